import Diagnostics
import OpenAPI
import YAML

/// All that a conjunction of schemas says of a value, put together: `allOf` flattened, references followed.
struct ComposedSchema {
  /// A property with every schema that describes it.
  struct Property {
    let name: String
    var parts: [SchemaPart]
    let location: SourceLocation
  }

  /// A choice (`oneOf` or `anyOf`) that must hold beside the rest.
  struct Choice {
    let members: [OpenAPI.Schema]
    let discriminator: OpenAPI.Discriminator?
    let owner: OpenAPI.Schema
  }

  /// nil: every type is allowed. `null` has been taken out.
  var types: SchemaTypes?
  var allowsNull = false
  var formats: [String] = []
  var enumeration: [Node]?
  var constant: Node?
  var properties: [Property] = []
  private var propertyIndex: [String: Int] = [:]
  var required: Set<String> = []
  var additional: OpenAPI.Schema?
  var additionalIsAllowed = false
  var patternProperties: [OpenAPI.Schema] = []
  var items: [SchemaPart] = []
  var prefixItems: [OpenAPI.Schema] = []
  var choices: [Choice] = []
  var discriminator: OpenAPI.Discriminator?
  var isTextLike = false
  var isNumberLike = false
  var isBase64 = false
  var isReadOnly = false
  var isWriteOnly = false
  /// The first schema whose types exclude those of the schemas before it.
  var conflict: OpenAPI.Schema?
  /// Whether the first schema stands for itself alone, and not for those that extend it.
  var isAlone = false
  /// Every schema that was put together, in order.
  var conjuncts: [OpenAPI.Schema] = []

  /// Adds a property's schema to what is known of the property.
  mutating func addProperty(_ name: String, _ schema: OpenAPI.Schema, at location: SourceLocation) {
    let part = SchemaPart(schema: schema, aspect: .whole)
    if let index = index(of: name) {
      if !properties[index].parts.contains(part) { properties[index].parts.append(part) }
      return
    }
    properties.append(Property(name: name, parts: [part], location: location))
    if properties.count == Self.scanned {
      for (index, property) in properties.enumerated() { propertyIndex[property.name] = index }
    } else if properties.count > Self.scanned {
      propertyIndex[name] = properties.count - 1
    }
  }

  /// Adds properties of which nothing is known yet.
  mutating func addMissing(_ more: [Property]) {
    let known = Set(properties.map(\.name))
    properties += more.filter { !known.contains($0.name) }
    propertyIndex = [:]
    guard properties.count >= Self.scanned else { return }
    for (index, property) in properties.enumerated() { propertyIndex[property.name] = index }
  }

  /// How many properties are looked through one by one, which a table would not do faster.
  private static let scanned = 12

  private func index(of name: String) -> Int? {
    properties.count < Self.scanned ? properties.firstIndex { $0.name == name } : propertyIndex[name]
  }
}
