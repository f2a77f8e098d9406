/// What a change is about, by what does not move in a document: the identity that findings of the wire and of Swift share.
package enum DocumentKey: Sendable, Hashable {
  /// An operation by its method and its path without the names of its parameters: `GET /pets/{}`.
  case operation(String)
  /// A parameter of an operation by its place and its name on the wire.
  case parameter(operation: String, place: String, name: String)
  /// The body of an operation's request.
  case body(operation: String)
  /// An answer of an operation by its status.
  case response(operation: String, status: String)
  /// A schema by its JSON pointer.
  case schema(String)
  /// A property of a schema.
  case property(schema: String, name: String)
  /// A value of an enumeration.
  case value(schema: String, value: String)
  /// A security scheme by its name.
  case scheme(String)
  /// A server by its address.
  case server(String)
  /// Something of the Swift module that no single place of the document decides, by its Swift name.
  case symbol(String)

  /// One line that identifies it in reports for programs and in fingerprints.
  package var text: String {
    switch self {
    case .operation(let operation): operation
    case .parameter(let operation, let place, let name): "\(operation) \(place) \(name)"
    case .body(let operation): "\(operation) body"
    case .response(let operation, let status): "\(operation) \(status)"
    case .schema(let pointer): pointer
    case .property(let schema, let name): "\(schema) .\(name)"
    case .value(let schema, let value): "\(schema) =\(value)"
    case .scheme(let name): "security \(name)"
    case .server(let url): "server \(url)"
    case .symbol(let name): "Swift \(name)"
    }
  }

  /// The key of an operation: two paths that differ in the names of their parameters only are one path (OpenAPI 3.2 §4.8.2).
  package static func operation(method: String, path: String) -> String {
    var shape = ""
    var isInside = false
    for character in path {
      if character == "}" { isInside = false }
      if !isInside { shape.append(character) }
      if character == "{" { isInside = true }
    }
    return "\(method) \(shape)"
  }
}
