import YAML

/// The Parameter Object (OpenAPI 3.2, section 4.12).
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class Parameter: SpecificationObject, @unchecked Sendable {
  package enum Place: String, Sendable, CaseIterable {
    case path, query, header, cookie
    /// The whole query string as one value, described by `content` (3.2).
    case querystring
  }

  package internal(set) var name = ""
  package internal(set) var place = Place.query
  package internal(set) var description: String?
  /// True for every path parameter, whatever the document says.
  package internal(set) var required = false
  package internal(set) var deprecated = false
  package internal(set) var allowEmptyValue = false
  /// The declared style, or the default of the place.
  package internal(set) var style = ParameterStyle.simple
  /// As declared, or the default: true for `form` and `cookie`.
  package internal(set) var explode = false
  package internal(set) var allowReserved = false
  /// Absent when `content` describes the value.
  package internal(set) var schema: Schema?
  /// Exactly one entry when it describes the value, else empty.
  package internal(set) var content = NamedEntries<Referenced<MediaType>>()
  /// `example` and `examples` alike; a bare `example` has the name `default`.
  package internal(set) var examples = NamedEntries<Referenced<Example>>()
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(node: Node, path: ObjectPath) {
    self.node = node
    self.path = path
  }
}

/// How a parameter's value becomes text (OpenAPI 3.2, section 4.12.3).
package enum ParameterStyle: String, Sendable, CaseIterable {
  case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
  /// Cookie syntax without percent-encoding (3.2).
  case cookie
  /// Swagger 2.0's `collectionFormat: tsv`: the values joined by tabs.
  case tabDelimited
}
