/// A JSON value whose members keep their order, written the same way on every machine.
package indirect enum OrderedJSON: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number as JSON spells it.
  case number(String)
  case string(String)
  case array([OrderedJSON])
  case object([Member])

  /// One member of an object.
  package struct Member: Sendable, Hashable {
    package let name: String
    package let value: OrderedJSON

    package init(_ name: String, _ value: OrderedJSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object of the members that have a value.
  package static func members(_ members: KeyValuePairs<String, OrderedJSON?>) -> OrderedJSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// The text with two spaces a level and a final newline.
  package var text: String {
    var text = ""
    write(to: &text, indentation: "\n")
    return text + "\n"
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value
    case .string(let value): Self.write(value, to: &text)
    case .array(let elements):
      Self.write(elements, "[", "]", to: &text, indentation) { element, text, inner in
        element.write(to: &text, indentation: inner)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &text, indentation) { member, text, inner in
        Self.write(member.name, to: &text)
        text += ": "
        member.value.write(to: &text, indentation: inner)
      }
    }
  }

  /// The text on one line, without spaces.
  package var line: String {
    switch self {
    case .array(let elements): return "[" + elements.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      let texts = members.map { OrderedJSON.string($0.name).line + ":" + $0.value.line }
      return "{" + texts.joined(separator: ",") + "}"
    case .null, .boolean, .integer, .number, .string:
      var text = ""
      write(to: &text, indentation: "")
      return text
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indentation: String,
    each: (Element, inout String, String) -> Void
  ) {
    text += open
    for (position, element) in elements.enumerated() {
      if position > 0 { text += "," }
      text += indentation + "  "
      each(element, &text, indentation + "  ")
    }
    if !elements.isEmpty { text += indentation }
    text += close
  }

  private static func write(_ value: String, to text: inout String) {
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += "\"\(value)\""
      return
    }
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // What steers a terminal is shown as little as it is in text.
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
