extension JSONReader {
  /// The text of a string.
  public var string: String {
    get throws {
      guard word.isString else { throw failure(expected: "a string") }
      return document.string(at: index)
    }
  }

  /// `true` or `false`.
  public var bool: Bool {
    get throws {
      if word.is(.yes) { return true }
      if word.is(.no) { return false }
      throw failure(expected: "a boolean")
    }
  }

  /// A whole number; `3.0` and `3e2` are whole, `3.5` is not.
  public var integer: Int { get throws { try fixedWidthInteger() } }

  /// A number as the nearest `Double`; one beyond its range is an error, not an infinity.
  public var double: Double {
    get throws {
      guard word.isNumber else { throw failure(expected: "a number") }
      guard let value = JSONNumber.double(document.bytes(word)) else { throw failure(expected: "a number in range") }
      return value
    }
  }

  /// A number as the document spells it.
  public var numberText: String {
    get throws {
      guard word.isNumber else { throw failure(expected: "a number") }
      return String(decoding: document.bytes(word), as: UTF8.self)
    }
  }

  /// A whole number of any width; throws when it does not fit.
  @inline(__always)
  func fixedWidthInteger<T: FixedWidthInteger>(_ type: T.Type = T.self) throws -> T {
    guard word.isNumber else { throw failure(expected: "an integer") }
    guard let value = JSONNumber.integer(document.bytes(word), isPlain: word.is(.integer), as: T.self) else {
      throw failure(expected: T.isSigned ? "a \(T.bitWidth)-bit integer" : "a \(T.bitWidth)-bit integer from 0")
    }
    return value
  }
}
