import OpenAPI

/// A look into the schema of a page: which of its properties hold the items, and which lead on.
///
/// A class, because one page's schema is asked many questions and must be composed only once.
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
    var composed = composer.compose(parts)
    // Choices of one may lead back to where they began.
    for _ in 0..<20 {
      guard composed.properties.isEmpty, composed.items.isEmpty, let choice = composed.choices.first else { break }
      let members = choice.members.withoutNull
      guard members.count == 1, let only = members.first else {
        // A choice between lists is a list.
        if composed.types == nil, composer.lists(members) != nil { composed.types = .array }
        break
      }
      composed = composer.compose([SchemaPart(schema: only, aspect: .whole)])
    }
    return composed
  }

  private(set) lazy var isArray = plainIsArray ?? (composed.types == .array || !composed.items.isEmpty)

  /// The answer where one schema gives it without being composed, as most do.
  private var plainIsArray: Bool? {
    guard parts.count == 1, var schema = parts.first?.schema else { return nil }
    for _ in 0..<20 {
      guard schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty else { return nil }
      guard let reference = schema.reference else { break }
      guard schema.types.isEmpty, schema.items == nil, let target = composer.document.resolve(reference) else {
        return nil
      }
      schema = target
    }
    return schema.reference == nil ? schema.types.withoutNull == .array || schema.items != nil : nil
  }

  /// The schema of an array's items.
  private(set) lazy var items = isArray && !composed.items.isEmpty ? PageSchema(composed.items, composer) : nil

  /// The schema of a property.
  func property(_ name: String) -> PageSchema? {
    properties.first { $0.name == name }?.schema
  }

  /// Every property with its schema, in order.
  private(set) lazy var properties: [(name: String, schema: PageSchema)] = composed.properties.map {
    ($0.name, PageSchema($0.parts, composer))
  }

  /// The properties, and those that only some of its forms have: where a page leads on, `anyOf` tells first pages from others.
  private(set) lazy var possibleProperties: [(name: String, schema: PageSchema)] = {
    guard !composed.choices.isEmpty else { return properties }
    var found = properties
    for member in composed.choices.flatMap(\.members) {
      for property in PageSchema(member, composer).properties where !found.contains(where: { $0.name == property.name })
      {
        found.append(property)
      }
    }
    return found
  }()

  /// What a JSON pointer leads to; array indices are not followed.
  func at(_ pointer: String) -> PageSchema? {
    if pointer.isEmpty { return self }
    return pointer.split(separator: "/").reduce(Optional(self)) { schema, token in
      schema?.property(String(token).replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  /// Whether it or one of its forms has properties.
  var mayBeObject: Bool { !possibleProperties.isEmpty }

  var isObject: Bool { !composed.properties.isEmpty }

  /// Whether the value is a text, and so may be a cursor or an address.
  var isText: Bool { composed.types == .string && composed.enumeration == nil }

  var isInteger: Bool { composed.types == .integer || composed.types == .number }

  var isBoolean: Bool { composed.types == .boolean }

  /// Whether the text is an address, by its format or by what is said of it.
  var isAddress: Bool {
    guard isText else { return false }
    if composed.formats.contains(where: ["uri", "url", "uri-reference"].contains) { return true }
    let text = parts.lazy.compactMap(\.schema.description).first?.lowercased() ?? ""
    if ["url", "uri", "link to", "hyperlink", "address of", "path to"].contains(where: text.contains) { return true }
    // An example may say it where words do not.
    return parts.lazy.flatMap(\.schema.examples).compactMap(\.string).contains { example in
      example.hasPrefix("https://") || example.hasPrefix("http://")
    }
  }
}
