import ClientModel
import Diagnostics
import OpenAPI
import SwiftEmitter
import Templating
import Verification
import YAML

/// Runs the stages for one client, in memory: document → model → text.
package struct Generator {
  /// What a run made of one client, and what it found.
  package struct Generation: Sendable {
    package let client: ClientConfiguration
    /// nil where errors left nothing to generate.
    package var tree: GeneratedTree?
    /// The files of the client's mock, where the configuration asks for one.
    package var mock: GeneratedTree?
    package var api: API?
    /// Kept with the rest, so that a process that ends after its work need not take the tree apart.
    package var document: Document?
    package var bag = DiagnosticBag()
    /// The files that were read.
    package var texts = SourceTexts()

    init(client: ClientConfiguration) {
      self.client = client
    }

    /// What is written, with the name and the folder of each: the client, and its mock.
    package var outputs: [(name: String, folder: String, tree: GeneratedTree)] {
      guard let tree else { return [] }
      var outputs = [(client.name, client.output, tree)]
      if let mock, let folder = client.mock { outputs.append(("\(client.name)'s mock", folder, mock)) }
      return outputs
    }
  }

  private let configuration: Configuration
  private let source: any FileSource

  /// Takes files from this machine, or wherever `source` has them.
  package init(_ configuration: Configuration, source: (any FileSource)? = nil) {
    self.configuration = configuration
    self.source = source ?? DiskFiles(limit: configuration.limits.bytes)
  }

  /// The model of a client, without its text.
  package func model(_ client: ClientConfiguration) -> Generation {
    var generation = Generation(client: client)
    _ = buildModel(&generation)
    return generation
  }

  /// The files of a client.
  package func generate(_ client: ClientConfiguration) -> Generation {
    var generation = Generation(client: client)
    let templates = TemplateFolder(path: client.templates ?? configuration.templates, past: source as? GitFiles)
      .sources(into: &generation.bag)
    TemplateOrigin.report(templates, into: &generation.bag)
    let library = Emitter.library(
      overrides: templates, own: Set(client.files.map(\.template)), into: &generation.bag)
    guard var inputs = buildModel(&generation), let api = generation.api, !generation.bag.hasErrors else {
      return generation
    }
    var look = EmitterConfiguration(
      access: client.access, conformances: client.conformances, toolVersion: Tool.version)
    look.models = client.models
    look.layout = client.layout
    look.files = client.files
    if client.carriesContract, let document = generation.document {
      let ids = api.operations.map { ("\($0.method) \($0.path)", $0.id) }
      look.contract =
        ContractBuilder.contract(
          of: document, ids: Dictionary(ids, uniquingKeysWith: { first, _ in first }), shown: client.shownPath(of:)
        ).text
    }
    let files = Emitter().emit(api, configuration: look, library: library, into: &generation.bag)
    guard !generation.bag.hasErrors else { return generation }
    inputs.configuration = client.fingerprint
    inputs.templates = TemplateFolder.fingerprint(overrides: templates)
    inputs.toolVersion = Tool.version
    generation.tree = Self.tree(files, inputs)
    if client.mock != nil, let document = generation.document {
      let description = MockDescriber(api, document, shown: client.shownPath(of:)).lines()
      let emitter = MockEmitter(api, description: description, configuration: look)
      let files = emitter.emit(library: library, into: &generation.bag)
      if generation.bag.hasErrors { generation.tree = nil } else { generation.mock = Self.tree(files, inputs) }
    }
    return generation
  }

  private static func tree(_ files: [GeneratedFile], _ inputs: Manifest.Inputs) -> GeneratedTree {
    GeneratedTree(
      files: Dictionary(files.map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first }), inputs: inputs)
  }

  /// Reads the document, applies its overlays and builds the model; gives the fingerprints of what was read.
  private func buildModel(_ generation: inout Generation) -> Manifest.Inputs? {
    let client = generation.client
    var inputs = Manifest.Inputs()
    guard let root = readRoot(&generation, &inputs) else { return nil }
    var options = DocumentReader.Options()
    options.yaml = configuration.limits
    options.rootFolder = client.root
    guard
      let document = DocumentReader(options: options).read(
        root: root, path: client.spec, from: source, into: &generation.bag)
    else { return nil }
    generation.document = document
    for file in document.files {
      generation.texts.add(file)
      inputs.documents.append(input(file, of: client))
    }
    generation.api = ModelBuilder(configuration: client.model).build(document, into: &generation.bag)
    return inputs
  }

  /// The tree of the entry document with its overlays applied.
  private func readRoot(_ generation: inout Generation, _ inputs: inout Manifest.Inputs) -> Node? {
    let client = generation.client
    guard var root = readFile(client.spec, "document", &generation) else { return nil }
    for path in client.overlays {
      guard let tree = readFile(path, "overlay", &generation) else { continue }
      inputs.overlays.append(input(tree.file, of: client))
      if let overlay = OverlayReader().read(tree, into: &generation.bag) {
        root = overlay.apply(to: root, into: &generation.bag)
      }
    }
    return root
  }

  private func readFile(_ path: String, _ what: String, _ generation: inout Generation) -> Node? {
    guard let bytes = source.bytes(of: path) else {
      let reason = source is DiskFiles ? Disk.refusal(of: path).map { ": \($0)" } ?? "" : ""
      generation.bag.report(.unreadableFile, "the \(what) `\(DocumentAddress.shown(path))` cannot be read\(reason)")
      return nil
    }
    let root = YAMLReader(limits: configuration.limits).read(bytes, file: path, into: &generation.bag)
    if let root { generation.texts.add(root.file) }
    return root
  }

  private func input(_ file: SourceFile, of client: ClientConfiguration) -> Manifest.Inputs.File {
    Manifest.Inputs.File(
      path: FilePath.relative(file.path, to: FilePath.folder(of: client.spec)), fingerprint: Fingerprint(of: file.bytes)
    )
  }
}
