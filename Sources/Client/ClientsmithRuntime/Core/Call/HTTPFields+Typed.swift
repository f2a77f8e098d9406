import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What generated code reads the declared headers of an answer with (OpenAPI 3.2 section 4.21).
@_spi(Generated)
extension HTTPFields {
  /// The value of a header in the style `simple`: a scalar, a list separated by commas, or an object as `a,1,b,2`, exploded
  /// `a=1,b=2`. Nil where the header did not come; throws ``DecodingFailure`` where it is something else. With `assumesUTC` a
  /// date-time without an offset is one of UTC.
  public func typed<Value: JSONDecodable>(
    _ name: String, explode: Bool = false, as type: Value.Type = Value.self, assumesUTC: Bool = false
  ) throws -> Value? {
    try JSONReadingRules.reading(assumesUTC: assumesUTC) {
      try HeaderText(name, in: self).map { try $0.decode(explode: explode) }
    }
  }

  /// The value of a header that is JSON text; nil where it did not come. Throws as ``typed(_:explode:as:)``.
  public func typed<Value: JSONDecodable>(
    _ name: String, json type: Value.Type, assumesUTC: Bool = false
  ) throws -> Value? {
    try JSONReadingRules.reading(assumesUTC: assumesUTC) { try HeaderText(name, in: self).map { try $0.decodeJSON() } }
  }
}

/// A header that came, and the JSON that its text can stand for.
private struct HeaderText {
  let name: String
  /// The fields of the name joined, as RFC 9110 section 5.3 allows; of `Set-Cookie`, which must not be, only the first.
  let text: String
  let elements: [String]

  init?(_ name: String, in fields: HTTPFields) {
    guard let field = HTTPField.Name(name) else { return nil }
    let values = fields.filter { $0.name == field }.map(\.value)
    guard let first = values.first else { return nil }
    self.name = name
    if field == .setCookie {
      text = first
      elements = values
    } else {
      text = values.joined(separator: ", ")
      elements = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
    }
  }

  func decodeJSON<Value: JSONDecodable>() throws -> Value {
    do {
      return try JSONReader.decode(from: text.utf8)
    } catch let failure as DecodingFailure {
      throw DecodingFailure(
        path: JSONPath([.member(name)] + failure.path.components), expected: failure.expected, found: failure.found)
    } catch {
      throw DecodingFailure(path: JSONPath([.member(name)]), expected: "JSON", found: found)
    }
  }

  /// The first reading of the text that fits the type: only the type knows whether `1` is a number.
  func decode<Value: JSONDecodable>(explode: Bool) throws -> Value {
    var expected = "another value"
    for reading in readings(explode: explode) {
      do {
        return try reading.decode()
      } catch let failure as DecodingFailure {
        if reading == .string(text) { expected = failure.expected }
      }
    }
    throw DecodingFailure(path: JSONPath([.member(name)]), expected: expected, found: found)
  }

  private var found: String { DecodingFailure.phrase(forText: text) }

  private func readings(explode: Bool) -> [JSONValue] {
    let members = self.members(explode: explode)
    return [
      .string(text), Self.literal(text), Self.flag(text), Self.instant(text), .array(elements.map(JSONValue.string)),
      .array(elements.map(Self.literal)),
      .object(JSONObject(members.map { ($0.0, .string($0.1)) })),
      .object(JSONObject(members.map { ($0.0, Self.literal($0.1)) })),
    ]
  }

  private func members(explode: Bool) -> [(String, String)] {
    if explode {
      return elements.map { element in
        let name = element.prefix { $0 != "=" }
        return (String(name), String(element.dropFirst(name.count + 1)))
      }
    }
    return stride(from: 0, to: elements.count - 1, by: 2).map { (elements[$0], elements[$0 + 1]) }
  }

  /// A number or boolean where the text is one.
  private static func literal(_ text: String) -> JSONValue {
    switch try? JSONReader.decode(JSONValue.self, from: text.utf8) {
    case .number(let number)?: .number(number)
    case .bool(let flag)?: .bool(flag)
    default: .string(text)
    }
  }

  /// A boolean in any case, as languages print their own: `True`.
  private static func flag(_ text: String) -> JSONValue {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: .string(text)
    }
  }

  /// A date-time where the text is a date of HTTP (RFC 9110 section 5.6.7): `Last-Modified` and its like have no other form.
  private static func instant(_ text: String) -> JSONValue {
    .string(HTTPDate.seconds(text).map { DateTime.text(Date(timeIntervalSince1970: $0)) } ?? text)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}

@_spi(Generated)
extension HTTPFields {
  /// Whether `Content-Type` is a media type, with the parameters that are asked for if any (RFC 9110 section 8.3.1).
  public func isMediaType(_ name: String) -> Bool {
    guard let given = self[.contentType].map(Self.parts) else { return false }
    let wanted = Self.parts(name)
    return given.first == wanted.first && wanted.dropFirst().allSatisfy(given.contains)
  }

  /// The type and its parameters, in lower case and without blanks and quotes.
  private static func parts(_ name: String) -> [String] {
    name.lowercased().split(separator: ";").map { part in
      String(decoding: part.utf8.filter { !" \t\"".utf8.contains($0) }, as: UTF8.self)
    }
  }
}
