/// How a path parameter is written (OpenAPI 3.1 section 4.8.12.2, `style`).
public enum PathStyle: Sendable, Hashable {
  /// `red,green`.
  case simple
  /// `.red,green`.
  case label
  /// `;color=red,green`.
  case matrix
}

/// How a query parameter is written.
public enum QueryStyle: Sendable, Hashable {
  /// `color=red,green`, or exploded `color=red&color=green`.
  case form
  /// `color=red%20green`.
  case spaceDelimited
  /// `color=red%7Cgreen`.
  case pipeDelimited
  /// `color%5Bred%5D=100`, to any depth: elements of an array are `name[]`, those that have parts themselves `name[0]`.
  case deepObject
}

/// How a cookie parameter is written.
public enum CookieStyle: Sendable, Hashable {
  /// `color=red,green`, percent-encoded.
  case form
  /// OpenAPI 3.2: `color=red; color=green`, nothing encoded.
  case cookie
}

/// How one kind of expression joins values (RFC 6570 appendix A's table).
struct Expansion: Sendable {
  /// What stands before the first value.
  var first: [UInt8]
  /// What stands between exploded values.
  var separator: [UInt8]
  /// What stands between values that are not exploded.
  var delimiter: [UInt8] = [UInt8(ascii: ",")]
  /// Whether a value is preceded by its name.
  var isNamed: Bool
  /// Whether a name with an empty value has an equals sign.
  var hasEqualsWhenEmpty = true
  /// What is not encoded in names and values.
  var kept: URIText.Kept

  static let simple = Expansion(first: [], separator: Array(",".utf8), isNamed: false, kept: .unreserved)
  static let label = Expansion(
    first: Array(".".utf8), separator: Array(".".utf8), isNamed: false, kept: .unreserved)
  static let matrix = Expansion(
    first: Array(";".utf8), separator: Array(";".utf8), isNamed: true, hasEqualsWhenEmpty: false, kept: .unreserved)
  static let form = Expansion(first: [], separator: Array("&".utf8), isNamed: true, kept: .unreserved)
  static let spaceDelimited = Expansion(
    first: [], separator: Array("&".utf8), delimiter: Array("%20".utf8), isNamed: true, kept: .unreserved)
  static let pipeDelimited = Expansion(
    first: [], separator: Array("&".utf8), delimiter: Array("%7C".utf8), isNamed: true, kept: .unreserved)
  static let formCookie = Expansion(first: [], separator: Array("; ".utf8), isNamed: true, kept: .unreserved)
  static let rawCookie = Expansion(first: [], separator: Array("; ".utf8), isNamed: true, kept: .raw)
  static let header = Expansion(first: [], separator: Array(",".utf8), isNamed: false, kept: .raw)

  func keeping(_ kept: URIText.Kept) -> Expansion {
    var copy = self
    copy.kept = kept
    return copy
  }
}
