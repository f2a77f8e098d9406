import Diagnostics

#if canImport(Glibc)
import Glibc
#endif

/// What a machine and a project need to have for clients to be generated and used, looked at one by one.
package struct Examination: Sendable {
  /// One thing that was looked at.
  package struct Result: Sendable, Hashable {
    /// How it stands.
    package enum State: String, Sendable {
      case fine
      /// It can be lived with.
      case remark
      case wrong
    }

    package let state: State
    /// What was found, in one line.
    package let text: String
    /// What to do about it.
    package let remedy: String?
  }

  package private(set) var results: [Result] = []

  package var isFine: Bool { !results.contains { $0.state == .wrong } }

  package init() {}

  /// The machine: what programs and libraries are there.
  package mutating func examineMachine() {
    add(.fine, "\(Tool.name) \(Tool.version)")
    examineSwift()
    if ExternalProgram.run(["curl", "-q", "--version"]).succeeded {
      add(.fine, "curl, which fetches documents")
    } else {
      add(.remark, "there is no program `curl`", "install it for `init` with an address, `update` and `check --source`")
    }
    #if canImport(Glibc)
    if let library = dlopen("libcurl.so.4", RTLD_LAZY) {
      dlclose(library)
      add(.fine, "libcurl.so.4, which clients send with on Linux")
    } else {
      add(
        .remark, "there is no libcurl.so.4: clients send with URLSession instead, see docs/transports.md",
        "install libcurl4, or libcurl on Fedora and Amazon Linux")
    }
    #endif
  }

  private mutating func examineSwift() {
    let ending = ExternalProgram.run(["swift", "--version"])
    let words = String(decoding: ending.output + ending.errors, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard ending.succeeded, let place = words.firstIndex(of: "version"), words.indices.contains(place + 1) else {
      return add(.remark, "there is no `swift`", "install Swift 6.2 or later to build clients, from swift.org")
    }
    let version = words[place + 1]
    let numbers = version.split(separator: ".").map { Int($0.prefix(while: \.isNumber)) ?? 0 }
    let isEnough = numbers.lexicographicallyPrecedes([6, 2]) == false
    add(
      isEnough ? .fine : .wrong, "Swift \(version)",
      isEnough ? nil : "the runtime needs 6.2 or later: install it from swift.org")
  }

  /// The package in the current folder: whether its target has what the client needs.
  package mutating func examinePackage() {
    guard let bytes = Disk.read("Package.swift") else {
      return add(.remark, "there is no Package.swift here: in Xcode, add the package \(PackageSetup.address)")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("ClientsmithRuntime") || text.contains("name: \"clientsmith\"") {
      add(.fine, "Package.swift names ClientsmithRuntime")
    } else {
      add(
        .wrong, "Package.swift does not name ClientsmithRuntime, which generated code imports",
        "add the package \(PackageSetup.address) and its product to the clients' targets")
    }
    guard let version = Self.resolvedVersion else { return }
    add(
      version == Tool.version ? .fine : .remark, "Package.resolved has Clientsmith \(version)",
      version == Tool.version ? nil : "use one version of both: the tool is \(Tool.version), see docs/versions.md")
  }

  /// The version of Clientsmith in `Package.resolved`, nil where it is not one.
  private static var resolvedVersion: String? {
    guard let bytes = Disk.read("Package.resolved") else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.firstRange(of: "\"identity\" : \"clientsmith\"")?.upperBound,
      let key = text[start...].firstRange(of: "\"version\" : \"")?.upperBound
    else { return nil }
    if let next = text[start...].firstRange(of: "\"identity\"")?.lowerBound, next < key { return nil }
    return String(text[key...].prefix { $0 != "\"" })
  }

  /// A client as it was generated just now: its document, its folder, what the repository keeps of it.
  package mutating func examine(_ generation: Generator.Generation, published: Bool) {
    let client = generation.client
    let errors = generation.bag.diagnostics.count { $0.severity == .error }
    let warnings = generation.bag.diagnostics.count { $0.severity == .warning }
    guard errors == 0, let tree = generation.tree else {
      return add(
        .wrong, "\(client.name): \(client.spec) has \(errors == 1 ? "an error" : "\(errors) errors")",
        "see `\(Tool.name) check \(client.name)`")
    }
    add(
      .fine,
      "\(client.name): \(client.spec) can be generated"
        + (warnings == 0 ? "" : ", with \(warnings == 1 ? "1 warning" : "\(warnings) warnings")"))
    var bag = DiagnosticBag()
    let folder = OutputFolder(reading: client.output, into: &bag)
    if folder.manifest == nil {
      add(.wrong, "\(client.name): nothing was generated into \(client.output)", "run `\(Tool.name) generate`")
    } else if Drift(of: folder, from: tree).isEmpty {
      add(.fine, "\(client.name): \(client.output) is in sync")
    } else {
      add(
        .wrong, "\(client.name): \(client.output) is not what would be generated",
        "see `\(Tool.name) check \(client.name)`, and run `\(Tool.name) generate`")
    }
    if !published {
      add(
        .remark, "\(client.name): the lock holds none of its names, so they may move with the document",
        "run `\(Tool.name) generate`, and commit \(LockFile.name)")
    }
    for path in [client.spec, client.output + "/" + Manifest.fileName] { examineIgnored(path) }
  }

  /// What git ignores is not there for the next one who clones.
  package mutating func examineIgnored(_ path: String) {
    guard Disk.kind(path) != nil, ExternalProgram.run(["git", "check-ignore", "-q", path]).succeeded else { return }
    add(
      .wrong, "git ignores \(path)", "take it out of .gitignore: documents, generated code and the lock are committed")
  }

  private mutating func add(_ state: Result.State, _ text: String, _ remedy: String? = nil) {
    results.append(Result(state: state, text: text, remedy: remedy))
  }
}
