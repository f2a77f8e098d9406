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

/// A type with a value that stands in such a model.
public protocol JSONScalar {
  /// That value.
  static var blank: Self { get }
}

extension JSONScalar where Self: FixedWidthInteger {
  /// 0.
  public static var blank: Self { 0 }
}

extension Int: JSONScalar {}
extension Int8: JSONScalar {}
extension Int16: JSONScalar {}
extension Int32: JSONScalar {}
extension Int64: JSONScalar {}
extension UInt: JSONScalar {}
extension UInt8: JSONScalar {}
extension UInt16: JSONScalar {}
extension UInt32: JSONScalar {}
extension UInt64: JSONScalar {}

extension String: JSONScalar {
  /// The empty text.
  public static var blank: String { "" }
}

extension Bool: JSONScalar {
  /// False.
  public static var blank: Bool { false }
}

extension Double: JSONScalar {
  /// 0.
  public static var blank: Double { 0 }
}

extension Float: JSONScalar {
  /// 0.
  public static var blank: Float { 0 }
}

extension Decimal: JSONScalar {
  /// 0.
  public static var blank: Decimal { Decimal() }
}

extension Data: JSONScalar {
  /// No bytes.
  public static var blank: Data { Data() }
}

extension Date: JSONScalar {
  /// The beginning of 2001.
  public static var blank: Date { Date(timeIntervalSinceReferenceDate: 0) }
}

extension UUID: JSONScalar {
  /// Nothing but zeros.
  public static var blank: UUID { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }
}

extension CalendarDate: JSONScalar {
  /// The beginning of 1970.
  public static var blank: CalendarDate { CalendarDate(daysSince1970: 0) }
}

extension ISO8601Duration: JSONScalar {
  /// No time.
  public static var blank: ISO8601Duration { ISO8601Duration() }
}

extension BigInteger: JSONScalar {
  /// 0.
  public static var blank: BigInteger { 0 }
}

extension JSONValue: JSONScalar {
  /// Null.
  public static var blank: JSONValue { .null }
}

extension JSONObject: JSONScalar {
  /// No members.
  public static var blank: JSONObject { JSONObject() }
}

extension JSONNull: JSONScalar {
  /// Null.
  public static var blank: JSONNull { JSONNull() }
}

extension Secret: JSONScalar {
  /// Nothing.
  public static var blank: Secret { "" }
}

extension Array: JSONScalar where Element: JSONDecodable {
  /// No elements.
  public static var blank: [Element] { [] }
}

extension Dictionary: JSONScalar where Key == String, Value: JSONDecodable {
  /// No members.
  public static var blank: [String: Value] { [:] }
}

extension URL: JSONScalar {
  /// Nothing that could be fetched.
  public static var blank: URL { URL(fileURLWithPath: "/") }
}

extension TimeOfDay: JSONScalar {
  /// Midnight.
  public static var blank: TimeOfDay { midnight }
}
