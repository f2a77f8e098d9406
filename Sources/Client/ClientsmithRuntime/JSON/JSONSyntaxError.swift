/// Text that is not JSON (RFC 8259), or more of it than the limits allow.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong at ``JSONSyntaxError/offset``.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Reason: String, Sendable, Hashable {
    case empty = "there is no JSON value"
    case unexpectedEnd = "the text ends before the value does"
    case expectedValue = "expected a value"
    case expectedName = "expected a member name in double quotes"
    case expectedColon = "expected `:` after a member name"
    case expectedCommaOrBracket = "expected `,` or `]`"
    case expectedCommaOrBrace = "expected `,` or `}`"
    case trailingText = "unexpected text after the value"
    case malformedNumber = "malformed number"
    case malformedEscape = "malformed escape in a string"
    case loneSurrogate = "a surrogate escape without its other half"
    case controlCharacter = "an unescaped control character in a string"
    case invalidUTF8 = "bytes that are not UTF-8"
    case tooDeep = "arrays and objects are nested too deeply"
    case tooLong = "the text is too long"
  }

  /// What is wrong.
  public let reason: Reason
  /// Bytes before the place, from 0.
  public let offset: Int

  /// An error at a byte.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// `not JSON: malformed number, at byte 7`.
  public var description: String { "not JSON: \(reason.rawValue), at byte \(offset)" }
}
