import YAML

/// The Example Object (OpenAPI 3.2, section 4.19).
package struct Example: SpecificationObject {
  package var summary: String?
  package var description: String?
  /// The value as data: `dataValue` (3.2) or `value`.
  package var value: Node?
  /// The value as it is sent (3.2).
  package var serializedValue: String?
  package var externalValue: String?
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
