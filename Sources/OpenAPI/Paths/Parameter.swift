import YAML

/// The Parameter Object (OpenAPI 3.2, section 4.12).
package struct Parameter: SpecificationObject {
  package enum Place: String, Sendable, CaseIterable {
    case path, query, header, cookie
    /// The whole query string as one value, described by `content` (3.2).
    case querystring
  }

  package var name = ""
  package var place = Place.query
  package var description: String?
  /// True for every path parameter, whatever the document says.
  package var required = false
  package var deprecated = false
  package var allowEmptyValue = false
  /// The declared style, or the default of the place.
  package var style = ParameterStyle.simple
  /// As declared, or the default: true for `form` and `cookie`.
  package var explode = false
  package var allowReserved = false
  /// Absent when `content` describes the value.
  package var schema: Schema?
  /// Exactly one entry when it describes the value, else empty.
  package var content = NamedEntries<Referenced<MediaType>>()
  /// `example` and `examples` alike; a bare `example` has the name `default`.
  package var examples = NamedEntries<Referenced<Example>>()
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}

/// How a parameter's value becomes text (OpenAPI 3.2, section 4.12.3).
package enum ParameterStyle: String, Sendable, CaseIterable {
  case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
  /// Cookie syntax without percent-encoding (3.2).
  case cookie
  /// Swagger 2.0's `collectionFormat: tsv`: the values joined by tabs.
  case tabDelimited
}
