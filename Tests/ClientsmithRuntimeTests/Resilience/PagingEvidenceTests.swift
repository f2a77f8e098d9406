import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What an answer says of the list outweighs what a client could count.
@Suite(.timeLimit(.minutes(25))) struct PagingEvidenceTests {
  static let page = Pagination(
    .page, position: .query("page"), size: .query("size"), items: "/data", hasMore: "/more", total: "/total",
    pages: "/pages", maximumSize: 2000)
  static let offset = Pagination(
    .offset, position: .query("offset"), size: .query("size"), items: "/data", hasMore: "/more", total: "/total",
    maximumSize: 2000)
  static let lastItem = Pagination(
    .lastItem, position: .query("after"), size: .query("size"), items: "/data", hasMore: "/more", total: "/total",
    maximumSize: 2000)

  /// Where a request begins, by any of the three ways.
  private static func start(_ request: OperationRequest, pageSize: Int) -> Int {
    if let page = request.urlNumber("page") { return (page - 1) * pageSize }
    return request.urlNumber("offset") ?? request.urlNumber("after").map { $0 + 1 } ?? 0
  }

  @Test(
    "a service may give fewer items than were asked for: its total, pages or flag say where the list ends",
    arguments: [page, offset, lastItem], ["total", "more", "pages"])
  func fewerThanAsked(pagination: Pagination, told: String) async throws {
    if told == "pages", pagination.style != .page { return }
    let server = ListServer(count: 95, size: 30) { server, request in
      let start = Self.start(request, pageSize: 30)
      let says =
        switch told {
        case "total": "\"total\":95"
        case "pages": "\"pages\":4"
        default: "\"more\":\(start + 30 < 95)"
        }
      return ("{\"data\":\(server.items(from: start)),\(says)}", [:])
    }
    let list = server.list(pagination) { $0.query("size", 2000) }
    #expect(try await list.all().map(\.id) == Array(0..<95))
    #expect(server.requests == 4)
  }

  @Test("a short page in the middle does not end a list whose total says more", arguments: [page, offset, lastItem])
  func shortPage(pagination: Pagination) async throws {
    // Pages of 10, of which each loses one to a filter, but for offsets, which count what is there.
    let server = ListServer(count: 30, size: 10) { server, request in
      let start = Self.start(request, pageSize: 10)
      let end = pagination.style == .page ? min(30, start + 9) : min(30, start + (start == 10 ? 4 : 10))
      return ("{\"data\":\(ListServer.array(min(start, 30)..<max(min(start, 30), end))),\"total\":30}", [:])
    }
    var ids: [Int] = []
    do {
      for try await item in server.list(pagination) { ids.append(item.id) }
    } catch let error as PagingError {
      // Of numbered pages that are all shorter than the total allows for nobody knows what is missing.
      #expect(pagination.style == .page)
      #expect(error.reason == .incomplete(reached: 27, total: 30))
    }
    #expect(ids.last == (pagination.style == .page ? 28 : 29))
  }

  @Test("a list that ends below its last page's own total throws with both figures")
  func belowTotal() async throws {
    let server = ListServer(count: 20, size: 10) { server, request in
      ("{\"data\":\(server.items(from: Self.start(request, pageSize: 10))),\"total\":25}", [:])
    }
    for pagination in [Self.page, Self.offset] {
      var ids: [Int] = []
      let error = await #expect(throws: PagingError.self) {
        for try await item in server.list(pagination) { ids.append(item.id) }
      }
      #expect(ids.count == 20)
      #expect(error?.reason == .incomplete(reached: 20, total: 25))
      #expect(error.map { "\($0)" }?.contains("20") == true && error.map { "\($0)" }?.contains("25") == true)
    }
  }

  @Test("a list that is empty against its own figures ends with an error after two pages", arguments: [page, offset])
  func emptyAgainstFigures(pagination: Pagination) async throws {
    for figures in [#""total":5"#, #""total":5,"pages":0"#, #""total":5,"pages":1"#] {
      let server = ListServer(count: 0) { _, _ in ("{\"data\":[],\(figures)}", [:]) }
      let error = await #expect(throws: PagingError.self) { try await server.list(pagination).all() }
      #expect(error?.reason == .incomplete(reached: 0, total: 5))
      #expect(server.requests <= 2)
    }
  }

  @Test("a cursor beside a flag that says no more is followed only where the total says more")
  func contradiction() async throws {
    for (total, count) in [(20, 20), (10, 10)] {
      let server = ListServer(count: 20) { server, request in
        let start = request.number("cursor") ?? 0
        return ("{\"data\":\(server.items(from: start)),\"next\":\(start + 10),\"more\":false,\"total\":\(total)}", [:])
      }
      let pagination = Pagination(
        .cursor, position: .query("cursor"), items: "/data", next: "/next", hasMore: "/more", total: "/total")
      #expect(try await server.list(pagination).all().count == count)
    }
  }

  @Test("a total that shrinks while the list is walked is no reason to throw, and one that grows none to stop")
  func changing() async throws {
    for (first, last) in [(30, 25), (20, 25)] {
      let server = ListServer(count: 25, size: 10) { server, request in
        let start = Self.start(request, pageSize: 10)
        return ("{\"data\":\(server.items(from: start)),\"total\":\(start == 0 ? first : last)}", [:])
      }
      for pagination in [Self.page, Self.offset, Self.lastItem] {
        #expect(try await server.list(pagination).all().count == 25)
      }
    }
  }

  @Test("an answer that has more and names no way to it throws", arguments: ["/more", "/total"])
  func moreWithoutAWay(flag: String) async throws {
    let server = ListServer(count: 10) { server, _ in
      ("{\"data\":\(server.items(from: 0)),\"next\":null,\(flag == "/more" ? "\"more\":true" : "\"total\":40")}", [:])
    }
    for style in [Pagination.Style.cursor, .nextURL] {
      let pagination = Pagination(
        style, position: .query("cursor"), items: "/data", next: "/next", hasMore: "/more", total: "/total")
      var ids: [Int] = []
      let error = await #expect(throws: PagingError.self) {
        for try await item in server.list(pagination) { ids.append(item.id) }
      }
      #expect(ids.count == 10)
      #expect(error?.reason == .incomplete(reached: 10, total: flag == "/more" ? nil : 40))
    }
    let link = Pagination(.link, items: "/data", hasMore: "/more", total: "/total")
    await #expect(throws: PagingError.self) { try await server.list(link).all() }
  }

  @Test("a number that is not named while the answer has more is counted on to")
  func moreWithoutANumber() async throws {
    let server = ListServer(count: 25) { server, request in
      let page = request.number("page") ?? 1
      return ("{\"data\":\(server.items(from: page * 10 - 10)),\"next\":null,\"total\":25}", [:])
    }
    let pagination = Pagination(.page, position: .query("page"), items: "/data", next: "/next", total: "/total")
    #expect(try await server.list(pagination).all().count == 25)
    #expect(server.requests == 3)
  }

  @Test("a total that fits the items had so far ends a list behind ids; one that says nothing does not")
  func totalsOfIDs() async throws {
    for (total, requests) in [(20, 2), (0, 3), (-1, 3)] {
      let server = ListServer(count: 20, size: 10) { server, request in
        ("{\"data\":\(server.items(from: Self.start(request, pageSize: 10))),\"total\":\(total)}", [:])
      }
      #expect(try await server.list(Self.lastItem).all().count == 20)
      #expect(server.requests == requests)
    }
  }

  // MARK: Links and headers

  @Test(
    "a `Link` outweighs a page number that was only counted, and its absence ends the list", arguments: [page, offset])
  func link(pagination: Pagination) async throws {
    let server = ListServer(count: 25) { server, request in
      let start = request.urlNumber("from") ?? 0
      let link = start + 10 < 25 ? "</items?from=\(start + 10)>; rel=\"next\", " : ""
      return (
        "{\"data\":\(server.items(from: start))}", .of(("Link", link + "</items?from=0>; rel=\"first\""))
      )
    }
    #expect(try await server.list(pagination).all().map(\.id) == Array(0..<25))
    #expect(server.requests == 3)
    #expect(server.asked.withLock { $0.last } == "https://api.example.com/items?from=20")
    #expect(try await server.list(pagination).concurrent(4).all().count == 25)
  }

  @Test("a full last page is no reason to ask again where its `Link` names no next page")
  func linkEnds() async throws {
    let server = ListServer(count: 20) { server, request in
      let page = request.urlNumber("page") ?? 1
      let link = page == 1 ? "</items?page=2>; rel=\"next\"" : "</items?page=1>; rel=\"prev\""
      return ("{\"data\":\(server.items(from: page * 10 - 10))}", .of(("Link", link)))
    }
    #expect(try await server.list(Self.page).all().count == 20)
    #expect(server.requests == 2)
  }

  @Test("a `Link` about something else says nothing of pages")
  func linkElsewhere() async throws {
    let server = ListServer(count: 20) { server, request in
      let page = request.urlNumber("page") ?? 1
      return ("{\"data\":\(server.items(from: page * 10 - 10))}", .of(("Link", "</docs>; rel=\"describedby\"")))
    }
    #expect(try await server.list(Self.page).all().count == 20)
  }

  @Test("`results=\"false\"` on a next `Link` is the end", arguments: [Pagination(.link, items: ""), bare])
  func noResults(pagination: Pagination) async throws {
    let server = ListServer(count: 15) { server, request in
      let start = request.urlNumber("cursor") ?? 0
      let link = "</items?cursor=\(start + 10)>; rel=\"next\"; results=\"\(start + 10 < 15)\"; cursor=\"0:1:0\""
      return (
        server.items(from: start), .of(("Link", "</items?cursor=0>; rel=\"previous\"; results=\"false\", \(link)"))
      )
    }
    #expect(try await server.list(pagination).all().count == 15)
    #expect(server.requests == 2)
  }

  /// Nothing described but a parameter.
  static let bare = Pagination(.cursor, position: .query("cursor"), items: "")

  @Test(
    "a cursor that nothing describes is taken from a header",
    arguments: ["X-Next-Cursor", "X-Next-Page-Token", "X-Next-Token", "x-ms-continuation"])
  func header(name: String) async throws {
    let server = ListServer(count: 15) { server, request in
      let start = request.number("cursor") ?? 0
      return (server.items(from: start), start + 10 < 15 ? .of((name, "\(start + 10)")) : .of((name, "")))
    }
    #expect(try await server.list(Self.bare).all().count == 15)
    #expect(server.requests == 2)
  }

  @Test("without either the one page is the list")
  func nothing() async throws {
    let server = ListServer(count: 15) { server, _ in (server.items(from: 0), [:]) }
    #expect(try await server.list(Self.bare).all().count == 10)
  }

  @Test("a `Link` to another origin is not followed")
  func foreignLink() async throws {
    let server = ListServer(count: 15) { server, _ in
      (server.items(from: 0), .of(("Link", "<https://evil.example/items>; rel=\"next\"")))
    }
    let error = await #expect(throws: PagingError.self) { try await server.list(Self.bare).all() }
    #expect(error?.reason == .otherOrigin("https://evil.example"))
  }

  // MARK: Repetition

  @Test(
    "the same place again with an empty page is the end",
    arguments: [
      Pagination(.cursor, position: .query("cursor"), items: "/data", next: "/next"),
      Pagination(.nextURL, items: "/data", next: "/url"),
      Pagination(.page, position: .query("cursor"), items: "/data", next: "/next"),
    ])
  func sameAgain(pagination: Pagination) async throws {
    let server = ListServer(count: 25) { server, request in
      let start = request.urlNumber("cursor") ?? 0
      let next = start < 25 ? start + 10 : start
      return ("{\"data\":\(server.items(from: start)),\"next\":\(next),\"url\":\"/items?cursor=\(next)\"}", [:])
    }
    #expect(try await server.list(pagination).all().count == 25)
  }
}
