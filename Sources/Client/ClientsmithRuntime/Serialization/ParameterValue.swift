#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A value that can stand in a path, a query, a header, a cookie or a form.
///
/// Generated enumerations and structures conform with an empty extension, and so does any type that is ``JSONEncodable``: what the
/// requirement gives is of no use to callers, so that it stays out of the lists of members that texts, numbers and dates have.
public protocol ParameterValue: Sendable {
  /// The value as text, list or members.
  var _parameterContent: ParameterContent { get }
}

extension ParameterValue where Self: JSONEncodable {
  /// The structure that the value has as JSON.
  public var _parameterContent: ParameterContent {
    // A value that JSON cannot express has no text either; numbers conform by themselves and never come here.
    (try? JSONValue(encoding: self)).map { ParameterContent($0) } ?? .absent
  }
}

extension ParameterValue where Self: RawRepresentable, RawValue: ParameterValue {
  /// The raw value's.
  public var _parameterContent: ParameterContent { rawValue._parameterContent }
}

extension ParameterValue where Self: RawRepresentable & JSONEncodable, RawValue: ParameterValue {
  /// The raw value's.
  public var _parameterContent: ParameterContent { rawValue._parameterContent }
}

extension ParameterContent: ParameterValue {
  /// Itself.
  public var _parameterContent: ParameterContent { self }
}

extension JSONValue: ParameterValue {
  /// The tree, scalars by their JSON text.
  public var _parameterContent: ParameterContent { ParameterContent(self) }
}

extension String: ParameterValue {
  /// The text as it is.
  public var _parameterContent: ParameterContent { .text(self) }
}

extension Bool: ParameterValue {
  /// `true` or `false`.
  public var _parameterContent: ParameterContent { .literal(self ? "true" : "false") }
}

extension ParameterValue where Self: FixedWidthInteger {
  /// The decimal digits.
  public var _parameterContent: ParameterContent { .literal(String(self)) }
}

extension ParameterValue where Self: FixedWidthInteger & JSONEncodable {
  /// The decimal digits.
  public var _parameterContent: ParameterContent { .literal(String(self)) }
}

extension Int: ParameterValue {}
extension Int8: ParameterValue {}
extension Int16: ParameterValue {}
extension Int32: ParameterValue {}
extension Int64: ParameterValue {}
extension UInt: ParameterValue {}
extension UInt8: ParameterValue {}
extension UInt16: ParameterValue {}
extension UInt32: ParameterValue {}
extension UInt64: ParameterValue {}

extension Double: ParameterValue {
  /// The shortest text that reads back as the same number, without a fraction of nothing: `5`, `0.1`, `1e+20`.
  public var _parameterContent: ParameterContent {
    let text = description
    return .literal(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}

extension Float: ParameterValue {
  /// As for `Double`.
  public var _parameterContent: ParameterContent {
    let text = description
    return .literal(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}

extension Array: ParameterValue where Element: ParameterValue {
  /// A list of the elements.
  public var _parameterContent: ParameterContent { .list(map(\._parameterContent)) }
}

extension Dictionary: ParameterValue where Key == String, Value: ParameterValue {
  /// The entries sorted by key, since a dictionary's own order changes from run to run.
  public var _parameterContent: ParameterContent {
    .members(sorted { $0.key < $1.key }.map { ParameterContent.Member($0.key, $0.value._parameterContent) })
  }
}

extension Optional: ParameterValue where Wrapped: ParameterValue {
  /// The value's, or absent.
  public var _parameterContent: ParameterContent { self?._parameterContent ?? .absent }
}

extension Date: ParameterValue {
  /// RFC 3339 in UTC.
  public var _parameterContent: ParameterContent { .text(DateTime.text(self)) }
}

extension UUID: ParameterValue {
  /// The lower-case text (RFC 9562 section 4).
  public var _parameterContent: ParameterContent { .text(uuidString.lowercased()) }
}

extension URL: ParameterValue {
  /// The URL as a string; it is percent-encoded like any other text.
  public var _parameterContent: ParameterContent { .text(absoluteString) }
}

extension Decimal: ParameterValue {
  /// The plain decimal digits.
  public var _parameterContent: ParameterContent { .literal(description) }
}

extension Data: ParameterValue {
  /// Base64 (`format: byte`).
  public var _parameterContent: ParameterContent { .text(base64EncodedString()) }
}

extension CalendarDate: ParameterValue {
  /// `2026-01-31`.
  public var _parameterContent: ParameterContent { .text(description) }
}

extension TimeOfDay: ParameterValue {
  /// `17:30:00Z`.
  public var _parameterContent: ParameterContent { .text(description) }
}

extension ISO8601Duration: ParameterValue {
  /// `P1DT12H`.
  public var _parameterContent: ParameterContent { .text(description) }
}

extension BigInteger: ParameterValue {
  /// The digits.
  public var _parameterContent: ParameterContent { .literal(digits) }
}

extension JSONObject: ParameterValue {
  /// The members in their order.
  public var _parameterContent: ParameterContent { ParameterContent(.object(self)) }
}

extension Indirect: ParameterValue where Value: ParameterValue {
  /// The boxed value's.
  public var _parameterContent: ParameterContent { wrappedValue._parameterContent }
}

extension Nullable: ParameterValue where Value: ParameterValue {
  /// The value's; null is left out, since a parameter has no way to say it.
  public var _parameterContent: ParameterContent {
    switch self {
    case .null: .absent
    case .value(let value): value._parameterContent
    }
  }
}
