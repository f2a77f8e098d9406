/// JSON of another shape than the type that was asked for: `data[3].created_at: expected a date-time, found 12`.
public struct DecodingFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where the value stands in its document.
  public let path: JSONPath
  /// What the type needs, with its article: `a date-time`.
  public let expected: String
  /// What stands there: a number or boolean as it is, `an object`, `nothing`, or of a text its length, never the text.
  public let found: String

  /// A failure for a decoder that finds out by itself; ``JSONReader/failure(expected:)`` knows path and value.
  public init(path: JSONPath, expected: String, found: String) {
    self.path = path
    self.expected = expected
    self.found = found
  }

  /// `data[3].created_at: expected a date-time, found 12`.
  public var description: String {
    let text = path.description
    return (text.isEmpty ? "" : "\(text): ") + "expected \(expected), found \(found)"
  }

  /// A text as messages name it: it may be a secret, and messages end up in logs.
  static func phrase(forText text: String) -> String {
    switch text.count {
    case 0: "an empty string"
    case 1: "a string of 1 character"
    case let count: "a string of \(count) characters"
    }
  }
}

/// A value that JSON cannot express: `price: nan is not a JSON number`.
public struct EncodingFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where in the text the value would have stood.
  public let path: JSONPath
  /// What is wrong with the value there.
  public let reason: String

  /// Puts an error together.
  public init(path: JSONPath, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// `price: nan is not a JSON number`.
  public var description: String {
    let text = path.description
    return (text.isEmpty ? "" : "\(text): ") + reason
  }
}
