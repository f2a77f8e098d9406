#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a model without content is made with: a value into which one is read, and which nobody gets to see before.
public struct JSONBlank: Sendable {
  /// For generated initialisers only.
  @_spi(Generated)
  public init() {}
}

/// A type with a value that stands in such a model. Generated code alone sees it: nobody else means `String.blank`.
@_spi(Generated)
public protocol JSONScalar {
  /// That value.
  static var blank: Self { get }
}

@_spi(Generated)
extension JSONScalar where Self: FixedWidthInteger {
  /// 0.
  public static var blank: Self { 0 }
}

@_spi(Generated)
extension Int: JSONScalar {}
@_spi(Generated)
extension Int8: JSONScalar {}
@_spi(Generated)
extension Int16: JSONScalar {}
@_spi(Generated)
extension Int32: JSONScalar {}
@_spi(Generated)
extension Int64: JSONScalar {}
@_spi(Generated)
extension UInt: JSONScalar {}
@_spi(Generated)
extension UInt8: JSONScalar {}
@_spi(Generated)
extension UInt16: JSONScalar {}
@_spi(Generated)
extension UInt32: JSONScalar {}
@_spi(Generated)
extension UInt64: JSONScalar {}

@_spi(Generated)
extension String: JSONScalar {
  /// The empty text.
  public static var blank: String { "" }
}

@_spi(Generated)
extension Bool: JSONScalar {
  /// False.
  public static var blank: Bool { false }
}

@_spi(Generated)
extension Double: JSONScalar {
  /// 0.
  public static var blank: Double { 0 }
}

@_spi(Generated)
extension Float: JSONScalar {
  /// 0.
  public static var blank: Float { 0 }
}

@_spi(Generated)
extension Decimal: JSONScalar {
  /// 0.
  public static var blank: Decimal { Decimal() }
}

@_spi(Generated)
extension Data: JSONScalar {
  /// No bytes.
  public static var blank: Data { Data() }
}

@_spi(Generated)
extension Date: JSONScalar {
  /// The beginning of 2001.
  public static var blank: Date { Date(timeIntervalSinceReferenceDate: 0) }
}

@_spi(Generated)
extension UUID: JSONScalar {
  /// Nothing but zeros.
  public static var blank: UUID { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }
}

@_spi(Generated)
extension CalendarDate: JSONScalar {
  /// The beginning of 1970.
  public static var blank: CalendarDate { CalendarDate(daysSince1970: 0) }
}

@_spi(Generated)
extension ISO8601Duration: JSONScalar {
  /// No time.
  public static var blank: ISO8601Duration { ISO8601Duration() }
}

@_spi(Generated)
extension BigInteger: JSONScalar {
  /// 0.
  public static var blank: BigInteger { 0 }
}

@_spi(Generated)
extension JSONValue: JSONScalar {
  /// Null.
  public static var blank: JSONValue { .null }
}

@_spi(Generated)
extension JSONObject: JSONScalar {
  /// No members.
  public static var blank: JSONObject { JSONObject() }
}

@_spi(Generated)
extension JSONNull: JSONScalar {
  /// Null.
  public static var blank: JSONNull { JSONNull() }
}

@_spi(Generated)
extension Secret: JSONScalar {
  /// Nothing.
  public static var blank: Secret { "" }
}

@_spi(Generated)
extension Array: JSONScalar where Element: JSONDecodable {
  /// No elements.
  public static var blank: [Element] { [] }
}

@_spi(Generated)
extension Dictionary: JSONScalar where Key == String, Value: JSONDecodable {
  /// No members.
  public static var blank: [String: Value] { [:] }
}

@_spi(Generated)
extension URL: JSONScalar {
  /// Nothing that could be fetched.
  public static var blank: URL { URL(fileURLWithPath: "/") }
}

@_spi(Generated)
extension TimeOfDay: JSONScalar {
  /// Midnight.
  public static var blank: TimeOfDay { midnight }
}
