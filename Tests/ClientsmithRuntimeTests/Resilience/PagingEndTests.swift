import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Where a walk ends, and how it fails.
@Suite(.timeLimit(.minutes(25))) struct PagingEndTests {
  static let cursor = Pagination(.cursor, position: .query("cursor"), items: "/data", next: "/next")

  @Test("an empty page with a next does not end the list")
  func emptyPageInTheMiddle() async throws {
    let server = ListServer(count: 0) { _, request in
      switch request.number("cursor") ?? 0 {
      case 0: ("{\"data\":[{\"id\":0}],\"next\":1}", [:])
      case 1: ("{\"data\":[],\"next\":2}", [:])
      case 2: ("{\"data\":null,\"next\":3}", [:])
      default: ("{\"data\":[{\"id\":1}],\"next\":null}", [:])
      }
    }
    #expect(try await server.list(Self.cursor).all().map(\.id) == [0, 1])
  }

  @Test("a page that comes empty while the number of pages says more does not either")
  func emptyNumberedPage() async throws {
    let server = ListServer(count: 0) { _, request in
      let page = request.number("page") ?? 1
      return ("{\"data\":\(page == 2 ? "[]" : "[{\"id\":\(page)}]"),\"pages\":3}", [:])
    }
    let pagination = Pagination(.page, position: .query("page"), items: "/data", pages: "/pages")
    #expect(try await server.list(pagination).all().map(\.id) == [1, 3])
  }

  @Test("a cursor that comes again ends the walk with an error, after its page's items", arguments: [1, 2, 5])
  func repeatedCursor(cycle: Int) async throws {
    let server = ListServer(count: 0) { _, request in
      let page = request.number("cursor") ?? 0
      return ("{\"data\":[{\"id\":\(page)}],\"next\":\(page < 7 ? page + 1 : 8 - cycle)}", [:])
    }
    var ids: [Int] = []
    let error = await #expect(throws: PagingError.self) {
      for try await item in server.list(Self.cursor) { ids.append(item.id) }
    }
    #expect(ids == Array(0...7))
    #expect(error?.reason == .repeated)
    #expect(error.map { "\($0)" }?.contains("again") == true)
  }

  static let ignored: [Pagination] = [
    Pagination(.page, position: .query("page"), items: "/data"),
    Pagination(.page, position: .query("page"), items: "/data", pages: "/pages"),
    Pagination(.offset, position: .query("offset"), items: "/data"),
    Pagination(.offset, position: .query("offset"), items: "/data", total: "/total"),
  ]

  @Test(
    "a server that does not heed the number or the offset is found out, and no item is given twice", arguments: ignored)
  func unheededPosition(pagination: Pagination) async throws {
    let server = ListServer(count: 0) { _, _ in ("{\"data\":[{\"id\":1},{\"id\":2}],\"total\":7,\"pages\":3}", [:]) }
    var ids: [Int] = []
    let error = await #expect(throws: PagingError.self) {
      for try await item in server.list(pagination) { ids.append(item.id) }
    }
    #expect(ids == [1, 2])
    #expect(error?.reason == .repeatedItems)
    #expect(server.requests == 2)
  }

  @Test("one that gives its last page for every number behind it is found out there")
  func clampedPosition() async throws {
    let server = ListServer(count: 0) { _, request in
      ("{\"data\":[{\"id\":\(min(3, request.number("page") ?? 1))}]}", [:])
    }
    var ids: [Int] = []
    let pagination = Pagination(.page, position: .query("page"), items: "/data")
    let error = await #expect(throws: PagingError.self) {
      for try await item in server.list(pagination).prefetch() { ids.append(item.id) }
    }
    #expect(ids == [1, 2, 3])
    #expect(error?.reason == .repeatedItems)
  }

  @Test("equal scalars on two pages are two pages")
  func equalScalars() async throws {
    let request = OperationRequest("list", .get, "/levels", .default)
    let list = Paged<Int>(request, Pagination(.page, position: .query("page"), items: "", pages: nil)) { request in
      RawResponse(status: .ok, rawBody: RawBody(Array((request.number("page") ?? 1) < 4 ? "[0,0]".utf8 : "[]".utf8)))
    }
    #expect(try await list.all() == [0, 0, 0, 0, 0, 0])
  }

  @Test("a thousand pages in a row without anything new end the walk with an error", arguments: ["[]", "[{\"id\":1}]"])
  func nothingNew(items: String) async throws {
    let server = ListServer(count: 0) { server, _ in
      ("{\"data\":\(items),\"next\":\(server.requests),\"has_more\":true}", [:])
    }
    let pagination = Pagination(
      .cursor, position: .query("cursor"), items: "/data", next: "/next", hasMore: "/has_more")
    var last: Page<Numbered>?
    let error = await #expect(throws: PagingError.self) {
      for try await page in server.list(pagination).pages { last = page }
    }
    #expect(error?.reason == .nothingNew(pages: 1000))
    #expect((1000...1001).contains(server.requests))
    #expect(last != nil)
  }

  @Test("fewer of them do not")
  func idlePages() async throws {
    let server = ListServer(count: 0) { server, _ in
      server.requests < 1000
        ? ("{\"data\":[],\"next\":\(server.requests)}", [:]) : ("{\"data\":[{\"id\":7}],\"next\":null}", [:])
    }
    #expect(try await server.list(Self.cursor).all().map(\.id) == [7])
  }

  @Test("a page number that does not move ends the walk with an error")
  func repeatedPage() async throws {
    let server = ListServer(count: 0) { _, _ in ("{\"data\":[{\"id\":1}],\"next\":1}", [:]) }
    let pagination = Pagination(.page, position: .query("page"), items: "/data", next: "/next")
    await #expect(throws: PagingError.self) { try await server.list(pagination).all() }
    #expect(server.requests == 1)
  }

  @Test("a next URL that leads back ends the walk with an error")
  func repeatedURL() async throws {
    let server = ListServer(count: 0) { _, _ in ("{\"data\":[{\"id\":1}],\"next\":\"/items?a=1\"}", [:]) }
    let error = await #expect(throws: PagingError.self) {
      try await server.list(Pagination(.nextURL, items: "/data", next: "/next")).all()
    }
    #expect(error?.reason == .repeated)
    #expect(server.requests == 2)
  }

  static let foreign = [
    "https://evil.example/items", "http://api.example.com/items", "//evil.example/items",
    "https://api.example.com:8443/items", "https://api.example.com.evil.example/items",
  ]

  @Test("a next URL of another origin is not asked for", arguments: foreign)
  func otherOrigin(url: String) async throws {
    let server = ListServer(count: 0) { _, _ in ("{\"data\":[{\"id\":1}],\"next\":\"\(url)\"}", [:]) }
    var ids: [Int] = []
    let error = await #expect(throws: PagingError.self) {
      for try await item in server.list(Pagination(.nextURL, items: "/data", next: "/next")) { ids.append(item.id) }
    }
    guard case .otherOrigin? = error?.reason else { return #expect(Bool(false), "\(String(describing: error))") }
    #expect(ids == [1])
    #expect(server.requests == 1)
  }

  @Test("it is, where other origins are trusted")
  func trustedOrigin() async throws {
    let server = ListServer(count: 0) { _, request in
      request.replacement == nil
        ? ("{\"data\":[{\"id\":1}],\"next\":\"https://cdn.example/items\"}", [:]) : ("{\"data\":[{\"id\":2}]}", [:])
    }
    let list = server.list(Pagination(.nextURL, items: "/data", next: "/next")).followingOtherOrigins()
    #expect(try await list.all().map(\.id) == [1, 2])
    #expect(server.asked.withLock { $0.last } == "https://cdn.example/items")
  }

  @Test("a next that is no URL is an error, not an end", arguments: ["\"ftp://x\"", "7", "\"ht tp://\"", "{}"])
  func unusableNext(next: String) async throws {
    let server = ListServer(count: 0) { _, _ in ("{\"data\":[],\"next\":\(next)}", [:]) }
    let error = await #expect(throws: PagingError.self) {
      try await server.list(Pagination(.nextURL, items: "/data", next: "/next")).all()
    }
    #expect(error?.reason == .unusableNext)
  }

  @Test("an item without id is an error where the next page hangs on it")
  func missingID() async throws {
    struct Free: JSONDecodable { init(json: borrowing JSONReader) {} }
    let request = OperationRequest("list", .get, "/items", .default)
    let list = Paged<Free>(request, PagingStyleTests.lastItem) { _ in
      RawResponse(
        status: .ok,
        rawBody: RawBody(Array("[\(Array(repeating: "{}", count: 10).joined(separator: ","))]".utf8)))
    }
    let error = await #expect(throws: PagingError.self) { try await list.all() }
    #expect(error?.reason == .missingID)
  }

  @Test("an answer of another shape is an error that names the place")
  func wrongShape() async throws {
    for body in ["{\"data\":{}}", "{\"other\":[]}", "[]", "\"text\"", "{\"data\":[{\"id\":\"x\"}]}"] {
      let server = ListServer(count: 0) { _, _ in (body, [:]) }
      let error = await #expect(throws: DecodingFailure.self) { try await server.list(Self.cursor).all() }
      #expect(error.map { "\($0)" }?.contains("data") == true || body == "[]" || body == "\"text\"", "\(body)")
    }
  }

  @Test("totals that the items contradict do not end the list", arguments: ["-1", "0", "3"])
  func wrongTotals(total: String) async throws {
    let server = ListServer(count: 25) { server, request in
      let page = request.number("page") ?? 1
      return (
        "{\"data\":\(server.items(from: (page - 1) * 10)),\"total\":\(total),\"pages\":\(total == "3" ? "0" : total)}",
        [:]
      )
    }
    let pagination = Pagination(.page, position: .query("page"), items: "/data", total: "/total", pages: "/pages")
    #expect(try await server.list(pagination).all().count == 25)
    #expect(try await server.list(pagination).concurrent(3).all().count == 25)
  }

  @Test("numbers at the edge of what fits are no harm")
  func hugeNumbers() async throws {
    let huge = "\(Int.max)"
    for number in [huge, "-\(huge)", "9007199254740992", "1e300", "99999999999999999999"] {
      let server = ListServer(count: 0) { _, _ in
        ("{\"data\":[{\"id\":1}],\"total\":\(number),\"pages\":\(number)}", [:])
      }
      for style in [Pagination.Style.page, .offset] {
        let pagination = Pagination(
          style, position: .query("at"), size: .query("size"), items: "/data", total: "/total", pages: "/pages",
          maximumSize: .max)
        let list = server.list(pagination) {
          $0.query("at", Int.max)
          $0.query("size", Int.max)
        }
        #expect(try await list.maxItems(3).all().count <= 3)
        #expect(try await list.concurrent(4).maxItems(3).all().count <= 3)
        let saved = Data(
          "{\"operation\":\"list\",\"token\":{\"number\":{\"_0\":\(Int.max)}},\"page\":\(Int.max),\"itemsBefore\":\(Int.max),\"skipped\":-5}"
            .utf8)
        let position = try JSONDecoder().decode(PagePosition.self, from: saved)
        #expect(try await list.resume(from: position).maxItems(3).all().count <= 3)
      }
    }
  }

  @Test("204 is an empty page; any other answer without its body is an error, not the end of the list")
  func noBody() async throws {
    let nothing = ListServer(count: 0, status: .noContent) { _, _ in ("", [:]) }
    #expect(try await nothing.list(Self.cursor).all().isEmpty)
    let lost = ListServer(count: 20) { server, request in
      let start = request.number("cursor") ?? 0
      return start == 0 ? ("{\"data\":\(server.items(from: 0)),\"next\":10}", [:]) : ("", [:])
    }
    await #expect(throws: (any Error).self) { try await lost.list(Self.cursor).all() }
  }
}
