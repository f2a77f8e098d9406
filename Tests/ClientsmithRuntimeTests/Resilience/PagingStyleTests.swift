import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Every style, walked from end to end: each item once, and not a request too many.
@Suite(.timeLimit(.minutes(25))) struct PagingStyleTests {
  /// Lists that end in a short page, in an exactly full one, at once, and before they begin.
  static let counts = [0, 1, 9, 10, 11, 20, 95, 100]

  func expectAll(_ list: Paged<Numbered>, _ server: ListServer, requests: Int? = nil) async throws {
    let ids = try await list.all().map(\.id)
    #expect(ids == Array(0..<server.count))
    if let requests { #expect(server.requests == requests, "\(server.asked.withLock { $0 })") }
  }

  /// Pages needed when nothing but the items is told: an exactly full last page needs an empty one behind it.
  static func blindRequests(_ count: Int, size: Int) -> Int { count % size == 0 ? count / size + 1 : count / size + 1 }
  static func exactRequests(_ count: Int, size: Int) -> Int { max(1, (count + size - 1) / size) }

  @Test("page numbers with the next number in the answer (FireHydrant)", arguments: counts)
  func pageWithNext(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let page = request.number("page") ?? 1
      let next = page * 10 < server.count ? "\(page + 1)" : "null"
      return ("{\"data\":\(server.items(from: (page - 1) * 10)),\"pagination\":{\"next\":\(next)}}", [:])
    }
    let pagination = Pagination(
      .page, position: .query("page"), size: .query("per_page"), items: "/data", next: "/pagination/next")
    try await expectAll(server.list(pagination), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test("page numbers from zero with the number of pages", arguments: counts)
  func pageFromZero(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let page = request.number("page") ?? 0
      return ("{\"items\":\(server.items(from: page * 10)),\"pages\":\((server.count + 9) / 10)}", [:])
    }
    let pagination = Pagination(.page, position: .query("page"), first: 0, items: "/items", pages: "/pages")
    try await expectAll(server.list(pagination), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test("page numbers with the number of the last", arguments: counts, [0, 1])
  func lastPage(count: Int, first: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let page = (request.number("page") ?? first) - first
      return (
        "{\"items\":\(server.items(from: page * 10)),\"last\":\(max(0, (server.count + 9) / 10 - 1) + first)}", [:]
      )
    }
    let pagination = Pagination(.page, position: .query("page"), first: first, items: "/items", last: "/last")
    try await expectAll(server.list(pagination), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test("page numbers with the number of items", arguments: counts)
  func pageWithTotal(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let page = request.number("page") ?? 1
      return ("{\"hits\":\(server.items(from: (page - 1) * 10)),\"total\":\(server.count)}", [:])
    }
    let pagination = Pagination(.page, position: .query("page"), items: "/hits", total: "/total")
    try await expectAll(server.list(pagination), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test("page numbers over bare arrays, with nothing told", arguments: counts)
  func bareArray(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      (server.items(from: (request.number("page") ?? 0) * 10), [:])
    }
    let pagination = Pagination(
      .page, position: .query("page"), size: .query("pageSize"), first: 0, items: "", defaultSize: 10)
    try await expectAll(server.list(pagination), server, requests: Self.blindRequests(count, size: 10))
  }

  @Test("a server that gives fewer items than asked for loses none of them", arguments: counts)
  func clampedSize(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let size = min(10, request.number("limit") ?? 5)
      return (server.items(from: request.number("offset") ?? 0, size: size), [:])
    }
    let pagination = Pagination(.offset, position: .query("offset"), size: .query("limit"), items: "")
    try await expectAll(server.list(pagination) { $0.query("limit", 500) }, server)
  }

  @Test("a page size that the document bounds ends the list at a short page")
  func knownMaximum() async throws {
    let server = ListServer(count: 25) { server, request in
      (server.items(from: request.number("offset") ?? 0, size: 10), [:])
    }
    let pagination = Pagination(
      .offset, position: .query("offset"), size: .query("limit"), items: "", defaultSize: 5, maximumSize: 10)
    try await expectAll(server.list(pagination) { $0.query("limit", 500) }, server, requests: 3)
  }

  @Test("offsets with the number of items", arguments: counts)
  func offset(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      ("{\"data\":\(server.items(from: request.number("offset") ?? 0)),\"totalCount\":\(server.count)}", [:])
    }
    let pagination = Pagination(.offset, position: .query("offset"), items: "/data", total: "/totalCount")
    try await expectAll(server.list(pagination), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test("pages with a flag for more", arguments: counts)
  func hasMore(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let page = request.number("page") ?? 1
      return ("{\"data\":\(server.items(from: (page - 1) * 10)),\"more\":\(page * 10 < server.count)}", [:])
    }
    let pagination = Pagination(.page, position: .query("page"), items: "/data", hasMore: "/more")
    try await expectAll(server.list(pagination), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test(
    "a cursor in query, header and body",
    arguments: [RequestPointer.query("cursor"), .header("X-Cursor"), .body("/page/after")])
  func cursor(place: RequestPointer) async throws {
    let server = ListServer(count: 95) { server, request in
      let start = request.value(at: place).flatMap { Int($0.dropFirst(2)) } ?? 0
      let next = start + 10 < server.count ? "\"c \(start + 10)\"" : "\"\""
      return ("{\"data\":\(server.items(from: start)),\"next\":\(next)}", [:])
    }
    try await expectAll(
      server.list(Pagination(.cursor, position: place, items: "/data", next: "/next")), server, requests: 10)
  }

  @Test("a cursor in a header of the answer")
  func cursorInHeader() async throws {
    let server = ListServer(count: 25) { server, request in
      let start = request.number("cursor") ?? 0
      return (server.items(from: start), start + 10 < server.count ? .of(("X-Next", "\(start + 10)")) : [:])
    }
    let pagination = Pagination(.cursor, position: .query("cursor"), items: "", next: .header("X-Next"))
    try await expectAll(server.list(pagination), server, requests: 3)
  }

  @Test("a cursor that is an object comes back in the body as it is")
  func objectCursor() async throws {
    let server = ListServer(count: 30) { server, request in
      let start = request.bodyField("/afterKey")?.at("/n")?.pageNumber.map { Int($0) } ?? 0
      let next = start + 10 < server.count ? ",\"afterKey\":{\"n\":\(start + 10),\"k\":\"é/\\\"\"}" : ""
      return ("{\"responseObjects\":\(server.items(from: start))\(next)}", [:])
    }
    let pagination = Pagination(.cursor, position: .body("/afterKey"), items: "/responseObjects", next: "/afterKey")
    try await expectAll(server.list(pagination), server, requests: 3)
  }

  @Test("the last item's id (FirstQuadrant)", arguments: counts)
  func lastItem(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      (server.items(from: request.number("startingAfter").map { $0 + 1 } ?? 0), [:])
    }
    try await expectAll(
      server.list(Self.lastItem), server, requests: Self.blindRequests(count, size: 10))
  }

  static let lastItem = Pagination(
    .lastItem, position: .query("startingAfter"), before: .query("endingBefore"), size: .query("limit"), items: "",
    defaultSize: 10, maximumSize: 100)

  @Test("the first item's id, backwards")
  func backwards() async throws {
    let server = ListServer(count: 100) { server, request in
      let end = request.number("endingBefore") ?? server.count
      return (ListServer.array(max(0, end - 10)..<end), [:])
    }
    let ids = try await server.list(Self.lastItem) { $0.query("endingBefore", 37) }.all().map(\.id)
    #expect(ids.count == 37)
    #expect(Set(ids) == Set(0..<37))
    #expect(server.requests == 4)
  }

  @Test("a next URL, absolute or relative", arguments: ["https://api.example.com/items", "/items", "items", ""])
  func nextURL(base: String) async throws {
    let server = ListServer(count: 95) { server, request in
      let start = request.urlNumber("start") ?? 0
      let next = start + 10 < server.count ? "\"\(base)?start=\(start + 10)\"" : "null"
      return ("{\"results\":\(server.items(from: start)),\"next\":\(next)}", [:])
    }
    try await expectAll(server.list(Pagination(.nextURL, items: "/results", next: "/next")), server, requests: 10)
    #expect(server.asked.withLock { $0.last } == "https://api.example.com/items?start=90")
  }

  @Test("a Link header", arguments: counts)
  func link(count: Int) async throws {
    let server = ListServer(count: count) { server, request in
      let start = request.urlNumber("start") ?? 0
      var headers = HTTPFields.of(("Link", "<https://x.example/a,b;c>; rel=prev; title=\"a, <b>; rel=next\""))
      if start + 10 < server.count {
        let links = "</a>; rel=last, </items?start=\(start + 10)>; a=b ; rel=\"x NEXT\""
        headers.append(contentsOf: HTTPFields.of(("Link", links)))
      }
      return (server.items(from: start), headers)
    }
    try await expectAll(
      server.list(Pagination(.link, items: "")), server, requests: Self.exactRequests(count, size: 10))
  }

  @Test("an array of pages, and an array of arrays")
  func nested() async throws {
    let pages = ListServer(count: 40) { server, request in
      let start = request.number("cursor") ?? 0
      let next = start + 20 < server.count ? "\(start + 20)" : "null"
      let halves = [start, start + 10].map { "{\"data\":\(server.items(from: $0)),\"next\":\(next)}" }
      return ("[\(halves.joined(separator: ","))]", [:])
    }
    let pagination = Pagination(.cursor, position: .query("cursor"), items: "/*/data", next: "/*/next")
    try await expectAll(pages.list(pagination), pages, requests: 2)

    let arrays = ListServer(count: 40) { server, request in
      let start = request.number("offset") ?? 0
      return ("{\"pages\":[\(server.items(from: start)),\(server.items(from: start + 10))]}", [:])
    }
    let nested = Pagination(.offset, position: .query("offset"), items: "/pages", defaultSize: 20, isNested: true)
    try await expectAll(arrays.list(nested), arrays, requests: 3)
  }

  @Test("a list without pages is one request")
  func single() async throws {
    let server = ListServer(count: 10) { server, _ in (server.items(from: 0), [:]) }
    try await expectAll(server.list(Pagination(.single, items: "")), server, requests: 1)
  }
}
