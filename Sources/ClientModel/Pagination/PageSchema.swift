import OpenAPI

/// A look into the schema of a page: which of its properties hold the items, and which lead on.
final class PageSchema {
  let composer: SchemaComposer
  let parts: [SchemaPart]

  convenience init(_ schema: OpenAPI.Schema, _ composer: SchemaComposer) {
    self.init([SchemaPart(schema: schema, aspect: .whole)], composer)
  }

  init(_ parts: [SchemaPart], _ composer: SchemaComposer) {
    self.parts = parts
    self.composer = composer
  }

  /// What the schema says, with a single nullable choice followed.
  private(set) lazy var composed: ComposedSchema = compose()

  private func compose() -> ComposedSchema {
    let composed = composer.compose(parts)
    if composed.properties.isEmpty, composed.items.isEmpty, let choice = composed.choices.first {
      let members = choice.members.filter { !$0.isOnlyNull }
      if members.count == 1, let only = members.first { return PageSchema(only, composer).composed }
    }
    return composed
  }

  var isArray: Bool { composed.types == .array || !composed.items.isEmpty }

  /// The items' schema, where this is an array.
  var items: PageSchema? {
    let items = composed.items
    return items.isEmpty ? nil : PageSchema(items, composer)
  }

  /// The schema of a property.
  func property(_ name: String) -> PageSchema? {
    composed.properties.first { $0.name == name }.map { PageSchema($0.parts, composer) }
  }

  /// What a JSON pointer leads to; array indices are not followed.
  func at(_ pointer: String) -> PageSchema? {
    pointer.split(separator: "/").reduce(Optional(self)) { schema, token in
      schema?.property(String(token).replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  var isObject: Bool { !composed.properties.isEmpty }

  /// Whether the value is a text, and so may be a cursor or an address.
  var isText: Bool {
    let composed = composed
    return composed.types == .string && composed.enumeration == nil
  }

  var isInteger: Bool {
    let types = composed.types
    return types == .integer || types == .number
  }

  var isBoolean: Bool { composed.types == .boolean }

  /// Whether the text is an address by its format.
  var isAddress: Bool { isText && composed.formats.contains { ["uri", "url", "uri-reference"].contains($0) } }
}
