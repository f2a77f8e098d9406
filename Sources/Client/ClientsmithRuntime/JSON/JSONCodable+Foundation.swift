#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension UUID: JSONCodable {
  /// Reads a string of 36 characters in either case.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = UUID(uuidString: try json.string) else {
      throw json.failure(expected: "a UUID")
    }
    self = value
  }

  /// In lower case (RFC 9562 §4).
  public func write(to json: inout JSONWriter) { json.write(uuidString.lowercased()) }
}

extension URL: JSONCodable {
  /// Reads a string that `URL(string:)` takes.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = URL(string: try json.string) else { throw json.failure(expected: "a URL") }
    self = value
  }

  /// Writes the URL as it is spelt.
  public func write(to json: inout JSONWriter) { json.write(absoluteString) }
}

extension Decimal: JSONCodable {
  /// A number, taken from its digits and never by way of a `Double`.
  public init(json: borrowing JSONReader) throws {
    guard let value = Decimal(string: try json.numberText), value.isFinite else {
      throw json.failure(expected: "a decimal number")
    }
    self = value
  }

  /// Writes every digit.
  public func write(to json: inout JSONWriter) {
    guard isFinite else { return json.fail("\(self) is not a JSON number") }
    json.write(number: description)
  }
}

extension Data: JSONCodable {
  /// Base64 (`format: byte`).
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let bytes = Base64.decode(try json.string) else { throw json.failure(expected: "base64") }
    self.init(bytes)
  }

  /// Writes base64 with padding.
  public func write(to json: inout JSONWriter) { json.write(Base64.encode(self)) }
}

extension Date: JSONCodable {
  /// A date-time (RFC 3339), leniently; see ``DateTime``.
  public init(json: borrowing JSONReader) throws {
    let value: Date?
    let assumesUTC = json.document.assumesUTC
    switch json.word.kind {
    case .string where json.word.is(.string):
      value = DateTime.parse(json.document.bytes(json.word), assumesUTC: assumesUTC)
    case .string: value = DateTime.parse(try json.string, assumesUTC: assumesUTC)
    default: value = nil
    }
    guard let value else { throw Self.failure(json) }
    self = value
  }

  @inline(never)
  private static func failure(_ json: borrowing JSONReader) -> DecodingFailure {
    guard let text = try? json.string, DateTime.parse(text, assumesUTC: true) != nil else {
      return json.failure(expected: "a date-time")
    }
    return json.failure(
      expected: "a date-time with an offset (if the service means UTC, set `assumesUTC` of the client's configuration)")
  }

  /// Writes RFC 3339 in UTC.
  public func write(to json: inout JSONWriter) {
    // The text ends at microseconds.
    if json.purpose == .comparing { return json.write(timeIntervalSinceReferenceDate) }
    json.quoted(room: CivilTextOutput.room) { DateTime.write(self, to: &$0) }
  }
}
