/// One value that a login sends.
public struct TokenField: Sendable {
  /// Where a value goes.
  public enum Location: Sendable, Hashable {
    /// A member of the body: a name, or a JSON Pointer when it begins with `/`.
    case body(String)
    /// A header, with the prefix it needs.
    case header(String, prefix: String = "")
    /// A query parameter.
    case query(String)
  }

  /// Where it goes.
  public let location: Location
  /// What is sent.
  public let value: Secret

  /// A member of the body.
  public init(_ name: String, _ value: Secret) {
    self.init(.body(name), value)
  }

  /// A member of the body.
  public init(_ name: String, _ value: String) {
    self.init(.body(name), Secret(value))
  }

  /// A value anywhere.
  public init(_ location: Location, _ value: Secret) {
    self.location = location
    self.value = value
  }
}

/// The body of `application/x-www-form-urlencoded` requests.
package enum FormText {
  /// Encodes fields in their order.
  package static func encode(_ fields: [(name: String, value: Secret)]) -> [UInt8] {
    let pairs = fields.map { field in
      "\(PercentEncoding.encodeForm(field.name))=\(PercentEncoding.encodeForm(field.value.reveal()))"
    }
    return Array(pairs.joined(separator: "&").utf8)
  }
}
