/// The string literals of JSONPath (RFC 9535, section 2.3.1.1).
extension JSONPathScanner {
  /// A string in single or double quotes.
  mutating func takeString() throws(JSONPathError) -> String {
    guard let quote = next else { throw error("a string is expected") }
    position += 1
    var text = ""
    while let scalar = next {
      position += 1
      if scalar == quote { return text }
      if scalar == "\\" {
        text.unicodeScalars.append(try takeEscape(quote))
      } else if scalar.value < 0x20 {
        throw error("a control character must be escaped")
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    throw error("the string has no end")
  }

  /// What follows a backslash; only the string's own quote may be escaped.
  private mutating func takeEscape(_ quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
    guard let scalar = next else { throw error("the string has no end") }
    position += 1
    switch scalar {
    case quote, "\\", "/": return scalar
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try takeUnicode()
    default: throw error("`\\\(scalar)` is no escape")
    }
  }

  private mutating func takeUnicode() throws(JSONPathError) -> Unicode.Scalar {
    let high = try takeHex()
    switch high {
    case 0xD800...0xDBFF:
      guard take("\\u") else { throw error("a low surrogate must follow a high one") }
      let low = try takeHex()
      guard (0xDC00...0xDFFF).contains(low) else { throw error("a low surrogate must follow a high one") }
      guard let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) else {
        throw error("the escape is no character")
      }
      return scalar
    default:
      guard let scalar = Unicode.Scalar(high) else { throw error("a surrogate stands alone") }
      return scalar
    }
  }

  private mutating func takeHex() throws(JSONPathError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character($0).hexDigitValue }), next?.isASCII == true else {
        throw error("four hexadecimal digits must follow `\\u`")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
