import ClientModel
import Diagnostics
import Templating

/// Turns the model of a client into the Swift files of its mock.
package struct MockEmitter: Sendable {
  private let api: API
  private let configuration: EmitterConfiguration
  /// The lines of what the mock checks and answers by.
  private let description: [String]

  package init(_ api: API, description: [String], configuration: EmitterConfiguration) {
    self.api = api
    self.description = description
    self.configuration = configuration
  }

  /// The mock's files in the order of their paths; none where a template is wrong, which is reported.
  package func emit(library: TemplateLibrary, into bag: inout DiagnosticBag) -> [GeneratedFile] {
    let mock = library.program("mock", for: MockView.self, into: &bag)
    let resource = library.program("mock-resource", for: MockResourceView.self, into: &bag)
    let text = library.program("mock-description", for: MockDescriptionView.self, into: &bag)
    let file = library.program("file", for: FileView.self, into: &bag)
    guard let mock, let resource, let text, let file else { return [] }
    let words = Words(api, configuration)
    let coding = MockCoding(api)
    let types = MockTypeNames.of(api)
    var files: [GeneratedFile] = []
    var names = FileNames()
    func add(_ name: String, in folder: String = "", imports: [String], _ declarations: [String]) {
      let view = FileView(toolVersion: configuration.toolVersion, imports: imports, declarations: declarations)
      files.append(GeneratedFile(path: names.path(name, in: folder), contents: file.render(view)))
    }
    let access = configuration.access.modifier
    let name = MockView.name(of: api.clientName)
    let kit = ["\(access)import ClientsmithMock", "\(access)import ClientsmithTesting"]
    add(name, imports: kit, [String(rendered: mock.render(MockView(words: words, types: types)))])
    add(
      "\(name)Description", imports: ["import ClientsmithMock"],
      [String(rendered: text.render(MockDescriptionView(name: name, lines: description)))])
    for (source, type) in zip(api.resources, types) {
      let view = MockResourceView(source, name: type, words: words, coding: coding)
      add(type, in: "Resources", imports: imports(of: view.shown), [String(rendered: resource.render(view))])
    }
    return files.sorted { $0.path < $1.path }
  }

  /// What a resource's file needs: a word of access on an import that nothing public shows is warned of.
  private func imports(of types: [TypeReference]) -> [String] {
    let access = configuration.access.modifier
    var imports = ["\(access)import ClientsmithMock"]
    if types.contains(where: \.isOfRuntime) { imports.append("\(access)import ClientsmithRuntime") }
    imports += FoundationNeed.of(types).imports(access)
    if types.contains(where: { $0.declared != nil }) { imports.append("\(access)import \(api.module)") }
    return imports
  }
}

/// The names of a mock's types for resources: `IncidentsResource` is answered by `IncidentsMock`.
enum MockTypeNames {
  static func of(_ api: API) -> [String] {
    var taken: Set<String> = [MockView.name(of: api.clientName)]
    for declaration in api.declarations where declaration.scope == .module { taken.insert(declaration.name) }
    return api.resources.map { resource in
      let type = resource.typeName
      var name = (type.hasSuffix("Resource") ? String(type.dropLast(8)) : type) + "Mock"
      while !taken.insert(name).inserted { name += "Resource" }
      return name
    }
  }
}
