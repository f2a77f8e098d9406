#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Date: ParameterValue {
  /// RFC 3339 in UTC.
  public var parameterContent: ParameterContent { .text(DateTime.text(self)) }
}

extension UUID: ParameterValue {
  /// The lower-case text (RFC 9562 section 4).
  public var parameterContent: ParameterContent { .text(uuidString.lowercased()) }
}

extension URL: ParameterValue {
  /// The URL as a string; it is percent-encoded like any other text.
  public var parameterContent: ParameterContent { .text(absoluteString) }
}

extension Decimal: ParameterValue {
  /// The plain decimal digits.
  public var parameterContent: ParameterContent { .literal(description) }
}

extension Data: ParameterValue {
  /// Base64 (`format: byte`).
  public var parameterContent: ParameterContent { .text(base64EncodedString()) }
}

extension CalendarDate: ParameterValue {
  /// `2026-01-31`.
  public var parameterContent: ParameterContent { .text(description) }
}

extension TimeOfDay: ParameterValue {
  /// `17:30:00Z`.
  public var parameterContent: ParameterContent { .text(description) }
}

extension ISO8601Duration: ParameterValue {
  /// `P1DT12H`.
  public var parameterContent: ParameterContent { .text(description) }
}

extension BigInteger: ParameterValue {
  /// The digits.
  public var parameterContent: ParameterContent { .literal(digits) }
}

extension JSONObject: ParameterValue {
  /// The members in their order.
  public var parameterContent: ParameterContent { ParameterContent(.object(self)) }
}

extension Indirect: ParameterValue where Value: ParameterValue {
  /// The boxed value's.
  public var parameterContent: ParameterContent { wrappedValue.parameterContent }
}

extension Nullable: ParameterValue where Value: ParameterValue {
  /// The value's; null is left out, since a parameter has no way to say it.
  public var parameterContent: ParameterContent {
    switch self {
    case .null: .absent
    case .value(let value): value.parameterContent
    }
  }
}
