import ClientModel
import Diagnostics
import Templates
import Templating

/// Turns the model of a client into Swift files through the templates.
package struct Emitter: Sendable {
  package init() {}

  /// The templates compiled into the program, with the user's own in place of those of the same name.
  package static func library(
    overrides: [TemplateLibrary.Source] = [], own: Set<String> = [], into bag: inout DiagnosticBag
  ) -> TemplateLibrary {
    let builtIn = BuiltInTemplates.all.map { template in
      TemplateLibrary.Source(
        name: template.name, file: "\(BuiltInTemplates.folder)/\(template.name).mustache", text: template.text)
    }
    return TemplateLibrary(builtIn: builtIn, overrides: overrides, own: own, into: &bag)
  }

  /// The client's files in the order of their paths; none where a template is wrong, which is reported.
  package func emit(
    _ api: API, configuration: EmitterConfiguration, library: TemplateLibrary, into bag: inout DiagnosticBag
  ) -> [GeneratedFile] {
    guard let programs = Programs(library, into: &bag) else { return [] }
    Conformances.check(api, configuration, into: &bag)
    let words = Words(api, configuration)
    var assembly = Assembly(program: programs.file, configuration: configuration)
    assembly.add(api.clientName, [String(rendered: programs.client.render(ClientView(words: words)))])
    if !api.security.credentials.isEmpty {
      let credentials = String(rendered: programs.credentials.render(CredentialsView(words: words)))
      assembly.add("Credentials", [credentials], foundation: .essentials)
    }
    if !api.webhooks.isEmpty {
      let webhooks = String(rendered: programs.webhooks.render(WebhooksView(words: words)))
      let showsRuntime = api.webhookUnion != nil || api.webhooks.contains { $0.payload?.isOfRuntime ?? true }
      assembly.add(
        "Webhooks", [webhooks], foundation: .of(api.webhooks.compactMap(\.payload)), showsRuntime: showsRuntime)
    }
    let headers = words.api.headers
    if !headers.isEmpty {
      assembly.add(
        "Headers", [String(rendered: programs.headers.render(HeadersView(words: words)))],
        foundation: .of(headers.map(\.type)), needsHTTPTypes: true,
        showsRuntime: headers.contains { $0.type.isOfRuntime })
    }
    if let contract = configuration.contract {
      let view = ContractView(words: words, text: contract)
      assembly.add(
        "Contract", [String(rendered: programs.contract.render(view))], showsRuntime: false, needsContract: true)
    }
    let texts = ModelTexts(words: words, programs: programs)
    for file in ResourceFiles(words: words, programs: programs, texts: texts).files() {
      assembly.add(
        file.name, in: "Resources", [file.text], foundation: file.foundation, needsXML: file.needsXML,
        needsHTTPTypes: file.needsHTTPTypes, imports: file.imports)
    }
    let models = ModelFiles(
      texts: texts, programs: programs, client: api.clientName, layout: configuration.layout)
    for group in models.groups() + models.shared() {
      assembly.add(
        group.name, in: "Models", group.pieces.map(\.text),
        foundation: .of(group.pieces.map(\.foundation)),
        needsXML: group.pieces.contains(where: \.needsXML),
        needsHTTPTypes: group.pieces.contains(where: \.needsHTTPTypes),
        imports: group.pieces.reduce(into: []) { $0.formUnion($1.imports) })
    }
    let own = OwnFiles(words: words).emit(beside: assembly.files, library: library, into: &bag)
    return (assembly.files + own).sorted { $0.path < $1.path }
  }
}

/// Puts header and imports around rendered declarations.
private struct Assembly {
  let program: ViewProgram<FileView>
  let configuration: EmitterConfiguration
  private(set) var files: [GeneratedFile] = []
  private var names = FileNames()

  init(program: ViewProgram<FileView>, configuration: EmitterConfiguration) {
    self.program = program
    self.configuration = configuration
  }

  mutating func add(
    _ name: String, in folder: String = "", _ declarations: [String], foundation: FoundationNeed = .none,
    needsXML: Bool = false, needsHTTPTypes: Bool = false, showsRuntime: Bool = true, needsContract: Bool = false,
    imports further: Set<String> = []
  ) {
    // With the declarations' access: under `InternalImportsByDefault` nothing public may show what is imported without a word,
    // and elsewhere a word that nothing public needs is warned of.
    let access = configuration.access.modifier
    var imports = ["@_spi(Generated) \(showsRuntime ? access : "")import ClientsmithRuntime"]
    if needsContract { imports.append("\(access)import ClientsmithContract") }
    if needsXML { imports.append("@_spi(Generated) import ClientsmithXML") }
    imports += foundation.imports(access)
    if needsHTTPTypes { imports.append("\(access)import HTTPTypes") }
    imports += further.filter { name in !imports.contains { $0.hasSuffix("import \(name)") } }.sorted()
      .map { "\(access)import \($0)" }
    let view = FileView(toolVersion: configuration.toolVersion, imports: imports, declarations: declarations)
    let size = declarations.reduce(512) { $0 + $1.utf8.count + 1 }
    files.append(GeneratedFile(path: names.path(name, in: folder), contents: program.render(view, size: size)))
  }
}
