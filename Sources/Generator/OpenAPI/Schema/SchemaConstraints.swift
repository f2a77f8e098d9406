import YAML

/// The validation keywords of JSON Schema 2020-12 that limit a value: a client shows them, the server checks them.
package struct SchemaConstraints: Sendable {
  /// A numeric limit: the number's text as written (it may exceed any machine type) and its value.
  package struct Bound: Sendable {
    package let text: String
    package let value: Double
    package let isExclusive: Bool
  }

  package var minimum: Bound?
  package var maximum: Bound?
  package var multipleOf: Double?
  package var minLength: Int?
  package var maxLength: Int?
  package var pattern: String?
  package var minItems: Int?
  package var maxItems: Int?
  package var uniqueItems = false
  package var minContains: Int?
  package var maxContains: Int?
  package var minProperties: Int?
  package var maxProperties: Int?

  package init() {}
}
