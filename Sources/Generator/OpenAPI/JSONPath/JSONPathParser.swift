/// Parses JSONPath queries by the grammar of RFC 9535, appendix A.
struct JSONPathParser {
  var scanner: JSONPathScanner
  /// How many filters, parentheses and calls are open: nesting is bounded, because parsing recurses.
  var depth = 0

  init(_ text: String) {
    scanner = JSONPathScanner(text)
  }

  /// A whole text: `$` and its segments, with no blanks around.
  mutating func parseWhole() throws(JSONPathError) -> JSONPath.Query {
    guard scanner.take("$") else { throw scanner.error("a query begins with `$`") }
    let segments = try parseSegments()
    guard scanner.isAtEnd else { throw scanner.error("unexpected text after the query") }
    return JSONPath.Query(startsAtRoot: true, segments: segments)
  }

  /// The segments that follow; blanks are only taken when a segment comes after them.
  mutating func parseSegments() throws(JSONPathError) -> [JSONPath.Segment] {
    var segments: [JSONPath.Segment] = []
    while true {
      let start = scanner.position
      scanner.skipBlanks()
      guard scanner.next == "[" || scanner.next == "." else {
        scanner.position = start
        return segments
      }
      segments.append(try parseSegment())
    }
  }

  private mutating func parseSegment() throws(JSONPathError) -> JSONPath.Segment {
    if scanner.take("[") { return .init(isDescendant: false, selectors: try parseSelectors()) }
    let isDescendant = scanner.take("..")
    if !isDescendant { _ = scanner.take(".") }
    if scanner.take("*") { return .init(isDescendant: isDescendant, selectors: [.wildcard]) }
    if isDescendant, scanner.take("[") { return .init(isDescendant: true, selectors: try parseSelectors()) }
    guard let name = scanner.takeMemberName() else { throw scanner.error("a name, `*` or `[` must follow the dot") }
    return .init(isDescendant: isDescendant, selectors: [.name(name)])
  }

  /// What stands between the brackets of a segment.
  private mutating func parseSelectors() throws(JSONPathError) -> [JSONPath.Selector] {
    var selectors: [JSONPath.Selector] = []
    repeat {
      scanner.skipBlanks()
      selectors.append(try parseSelector())
      scanner.skipBlanks()
    } while scanner.take(",")
    guard scanner.take("]") else { throw scanner.error("`]` or `,` must follow a selector") }
    return selectors
  }

  private mutating func parseSelector() throws(JSONPathError) -> JSONPath.Selector {
    switch scanner.next {
    case "'", "\"": return .name(try scanner.takeString())
    case "*":
      _ = scanner.take("*")
      return .wildcard
    case "?":
      _ = scanner.take("?")
      scanner.skipBlanks()
      return .filter(try nested { (parser) throws(JSONPathError) in try parser.parseCondition() })
    default: return try parseIndexOrSlice()
    }
  }

  private mutating func parseIndexOrSlice() throws(JSONPathError) -> JSONPath.Selector {
    let start = try scanner.takeInteger()
    let afterStart = scanner.position
    scanner.skipBlanks()
    guard scanner.take(":") else {
      guard let start else { throw scanner.error("a name in quotes, a number, `*`, `:` or `?` is expected") }
      scanner.position = afterStart
      return .index(start)
    }
    scanner.skipBlanks()
    let end = try scanner.takeInteger()
    scanner.skipBlanks()
    var step: Int?
    if scanner.take(":") {
      scanner.skipBlanks()
      step = try scanner.takeInteger()
    }
    return .slice(start: start, end: end, step: step ?? 1)
  }

  /// Parses something inside of something of its kind.
  mutating func nested<Value>(
    _ parse: (inout JSONPathParser) throws(JSONPathError) -> Value
  ) throws(JSONPathError) -> Value {
    guard depth < 64 else { throw scanner.error("the query nests too deeply") }
    depth += 1
    defer { depth -= 1 }
    return try parse(&self)
  }
}
