import Diagnostics
import YAML

/// Discriminator Objects.
extension ObjectReader {
  func discriminator(_ node: Node) -> Discriminator? {
    if let name = node.string {
      // Swagger 2.0 has the property's name alone.
      if version != .swagger20 {
        bag.report(
          .looseValue, "`discriminator` is an object, written here as the property's name", at: node.location)
      }
      return Discriminator(propertyName: name, node: node)
    }
    guard let mapping = object(node, "discriminator") else { return nil }
    var discriminator = Discriminator(node: node)
    for entry in mapping.entries {
      guard let word = known(entry, DiscriminatorKeyword.self, &discriminator.extensions) else { continue }
      switch word {
      case .propertyName: discriminator.propertyName = text(entry) ?? ""
      case .mapping: discriminator.mapping = discriminatorMapping(entry)
      case .defaultMapping: discriminator.defaultMapping = text(entry).map { mappedSchema($0, entry.value) }
      }
    }
    guard !discriminator.propertyName.isEmpty else {
      bag.report(
        .missingKey, "the discriminator has no `propertyName`; it is ignored", at: node.location)
      return nil
    }
    return discriminator
  }

  private func discriminatorMapping(_ entry: YAML.Entry) -> [Discriminator.Mapping] {
    guard let mapping = entry.value.mapping else {
      reportIgnored(entry, expected: "an object")
      return []
    }
    return mapping.entries.compactMap { item in
      guard let text = text(item) ?? item.value["$ref"]?.string else { return nil }
      return Discriminator.Mapping(
        value: item.key, location: item.keyLocation, text: text, reference: mappedSchema(text, item.value))
    }
  }

  /// A mapping names a schema of the components or is a reference (OpenAPI 3.2, section 4.25.3).
  private func mappedSchema(_ text: String, _ node: Node) -> Reference<Schema> {
    let schemas = version == .swagger20 ? entry.root["definitions"] : entry.root["components"]?["schemas"]
    guard schemas?[text] != nil else { return reference(text, node) }
    let folder = version == .swagger20 ? "#/definitions/" : "#/components/schemas/"
    return within(entry) { reference(folder + JSONPointer.escaped(text), node) }
  }
}
