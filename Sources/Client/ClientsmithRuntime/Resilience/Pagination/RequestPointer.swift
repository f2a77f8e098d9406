/// A place in a request that pagination fills in.
public enum RequestPointer: Sendable, Hashable {
  /// A query parameter, by name.
  case query(String)
  /// A header, by name.
  case header(String)
  /// A field of the JSON body, by JSON pointer (RFC 6901).
  case body(String)
}

/// A place in an answer that pagination reads: a JSON pointer into the body (`/pagination/next`), or a header.
///
/// Beyond RFC 6901 a token `*` stands for every element of an array: `/*/data` for an array of pages.
public struct ResponsePointer: Sendable, Hashable, ExpressibleByStringLiteral {
  enum Place: Sendable, Hashable {
    case body(String)
    case header(String)
  }

  let place: Place

  init(_ place: Place) { self.place = place }

  /// A JSON pointer into the body; empty for the whole of it.
  public init(stringLiteral pointer: String) { place = .body(pointer) }

  /// A JSON pointer into the body.
  public static func body(_ pointer: String) -> ResponsePointer { ResponsePointer(.body(pointer)) }
  /// A header, by name.
  public static func header(_ name: String) -> ResponsePointer { ResponsePointer(.header(name)) }
}
