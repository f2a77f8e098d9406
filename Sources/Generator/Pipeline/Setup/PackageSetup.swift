/// The SwiftPM package in the current folder, of which a generated client becomes a target.
package struct PackageSetup: Sendable {
  /// What stands in the folder.
  package enum Project: Sendable, Hashable {
    /// Nothing that Swift is built from.
    case nothing
    case package
    /// An Xcode project: its targets are edited in Xcode.
    case xcode(String)
  }

  /// Where packages find Clientsmith.
  package static let address = "https://github.com/clientsmith/clientsmith"

  package let project: Project

  /// Looks at the current folder.
  package init() {
    let names = Disk.names(in: ".") ?? []
    project =
      if names.contains("Package.swift") {
        .package
      } else if let xcode = names.first(where: { $0.hasSuffix(".xcodeproj") }) {
        .xcode(xcode)
      } else {
        .nothing
      }
  }

  /// Where a client is generated unless somebody says otherwise: where SwiftPM looks for a target, or beside the Xcode project.
  package func output(of name: String) -> String {
    if case .xcode = project { name } else { "Sources/\(name)" }
  }

  /// A package of the client and a program that makes a first call.
  package static func newFiles(name: String, program: String) -> [(path: String, text: String)] {
    [
      (
        "Package.swift",
        """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
          name: "\(name)",
          platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
          products: [.library(name: "\(name)", targets: ["\(name)"])],
          dependencies: [
            .package(url: "\(address)", from: "\(Tool.version)")
          ],
          targets: [
            .target(name: "\(name)", dependencies: [.product(name: "ClientsmithRuntime", package: "clientsmith")]),
            .executableTarget(name: "first-call", dependencies: ["\(name)"]),
          ]
        )

        """
      ), ("Sources/first-call/main.swift", program),
    ]
  }

  /// What is written into a manifest by hand where it cannot be edited.
  package static func advice(name: String, output: String) -> String {
    let path = output == "Sources/\(name)" ? "" : ", path: \"\(output)\""
    return """
        dependencies: [
          .package(url: "\(address)", from: "\(Tool.version)"),
        ],
        targets: [
          .target(name: "\(name)", dependencies: [.product(name: "ClientsmithRuntime", package: "clientsmith")]\(path)),
        ]
      """
  }

  /// Adds the dependency and the target with SwiftPM's own editor of manifests. Gives false, with the manifest as it was, where that
  /// cannot be done.
  package static func addTarget(_ name: String) -> Bool {
    guard let before = Disk.read("Package.swift") else { return false }
    // Of a package whose only target lies in `Sources` itself SwiftPM would move the files.
    guard Disk.names(in: "Sources")?.contains(where: { $0.hasSuffix(".swift") }) != true else { return false }
    let text = String(decoding: before, as: UTF8.self)
    let folder = "Sources/\(name)"
    let isNew = Disk.names(in: folder) == nil
    var steps: [[String]] = []
    if !text.contains("/clientsmith\"") && !text.contains("/clientsmith.git\"") {
      steps.append(["add-dependency", address, "--from", Tool.version])
    }
    if !text.contains("name: \"\(name)\"") {
      steps.append(["add-target", name, "--type", "library"])
      steps.append(["add-target-dependency", "ClientsmithRuntime", name, "--package", "clientsmith"])
    }
    for step in steps where !ExternalProgram.run(["swift", "package"] + step).succeeded {
      try? Disk.write(before, to: "Package.swift")
      removeStub(of: name, in: folder, isNew: isNew)
      return false
    }
    removeStub(of: name, in: folder, isNew: isNew)
    return true
  }

  /// SwiftPM writes a file into a new target, which would stand in the way of the generated ones.
  private static func removeStub(of name: String, in folder: String, isNew: Bool) {
    guard isNew, Disk.names(in: folder) == ["\(name).swift"] else { return }
    try? Disk.remove("\(folder)/\(name).swift")
  }
}
