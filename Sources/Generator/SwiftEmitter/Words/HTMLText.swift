/// Turns the HTML that some documents have in their descriptions into Markdown; code and unknown tags stay as they are.
struct HTMLText {
  private var result = ""
  private var links: [String?] = []

  /// The text without tags and entities; the very text where it has none.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return text }
    var html = HTMLText()
    html.read(text)
    return html.result
  }

  private mutating func read(_ text: String) {
    var rest = Substring(text)
    while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" || $0 == "`" }) {
      result += rest[..<next]
      rest = rest[next...]
      switch rest.first {
      case "`": readCode(&rest)
      case "&": readEntity(&rest)
      default: readTag(&rest)
      }
    }
    result += rest
  }

  /// Code between backticks is not looked into.
  private mutating func readCode(_ rest: inout Substring) {
    let fence = rest.prefix { $0 == "`" }
    let inner = rest.dropFirst(fence.count)
    if let end = inner.firstRange(of: fence) {
      result += rest[..<end.upperBound]
      rest = rest[end.upperBound...]
    } else {
      result += fence
      rest = inner
    }
  }

  private static let entities: [Substring: String] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": " ", "mdash": "—", "ndash": "–", "hellip": "…",
    "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“", "copy": "©", "reg": "®", "times": "×", "rarr": "→",
    "bull": "•",
  ]

  private mutating func readEntity(_ rest: inout Substring) {
    let name = rest.dropFirst().prefix(10).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    let end = name.endIndex
    guard !name.isEmpty, end < rest.endIndex, rest[end] == ";", let text = Self.entities[name] ?? Self.character(name)
    else {
      result += "&"
      rest = rest.dropFirst()
      return
    }
    result += text
    rest = rest[rest.index(after: end)...]
  }

  /// The character of `#39` or `#x27`.
  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }

  private mutating func readTag(_ rest: inout Substring) {
    if rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
      rest = rest[end.upperBound...]
      return
    }
    let inner = rest.dropFirst()
    let isEnd = inner.first == "/"
    let name = (isEnd ? inner.dropFirst() : inner).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
    guard let close = rest.firstIndex(of: ">"), rest.distance(from: rest.startIndex, to: close) < 600,
      case let tag = rest[..<close], let text = replacement(name, isEnd, tag)
    else {
      result += "<"
      rest = inner
      return
    }
    result += text
    rest = rest[rest.index(after: close)...]
    if text.hasSuffix("\n") || text.hasSuffix("- ") { rest = rest.drop { $0 == " " } }
  }

  /// What stands for a tag in Markdown; nil where it is none.
  private mutating func replacement(_ name: String, _ isEnd: Bool, _ tag: Substring) -> String? {
    // What follows the name: `List<b, c>` is no tag.
    let after = tag.dropFirst(name.count + (isEnd ? 2 : 1)).first
    guard after == nil || after == " " || after == "/" || after == "\n" || after == "\t" else { return nil }
    switch name {
    case "br": return "\n"
    case "p", "div", "section", "ul", "ol", "dl", "table", "tbody", "thead", "tr", "h1", "h2", "h3", "h4", "h5", "h6",
      "hr",
      "blockquote", "center", "details", "summary", "dt":
      return result.hasSuffix("\n\n") || result.isEmpty ? "" : result.hasSuffix("\n") ? "\n" : "\n\n"
    case "li", "dd": return isEnd ? "" : result.isEmpty || result.hasSuffix("\n") ? "- " : "\n- "
    case "b", "strong": return "**"
    case "i", "em": return "*"
    case "code", "tt", "kbd", "samp", "var": return "`"
    case "pre": return isEnd ? "\n```\n" : "\n```\n"
    case "td", "th": return isEnd ? " " : ""
    case "span", "font", "u", "small", "big", "sup", "sub", "nobr", "img", "label": return ""
    case "a": return isEnd ? (links.popLast().flatMap { $0 }.map { "](\($0))" } ?? "") : beginLink(tag)
    default: return nil
    }
  }

  private mutating func beginLink(_ tag: Substring) -> String {
    guard let start = tag.firstRange(of: "href=")?.upperBound, let quote = tag[start...].first else {
      links.append(nil)
      return ""
    }
    let isQuoted = quote == "\"" || quote == "'"
    let address = isQuoted ? tag[start...].dropFirst().prefix { $0 != quote } : tag[start...].prefix { $0 != " " }
    links.append(address.isEmpty ? nil : String(address))
    return address.isEmpty ? "" : "["
  }
}
