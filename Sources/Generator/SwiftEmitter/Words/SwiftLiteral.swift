import ClientModel

/// Writes values of the document as Swift literals. Nothing that a document holds can end a literal or start an interpolation.
package enum SwiftLiteral {
  /// A string literal with its quotes.
  package static func string(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return "\"\(text)\""
    }
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default:
        if scalar.isInvisible {
          literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          literal.unicodeScalars.append(scalar)
        }
      }
    }
    return literal + "\""
  }

  /// A line of a JSON text for a literal between `#"""` and `"""#`, which says the same to a reader of JSON.
  ///
  /// JSON escapes quotation marks, so that three never stand together; but what a document writes as `\#(…)` would be an
  /// interpolation, and the line breaks of Unicode would end the line. Both are written as JSON's own escapes.
  package static func rawJSON(_ line: String) -> String {
    var literal = ""
    var follows = false
    for scalar in line.unicodeScalars {
      if scalar == "#", follows {
        literal += "\\u0023"
      } else if scalar.isInvisible {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        literal.unicodeScalars.append(scalar)
      }
      follows = scalar == "\\"
    }
    return literal
  }

  /// A literal of the document; numbers come with a sign and digits only, or as a string where they are not numbers.
  static func literal(_ literal: Literal) -> String {
    switch literal {
    case .string(let text): string(text)
    case .integer(let value): String(value)
    case .number(let text): isNumber(text) ? text : string(text)
    case .boolean(let value): value ? "true" : "false"
    case .null: "nil"
    }
  }

  /// `["a", "b"]`.
  static func strings(_ texts: [String]) -> String {
    "[\(texts.map(string).joined(separator: ", "))]"
  }

  /// Whether Swift reads the text as a decimal literal: digits, with a fraction and an exponent if any.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" { rest.removeFirst() }
    func digits() -> Bool {
      let count = rest.prefix { $0.isASCII && $0.isNumber }.count
      rest.removeFirst(count)
      return count > 0
    }
    guard digits() else { return false }
    if rest.first == "." {
      rest.removeFirst()
      guard digits() else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      guard digits() else { return false }
    }
    return rest.isEmpty
  }
}

extension Unicode.Scalar {
  /// Controls, line and paragraph separators, and what changes the reading direction or cannot be seen: in source text
  /// they would break lines or make a program look like another one.
  var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether Swift, an editor or a reader would begin a new line here.
  var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
