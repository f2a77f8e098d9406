/// JSON of another shape than the type that was asked for: `data[3].created_at: expected a date-time, found 12`.
public struct DecodingFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: JSONPath
  /// What the type needs, with its article: `a date-time`.
  public let expected: String
  /// What stands there: a short scalar as it is, or `an object`, `nothing`.
  public let found: String

  public init(path: JSONPath, expected: String, found: String) {
    self.path = path
    self.expected = expected
    self.found = found
  }

  public var description: String {
    let text = path.description
    return (text.isEmpty ? "" : "\(text): ") + "expected \(expected), found \(found)"
  }
}

/// A value that JSON cannot express: `price: nan is not a JSON number`.
public struct EncodingFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: JSONPath
  /// What is wrong with the value there.
  public let reason: String

  public var description: String {
    let text = path.description
    return (text.isEmpty ? "" : "\(text): ") + reason
  }
}
