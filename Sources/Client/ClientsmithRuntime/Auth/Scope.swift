/// One permission of a token, in the service's own spelling: `models.read`, `urn:firstquadrant:user:*:read`.
public struct Scope: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text on the wire.
  public let rawValue: String

  /// Takes the service's spelling as it is.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Takes the service's spelling as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }
  /// Takes the service's spelling as it is.
  public init(stringLiteral value: String) { self.rawValue = value }

  /// The text on the wire.
  public var description: String { rawValue }

  /// Whether a token that has this scope may do what needs `required`: they are equal, or this one's `*` segments cover it.
  ///
  /// A `*` stands for one segment between colons (between dots where there is no colon), a last `*` for all that follow.
  public func covers(_ required: Scope) -> Bool {
    if rawValue == required.rawValue { return true }
    guard rawValue.utf8.contains(UInt8(ascii: "*")) else { return false }
    let separator: Character = rawValue.contains(":") || !rawValue.contains(".") ? ":" : "."
    let pattern = rawValue.split(separator: separator, omittingEmptySubsequences: false)
    let segments = required.rawValue.split(separator: separator, omittingEmptySubsequences: false)
    guard pattern.count <= segments.count else { return false }
    guard pattern.count == segments.count || pattern.last == "*" else { return false }
    return zip(pattern, segments).allSatisfy { $0 == "*" || $0 == $1 }
  }

  /// Reads a list as authorization servers write it: separated by spaces (RFC 6749 section 3.3) or, at some, by commas.
  public static func list(_ text: String) -> [Scope] {
    text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map { Scope(String($0)) }
  }
}

extension Set<Scope> {
  /// Those of the required scopes that no scope in the set covers, in their order.
  public func missing(from required: [Scope]) -> [Scope] {
    required.filter { scope in !contains(scope) && !contains { $0.covers(scope) } }
  }
}
