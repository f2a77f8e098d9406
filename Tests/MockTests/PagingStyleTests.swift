import Testing

@testable import ClientsmithMock

/// A list is cut into pages in every style, and walking them as the document says gives each item once.
@Suite struct PagingStyleTests {
  /// A document with one list: its paging facts, and the parameter that leads on.
  private func engine(_ paging: String, _ parameters: String) throws -> MockEngine {
    let text = """
      {"document": "api.yaml", "bases": [], "operations": [{"id": "list", "method": "GET", "path": "/items", "@": 1,
       "parameters": [\(parameters), {"name": "size", "in": "query", "style": "form", "explode": true,
         "schema": {"type": ["integer"]}}],
       "responses": [{"status": "200", "content": [{"type": "application/json", "schema": {"type": ["object"],
         "properties": {"data": {"type": ["array"], "items": {"type": ["object"]}}}}}]}],
       "paging": {"size": {"in": "query", "name": "size"}, "items": "/data", \(paging)}}], "schemas": {}, "schemes": {}}
      """
    var engine = MockEngine(try MockDescription(text))
    engine.setList((1...7).map { .object([("id", .string("i\($0)"))]) }, size: nil, of: "list")
    return engine
  }

  private func walk(
    _ paging: String, _ parameter: String, next: (MockValue, WireAnswer, [MockValue], Int) -> String?
  ) throws -> [String] {
    var engine = try engine(
      paging, #"{"name": "\#(parameter)", "in": "query", "style": "form", "explode": true, "schema": {}}"#)
    var target: String? = "/items?size=3"
    var ids: [String] = []
    var pages = 0
    while let current = target, pages < 10 {
      pages += 1
      let request = WireRequest(method: "GET", target: current, headers: [("host", "h")], body: [])
      guard case .answer(let answer) = engine.take(request, at: 0) else { break }
      let body = try MockValueParser.parse(answer.body)
      let items = body.list("data")
      ids += items.compactMap { $0["id"]?.text }
      target = next(body, answer, items, pages)
    }
    #expect(pages == 3)
    return ids
  }

  private let all = (1...7).map { "i\($0)" }

  @Test func numbersAndOffsets() throws {
    let numbers = try walk(
      #""style": "page", "first": 1, "position": {"in": "query", "name": "p"}, "next": {"in": "body", "name": "/next"}"#,
      "p"
    ) { body, _, _, _ in body["next"]?.int.map { "/items?size=3&p=\($0)" } }
    #expect(numbers == all)
    let offsets = try walk(
      #""style": "offset", "first": 0, "position": {"in": "query", "name": "o"}, "hasMore": {"in": "body", "name": "/more"}"#,
      "o"
    ) { body, _, _, pages in body["more"]?.isTrue == true ? "/items?size=3&o=\(pages * 3)" : nil }
    #expect(offsets == all)
  }

  @Test func cursorsAndLastItems() throws {
    let cursors = try walk(
      #""style": "cursor", "position": {"in": "query", "name": "c"}, "next": {"in": "body", "name": "/meta/next"}"#, "c"
    ) { body, _, _, _ in body.at("/meta/next")?.text.map { "/items?size=3&c=\($0)" } }
    #expect(cursors == all)
    let last = try walk(
      #""style": "lastItem", "id": "/id", "position": {"in": "query", "name": "after"}"#, "after"
    ) { _, _, items, _ in items.count < 3 ? nil : items.last?["id"]?.text.map { "/items?size=3&after=\($0)" } }
    #expect(last == all)
  }

  @Test func addresses() throws {
    let urls = try walk(#""style": "nextURL", "next": {"in": "body", "name": "/next"}"#, "unused") { body, _, _, _ in
      body["next"]?.text.map { String($0.drop { $0 != "/" }.dropFirst(3)) }
    }
    #expect(urls == all)
    let links = try walk(#""style": "link""#, "page") { _, answer, _, _ in
      let link = answer.headers.first { $0.name == "Link" }?.value
      return link.map { String($0.dropFirst("<http://h".count).prefix { $0 != ">" }) }
    }
    #expect(links == all)
  }
}
