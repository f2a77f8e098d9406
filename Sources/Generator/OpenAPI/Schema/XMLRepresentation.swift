/// The XML Object (OpenAPI 3.2, section 4.26).
package struct XMLRepresentation: Sendable {
  package enum NodeType: String, Sendable, CaseIterable {
    case element, attribute, text, cdata, none
  }

  package var name: String?
  package var namespace: String?
  package var prefix: String?
  /// As declared, or what `attribute: true` means; nil when neither says.
  package var nodeType: NodeType?
  package var attribute = false
  package var wrapped = false
  package var extensions = Extensions()

  package init() {}
}
