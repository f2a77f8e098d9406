/// A JSON number as it is spelt, so that nothing is lost whatever its size.
///
/// Two are equal when their spellings are: `1.0` is not `1`.
public struct JSONNumberText: Sendable, Hashable, CustomStringConvertible {
  /// The number in JSON's grammar.
  public let text: String

  init(unchecked text: String) { self.text = text }

  /// Nil unless `text` is a JSON number and nothing else.
  public init?(_ text: String) {
    guard let document = try? JSONDocument.parse(text.utf8), document.tape[0].isNumber,
      document.count == document.tape[0].length
    else { return nil }
    self.text = text
  }

  /// The digits of an integer.
  public init(_ value: some FixedWidthInteger) { text = value.description }

  /// Nil unless `value` is finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// The number as an `Int`, if it is whole and fits.
  public var int: Int? { integer() }

  /// The number as any integer, if it is whole and fits.
  public func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T? {
    var text = text
    return text.withUTF8 { JSONNumber.integer($0, isPlain: false, as: T.self) }
  }

  /// The nearest `Double`, if the number is in its range.
  public var double: Double? {
    var text = text
    return text.withUTF8 { JSONNumber.double($0) }
  }

  /// The number as it is spelt.
  public var description: String { text }
}

extension JSONNumberText: JSONCodable {
  /// Reads a number of any size.
  public init(json: borrowing JSONReader) throws { text = try json.numberText }
  /// Writes the number as it is spelt.
  public func write(to json: inout JSONWriter) { json.write(number: text) }
}
