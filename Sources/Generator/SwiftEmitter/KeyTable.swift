import Templating

/// The keys of every view as Markdown: the part of `templates/README.md` that is kept true by a test.
package enum KeyTable {
  /// The views that the entry templates are rendered with, by the template's name.
  package static let entries: [(template: String, shape: ViewShape)] = [
    ("file", ViewShape(FileView.self)), ("client", ViewShape(ClientView.self)),
    ("credentials", ViewShape(CredentialsView.self)), ("webhooks", ViewShape(WebhooksView.self)),
    ("resource", ViewShape(ResourceView.self)), ("operation", ViewShape(OperationView.self)),
    ("structure", ViewShape(StructureView.self)), ("enumeration", ViewShape(EnumerationView.self)),
    ("union", ViewShape(UnionView.self)), ("multipart", ViewShape(MultipartView.self)),
    ("responses", ViewShape(ResponsesView.self)), ("bodies", ViewShape(BodiesView.self)),
    ("problems", ViewShape(ProblemsView.self)), ("headers", ViewShape(HeadersView.self)),
    ("contract", ViewShape(ContractView.self)),
    ("types", ViewShape(TypesView.self)), ("mock", ViewShape(MockView.self)),
    ("mock-resource", ViewShape(MockResourceView.self)), ("mock-description", ViewShape(MockDescriptionView.self)),
    ("package-readme", ViewShape(PackageView.self)), ("", ViewShape(OwnFileView.self)),
  ]

  /// One section a view: those of the entry templates first, each followed by the views it leads to.
  package static var markdown: String {
    var sections: [String] = []
    var seen: Set<ObjectIdentifier> = []
    for (template, shape) in entries { append(shape, template: template, to: &sections, seen: &seen) }
    return sections.joined(separator: "\n")
  }

  private static func append(
    _ shape: ViewShape, template: String?, to sections: inout [String], seen: inout Set<ObjectIdentifier>
  ) {
    guard seen.insert(shape.identity).inserted else { return }
    var section = "### `\(shape.name)`\n\n"
    switch template {
    case nil: break
    case "": section += "Rendered by the templates that `files` of the configuration names.\n\n"
    case let template?: section += "Rendered by `\(template).mustache`.\n\n"
    }
    section += "| key | is | meaning |\n|---|---|---|\n"
    for key in shape.keys { section += "| `\(key.name)` | \(key.kind.phrase) | \(key.summary) |\n" }
    sections.append(section)
    for key in shape.keys {
      switch key.kind {
      case .view(let child), .views(let child): append(child(), template: nil, to: &sections, seen: &seen)
      case .text, .flag, .texts: break
      }
    }
  }
}
