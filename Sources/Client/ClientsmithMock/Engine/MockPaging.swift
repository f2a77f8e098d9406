/// Cuts a list into the pages that a request asks for, in whichever style the document pages.
struct MockPaging {
  /// The parameter that says where the next page begins, where the document leads on by addresses and names none.
  static let cursorName = "mock_cursor"

  private let facts: MockValue
  private let operation: MockedOperation

  /// nil where the operation's list is not paged.
  init?(_ operation: MockedOperation) {
    guard let facts = operation.value["paging"] else { return nil }
    self.facts = facts
    self.operation = operation
  }

  /// The page of a request: `envelope` is what an answer looks like, its items and figures are replaced.
  func page(
    of items: [MockValue], size given: Int?, envelope: MockValue, _ request: WireRequest, _ values: [String: MockValue]
  ) -> (body: MockValue, headers: [(name: String, value: String)]) {
    let asked = Self.number(value("size", request, values))
    let size = max(1, min(asked ?? given ?? facts["defaultSize"]?.int ?? 20, facts["maximumSize"]?.int ?? .max))
    let style = facts["style"]?.text ?? ""
    let first = facts["first"]?.int ?? 0
    let position = value("position", request, values)
    var start = 0
    switch style {
    case "page": start = Self.product((Self.number(position) ?? first) - first, size)
    case "offset": start = (Self.number(position) ?? first) - first
    case "lastItem": start = behind(position, items, size, value("before", request, values))
    default:
      let cursor = position ?? request.queryItems.first { $0.name == Self.cursorName }.map { .string($0.value) }
      start = offset(cursor, size: size, first: first)
    }
    start = max(0, min(start, items.count))
    let end = start + min(size, items.count - start)
    var page = MockPage(facts: facts, body: envelope)
    page.set(
      "items",
      to: facts["nested"]?.isTrue == true
        ? .array([.array(Array(items[start..<end]))]) : .array(Array(items[start..<end])))
    page.set("total", to: .integer(items.count))
    let pages = items.count / size + (items.count.isMultiple(of: size) ? 0 : 1)
    page.set("pages", to: .integer(pages))
    page.set("last", to: .integer(max(first, first + pages - 1)))
    page.set("hasMore", to: .bool(end < items.count))
    let number = first + start / size
    page.set("next", to: end < items.count ? next(style, end, number + 1, request) : nil)
    return (page.body, page.headers)
  }

  private func value(_ role: String, _ request: WireRequest, _ values: [String: MockValue]) -> MockValue? {
    guard let pointer = facts[role], let name = pointer["name"]?.text, let place = pointer["in"]?.text else {
      return nil
    }
    if place == "body" { return (try? MockValueParser.parse(request.body))?.at(name) }
    return values["\(place) \(name)"]
  }

  /// Where the page behind an item begins; before one where the list is walked backwards.
  private func behind(_ position: MockValue?, _ items: [MockValue], _ size: Int, _ before: MockValue?) -> Int {
    let id = facts["id"]?.text ?? "/id"
    func index(_ value: MockValue?) -> Int? {
      value.flatMap { value in items.firstIndex { Self.text($0.at(id)) == Self.text(value) } }
    }
    if let index = index(before) { return max(0, index - size) }
    guard position != nil else { return 0 }
    return index(position).map { $0 + 1 } ?? items.count
  }

  /// Where a page begins; one beyond all numbers is behind the end of any list.
  private static func product(_ pages: Int, _ size: Int) -> Int {
    let (product, overflows) = pages.multipliedReportingOverflow(by: size)
    return overflows ? .max : product
  }

  /// A number, also one whose parameter is a text to the document.
  private static func number(_ value: MockValue?) -> Int? {
    value?.int ?? value?.text.flatMap { Int($0) }.flatMap { abs($0) < 1_000_000_000 ? $0 : nil }
  }

  private static func text(_ value: MockValue?) -> String? { value.map { $0.text ?? $0.description } }

  /// The place in the list that a cursor of ours means. A number may be a page's, where the document counts pages.
  private func offset(_ cursor: MockValue?, size: Int, first: Int) -> Int {
    guard let cursor else { return 0 }
    if let text = cursor.text, text.hasPrefix("cursor-") { return Int(text.dropFirst(7)) ?? 0 }
    if facts["style"]?.text == "link" || facts["style"]?.text == "nextURL" {
      let name = facts["position"]?["name"]?.text?.lowercased() ?? ""
      if let number = Self.number(cursor) { return name.contains("page") ? Self.product(number - first, size) : number }
    }
    return Self.number(cursor) ?? 0
  }

  /// What leads on, by style.
  private func next(_ style: String, _ offset: Int, _ page: Int, _ request: WireRequest) -> MockValue? {
    switch style {
    case "page": return .integer(page)
    case "offset": return .integer(offset)
    case "cursor": return isNumber ? .integer(offset) : .string("cursor-\(offset)")
    case "nextURL", "link": return .string(address(offset, page, request))
    default: return nil
    }
  }

  /// Whether the cursor's parameter takes numbers alone.
  private var isNumber: Bool {
    let name = facts["position"]?["name"]?.text
    let parameter = operation.parameters.first { $0["name"]?.text == name }
    let types = parameter?["schema"]?.list("type").compactMap(\.text) ?? []
    return !types.isEmpty && !types.contains("string")
  }

  private func address(_ offset: Int, _ page: Int, _ request: WireRequest) -> String {
    let name = facts["position"]?["in"]?.text == "query" ? facts["position"]?["name"]?.text : nil
    let parameter = name ?? Self.cursorName
    let value =
      name == nil || !isNumber ? "cursor-\(offset)" : String(parameter.lowercased().contains("page") ? page : offset)
    let others = request.query.split(separator: "&").filter {
      PercentText.decoded($0.prefix { $0 != "=" }) != parameter
    }
    let query = (others.map(String.init) + ["\(PercentText.encoded(parameter))=\(value)"]).joined(separator: "&")
    let host = request.header("host") ?? request.header(":authority")
    let scheme = request.header(":scheme") ?? "http"
    return (host.map { "\(scheme)://\($0)" } ?? "") + "\(request.path)?\(query)"
  }
}

/// A page that is being put together.
struct MockPage {
  let facts: MockValue
  var body: MockValue
  var headers: [(name: String, value: String)] = []

  init(facts: MockValue, body: MockValue) {
    self.facts = facts
    self.body = body
  }

  /// Puts a value where the facts have it: in the body or in a header; without one, what leads on is null.
  mutating func set(_ role: String, to value: MockValue?) {
    if role == "items" {
      let pointer = facts["items"]?.text ?? ""
      body = pointer.isEmpty ? value ?? .array([]) : body.setting(pointer, to: value)
      return
    }
    if role == "next", facts["style"]?.text == "link" {
      if let address = value?.text { headers.append(("Link", "<\(address)>; rel=\"next\"")) }
      return
    }
    guard let pointer = facts[role], let name = pointer["name"]?.text else { return }
    if pointer["in"]?.text == "header" {
      if let value { headers.append((name, value.text ?? value.description)) }
    } else {
      // What is absent and what is null end a list alike; null is what most services say.
      body = body.setting(name, to: value ?? .null)
    }
  }
}
