import Diagnostics
import YAML

/// The OpenAPI Object.
extension ObjectReader {
  func root(_ node: Node, _ path: ObjectPath) -> DocumentContent {
    var content = DocumentContent()
    guard let mapping = object(node, "document") else { return content }
    for entry in mapping.entries {
      guard let word = known(entry, DocumentKeyword.self, &content.extensions) else { continue }
      read(word, entry, path, &content)
    }
    if mapping["info"] == nil {
      bag.report(.missingKey, "the document has no `info`; its title is taken as empty", at: node.location)
    }
    if mapping["paths"] == nil, mapping["components"] == nil, mapping["webhooks"] == nil {
      bag.report(
        .missingContainer, "the document has neither `paths` nor `components` nor `webhooks`", at: node.location)
    }
    return content
  }

  private func read(
    _ word: DocumentKeyword, _ entry: YAML.Entry, _ path: ObjectPath, _ content: inout DocumentContent
  ) {
    switch word {
    case .openapi: content.versionText = entry.value.string ?? ""
    case .info: content.info = info(entry.value)
    case .servers: content.servers = list(entry, path, server)
    case .paths: content.paths = paths(entry, path)
    case .webhooks: content.webhooks = map(entry, path, referencedPathItem)
    case .components:
      content.components = components(entry.value, ObjectPath(parent: path, .key(entry.key)))
      components = content.components
    case .security: content.security = securityRequirements(entry, path)
    case .tags: content.tags = tags(entry, path)
    case .externalDocs: content.externalDocs = externalDocumentation(entry.value)
    case .jsonSchemaDialect: content.jsonSchemaDialect = text(entry)
    case .selfURI: content.selfURI = text(entry)
    }
  }

  /// The Paths Object: path items by their templates, without the object's extensions.
  func paths(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<Referenced<PathItem>> {
    for entry in entry.value.mapping?.entries ?? [] { note(entry, "Paths Object") }
    return map(entry, path) { node, path in
      if case .entry(_, let key) = path.step, isExtension(key) { return nil }
      return referencedPathItem(node, path)
    }
  }

  /// A Tags list without repetitions.
  func tags(_ entry: YAML.Entry, _ path: ObjectPath) -> [Tag] {
    var tags: [Tag] = []
    for tag in list(entry, path, tag) {
      if let first = tags.first(where: { $0.name == tag.name }) {
        bag.report(
          .duplicateTag, "the tag `\(tag.name)` is declared twice; the first holds", at: tag.location,
          notes: [.init("the first is here", at: first.location)])
      } else {
        tags.append(tag)
      }
    }
    checkParents(of: tags)
    return tags
  }

  /// The parents of tags are tags of the document, and none is its own ancestor (OpenAPI 3.2, section 4.22).
  private func checkParents(of tags: [Tag]) {
    let parents = Dictionary(tags.map { ($0.name, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for tag in tags {
      guard let parent = tag.parent else { continue }
      let location = tag.node["parent"]?.location
      guard parents[parent] != nil else {
        bag.report(
          .ignoredValue, "the parent `\(parent)` of the tag `\(tag.name)` is no tag of the document; it is ignored",
          at: location, help: Suggestion.nearest(to: parent, in: parents.keys.sorted()).map { "did you mean `\($0)`?" })
        continue
      }
      var ancestor: String? = parent
      var steps = 0
      while let name = ancestor, name != tag.name, steps < tags.count {
        ancestor = parents[name] ?? nil
        steps += 1
      }
      if ancestor == tag.name {
        bag.report(.ignoredValue, "the tag `\(tag.name)` is among its own parents", at: location)
      }
    }
  }
}
