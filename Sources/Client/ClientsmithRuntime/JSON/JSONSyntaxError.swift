/// Text that is not JSON (RFC 8259), or more of it than the limits allow.
public struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong at ``JSONSyntaxError/offset``.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Reason: String, Sendable, Hashable {
    /// The text is empty or blank.
    case empty = "there is no JSON value"
    /// The text ends within a value.
    case unexpectedEnd = "the text ends before the value does"
    /// There is something else where a value must begin.
    case expectedValue = "expected a value"
    /// An object's member does not begin with its name.
    case expectedName = "expected a member name in double quotes"
    /// A member's name is not followed by a colon.
    case expectedColon = "expected `:` after a member name"
    /// An array's element is followed by something else.
    case expectedCommaOrBracket = "expected `,` or `]`"
    /// An object's member is followed by something else.
    case expectedCommaOrBrace = "expected `,` or `}`"
    /// Something stands behind the value.
    case trailingText = "unexpected text after the value"
    /// A number that RFC 8259 §6 does not allow, such as `01` or `1.`.
    case malformedNumber = "malformed number"
    /// A backslash with something that is no escape behind it.
    case malformedEscape = "malformed escape in a string"
    /// Half of a pair of UTF-16 surrogates.
    case loneSurrogate = "a surrogate escape without its other half"
    /// A control character that should be escaped.
    case controlCharacter = "an unescaped control character in a string"
    /// The bytes of a string are not UTF-8.
    case invalidUTF8 = "bytes that are not UTF-8"
    /// More nesting than the limit allows.
    case tooDeep = "arrays and objects are nested too deeply"
    /// More bytes than the limit allows.
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
