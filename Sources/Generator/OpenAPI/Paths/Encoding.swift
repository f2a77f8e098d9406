import YAML

/// The Encoding Object (OpenAPI 3.2, section 4.15): how one property of a form or one part of a multipart is written.
package struct Encoding: SpecificationObject {
  package var contentType: String?
  package var headers = NamedEntries<Referenced<Header>>()
  /// Nil when not declared: then the content type decides; any of style, explode, allowReserved makes it RFC 6570 style.
  package var style: ParameterStyle?
  package var explode: Bool?
  package var allowReserved: Bool?
  package var encoding = NamedEntries<Encoding>()
  package var prefixEncoding: [Encoding] = []
  /// At most one; a list because a struct cannot hold itself.
  package var itemEncoding: [Encoding] = []
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
