import ClientModel
import Comparison
import Diagnostics
import SwiftEmitter
import Templating

/// A client as a package to publish: all its files, in memory, made to join what stands in its folder already.
package struct PackagePlan {
  /// What the user says of the package.
  package struct Settings: Sendable {
    /// Where the package stands or will stand.
    package var folder: String
    /// The runtime's package: a path of this machine, or an address.
    package var runtime: String?
    package var repository: String?
    /// The text of a licence to put beside the README.
    package var license: [UInt8]?
    /// What the changelog calls this state.
    package var release = "Unreleased"

    package init(folder: String) { self.folder = folder }
  }

  /// The files of the package with their manifest.
  package let tree: GeneratedTree
  /// The files in hidden places, which no manifest lists: they are ours as long as they begin with our line.
  let hidden: [GeneratedFile]
  /// How many changes the changelog has gained; nil where there was nothing to compare with.
  package let changes: Int?

  /// nil where errors left nothing to write; `generation` has been made with a mock and a public client.
  package init?(
    _ generation: Generator.Generation, _ settings: Settings, generator: Generator, library: TemplateLibrary,
    into bag: inout DiagnosticBag
  ) {
    guard let api = generation.api, let client = generation.tree, let mock = generation.mock else { return nil }
    var facts = PackageFacts(
      module: api.module, mock: MockName.module(of: api.module), dependency: Self.dependency(settings.runtime))
    facts.repository = settings.repository
    let present = Self.text("LICENSE", in: settings)
    facts.hasLicense = settings.license != nil || present != nil
    facts.products = Self.products(of: client)
    let emitter = PackageEmitter(api, facts: facts, configuration: EmitterConfiguration(toolVersion: Tool.version))
    let texts = emitter.emit(library: library, into: &bag)
    guard !texts.isEmpty else { return nil }
    var files: [String: [UInt8]] = [:]
    hidden = texts.filter { $0.path.hasPrefix(".") }
    for file in texts where !file.path.hasPrefix(".") { files[file.path] = file.contents }
    for (path, bytes) in client.files { files["Sources/\(facts.module)/\(path)"] = bytes }
    for (path, bytes) in mock.files { files["Sources/\(facts.mock)/\(path)"] = bytes }
    if let license = settings.license { files["LICENSE"] = license }
    if let readme = files["README.md"], let old = Self.text("README.md", in: settings) {
      files["README.md"] = Array(KeptRegions.merge(String(decoding: readme, as: UTF8.self), keeping: old).utf8)
    }
    let documents = PackageDocuments(generation)
    for (path, bytes) in documents.files { files["\(PackageDocuments.folder)/\(path)"] = bytes }
    let log = PackageChangelog(settings, generation, generator: generator, documents: documents)
    files["CHANGELOG.md"] = Array(log.text.utf8)
    changes = log.changes
    tree = GeneratedTree(files: files, inputs: client.manifest.inputs)
  }

  private static func text(_ name: String, in settings: Settings) -> String? {
    Disk.read(FilePath.joined(settings.folder, name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The manifest's line for the runtime; a path is taken as it is, since it is of this machine anyway.
  private static func dependency(_ runtime: String?) -> String {
    guard let runtime else {
      let address = SwiftLiteral.string("https://github.com/clientsmith/clientsmith")
      return ".package(url: \(address), from: \(SwiftLiteral.string(Tool.version)))"
    }
    guard runtime.contains("://") || runtime.hasPrefix("git@") else {
      return ".package(name: \"clientsmith\", path: \(SwiftLiteral.string(runtime)))"
    }
    return ".package(url: \(SwiftLiteral.string(runtime)), from: \(SwiftLiteral.string(Tool.version)))"
  }

  /// The runtime's further products that the client's files import.
  private static func products(of client: GeneratedTree) -> [String] {
    ["ClientsmithOAuth", "ClientsmithXML"].filter { product in
      client.files.values.contains { bytes in
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 16).prefix(16)
          .contains { $0.hasSuffix("import \(product)") }
      }
    }
  }
}

/// What mocks' modules are called.
package enum MockName {
  /// `FireHydrantMock`.
  package static func module(of client: String) -> String { "\(client)Mock" }
}
