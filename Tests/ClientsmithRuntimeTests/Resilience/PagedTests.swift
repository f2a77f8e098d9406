import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What a program can do with a list.
@Suite(.timeLimit(.minutes(25))) struct PagedTests {
  static let page = Pagination(
    .page, position: .query("page"), items: "/data", total: "/total", pages: "/pages")

  static func server(count: Int, withTotals: Bool = true) -> ListServer {
    ListServer(count: count) { server, request in
      let page = request.number("page") ?? 1
      let totals = withTotals ? ",\"total\":\(server.count),\"pages\":\((server.count + 9) / 10)" : ""
      return ("{\"data\":\(server.items(from: (page - 1) * 10))\(totals)}", .of(("X-Page", "\(page)")))
    }
  }

  @Test("nothing is sent before the list is walked")
  func lazy() {
    let server = Self.server(count: 100)
    _ = server.list(Self.page).prefetch().concurrent(4).pages
    #expect(server.requests == 0)
  }

  @Test("pages come with status, headers, totals and positions")
  func pages() async throws {
    let server = Self.server(count: 25)
    var pages: [Page<Numbered>] = []
    for try await page in server.list(Self.page).pages { pages.append(page) }
    #expect(pages.map(\.items.count) == [10, 10, 5])
    #expect(pages.map(\.total) == [25, 25, 25])
    #expect(pages.map(\.pageCount) == [3, 3, 3])
    #expect(pages.map(\.status) == [.ok, .ok, .ok])
    #expect(pages.compactMap { $0.headers[HTTPField.Name("X-Page") ?? .age] } == ["1", "2", "3"])
    #expect(pages.map(\.position.itemsBefore) == [0, 10, 20])
    #expect(pages.map { $0.next == nil } == [false, false, true])
  }

  @Test("the first page is one request")
  func firstPage() async throws {
    let server = Self.server(count: 100)
    let page = try await server.list(Self.page).prefetch().concurrent(8).firstPage()
    #expect(page.items.count == 10)
    #expect(page.total == 100)
    #expect(server.requests == 1)
  }

  @Test("a walk begins at the page that the caller names")
  func callersPage() async throws {
    let server = Self.server(count: 100)
    let ids = try await server.list(Self.page) { $0.query("page", 8) }.all().map(\.id)
    #expect(ids == Array(70..<100))
  }

  @Test("no more items than wanted, and no request for them", arguments: [0, 1, 10, 11, 1_000])
  func maxItems(limit: Int) async throws {
    let server = Self.server(count: 95)
    let ids = try await server.list(Self.page).prefetch().maxItems(limit).all().map(\.id)
    #expect(ids == Array(0..<min(95, limit)))
    #expect(server.requests == min(10, (limit + 9) / 10))
  }

  @Test("walking ahead keeps the order", arguments: [1, 2, 4, 32], [0, 5, 10, 95, 100])
  func concurrent(width: Int, count: Int) async throws {
    let server = Self.server(count: count)
    let ids = try await server.list(Self.page).concurrent(width).all().map(\.id)
    #expect(ids == Array(0..<count))
    #expect(server.requests == max(1, (count + 9) / 10))
    #expect(Set(server.asked.withLock { $0 }).count == server.requests)
  }

  @Test(
    "no page is asked for ahead that holds none of the items that are wanted", arguments: [1, 10, 11, 25, 94, 95, 500])
  func concurrentMaximum(limit: Int) async throws {
    let server = Self.server(count: 95)
    let ids = try await server.list(Self.page).concurrent(8).maxItems(limit).all().map(\.id)
    #expect(ids == Array(0..<min(95, limit)))
    #expect(server.requests == min(10, (limit + 9) / 10))
  }

  @Test("as many pages are under way as were allowed, and no more")
  func width() async throws {
    let underWay = Locked((now: 0, most: 0))
    let server = Self.server(count: 200)
    let request = OperationRequest("list", .get, "/items", .default)
    let list = Paged<Numbered>(request, Self.page) { request in
      underWay.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      for _ in 0..<100 { await Task.yield() }
      defer { underWay.withLock { $0.now -= 1 } }
      return try await server.perform(request)
    }
    #expect(try await list.concurrent(4).all().count == 200)
    let most = underWay.withLock { $0.most }
    #expect(most > 1 && most <= 4, "\(most)")
  }

  @Test("offsets are asked for ahead by the pages' length, and again from where a page came short")
  func concurrentOffsets() async throws {
    let server = ListServer(count: 95) { server, request in
      let offset = request.number("offset") ?? 0
      // One page of seven, as a server does whose pages are bounded in bytes.
      let size = offset == 30 ? 7 : 10
      return ("{\"data\":\(server.items(from: offset, size: size)),\"total\":\(server.count)}", [:])
    }
    let pagination = Pagination(.offset, position: .query("offset"), items: "/data", total: "/total")
    #expect(try await server.list(pagination).concurrent(3).all().map(\.id) == Array(0..<95))
  }

  @Test("a list whose length nobody tells is walked one page at a time")
  func concurrentWithoutTotal() async throws {
    let server = Self.server(count: 95, withTotals: false)
    #expect(try await server.list(Self.page).concurrent(4).all().count == 95)
    #expect(server.requests == 10)
  }

  @Test("the next page is on its way while the loop works")
  func prefetch() async throws {
    let server = Self.server(count: 50)
    var iterator = server.list(Self.page).prefetch().makeAsyncIterator()
    _ = try await iterator.next()
    while server.requests < 2 { await Task.yield() }
    #expect(server.requests == 2)
    var count = 1
    while try await iterator.next() != nil { count += 1 }
    #expect(count == 50)
    #expect(server.requests == 5)
  }

  @Test("a walk goes on where another stopped, after any item, from a saved position", arguments: 0..<31)
  func resume(after count: Int) async throws {
    let server = Self.server(count: 30)
    var iterator = server.list(Self.page).makeAsyncIterator()
    var ids: [Int] = []
    for _ in 0..<count {
      if let item = try await iterator.next() { ids.append(item.id) }
    }
    guard let position = iterator.position else { return #expect(count == 30) }
    let saved = try JSONDecoder().decode(PagePosition.self, from: JSONEncoder().encode(position))
    ids += try await server.list(Self.page).resume(from: saved).all().map(\.id)
    #expect(ids == Array(0..<30))
  }

  @Test("positions are written as ever, so that saved ones are read")
  func savedForm() throws {
    let tokens: [(PagePosition.Token, String)] = [
      (.start, #"{"start":{}}"#), (.number(-7), #"{"number":{"_0":-7}}"#),
      (.cursor("\"é"), #"{"cursor":{"_0":"\"é"}}"#),
      (.url("a"), #"{"url":{"_0":"a"}}"#),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for (token, text) in tokens {
      let position = PagePosition(operation: "list", token: token, page: 2, itemsBefore: 30, skipped: 1)
      let saved = try encoder.encode(position)
      #expect(
        String(decoding: saved, as: UTF8.self)
          == #"{"itemsBefore":30,"operation":"list","page":2,"skipped":1,"token":\#(text)}"#)
      #expect(try JSONDecoder().decode(PagePosition.self, from: saved) == position)
    }
    for token in [
      #"{}"#, #"{"start":{},"number":{"_0":1}}"#, #"{"other":{}}"#, #"{"number":{}}"#, #"{"number":{"_0":"x"}}"#,
    ] {
      let text = #"{"itemsBefore":30,"operation":"list","page":2,"skipped":1,"token":\#(token)}"#
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(PagePosition.self, from: Data(text.utf8)) }
    }
  }

  @Test("every style's position can be saved")
  func resumeCursor() async throws {
    let server = ListServer(count: 40) { server, request in
      let start = request.urlNumber("start") ?? 0
      let next = start + 10 < server.count ? "\"/items?start=\(start + 10)\"" : "null"
      return ("{\"results\":\(server.items(from: start)),\"next\":\(next)}", [:])
    }
    let list = server.list(Pagination(.nextURL, items: "/results", next: "/next"))
    let first = try await list.firstPage()
    let saved = try JSONDecoder().decode(PagePosition.self, from: JSONEncoder().encode(try #require(first.next)))
    #expect(try await list.resume(from: saved).all().map(\.id) == Array(10..<40))
  }

  @Test("a position of another operation is refused")
  func foreignPosition() async throws {
    let server = Self.server(count: 30)
    let position = PagePosition(operation: "other", token: .number(2))
    await #expect(throws: PagingError.self) { try await server.list(Self.page).resume(from: position).all() }
    #expect(server.requests == 0)
  }

  @Test("after a failure the walk goes on with the page that failed")
  func resumeAfterFailure() async throws {
    struct Down: Error {}
    let failures = Locked(1)
    let server = ListServer(count: 30) { server, request in
      let page = request.number("page") ?? 1
      if page == 2,
        failures.withLock({
          $0 -= 1; return $0 >= 0
        })
      {
        throw Down()
      }
      return ("{\"data\":\(server.items(from: (page - 1) * 10)),\"pages\":3}", [:])
    }
    var iterator = server.list(Self.page).makeAsyncIterator()
    var ids: [Int] = []
    while true {
      do {
        guard let item = try await iterator.next() else { break }
        ids.append(item.id)
      } catch is Down {}
    }
    #expect(ids == Array(0..<30))
  }

  @Test("cancelling the task ends the walk, and what it had asked for ahead", arguments: [1, 4])
  func cancellation(width: Int) async throws {
    let server = Self.server(count: 100)
    let request = OperationRequest("list", .get, "/items", .default)
    let cancelled = Locked(0)
    let asked = Locked(false)
    let list = Paged<Numbered>(request, Self.page) { request in
      if request.number("page") ?? 1 > 1 {
        asked.withLock { $0 = true }
        do {
          try await Task.sleep(for: .seconds(3_600))
        } catch {
          cancelled.withLock { $0 += 1 }
          throw error
        }
      }
      return try await server.perform(request)
    }
    let task = Task {
      for try await _ in list.concurrent(width) {}
    }
    // Not before the second page is asked for: a walk that is cancelled between two pages asks for none.
    while !asked.withLock({ $0 }), !Task.isCancelled { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    while cancelled.withLock({ $0 }) < 1, !Task.isCancelled { await Task.yield() }
    #expect(cancelled.withLock { $0 } >= 1)
  }

  @Test("leaving the loop abandons what it had asked for ahead")
  func abandoned() async throws {
    let server = Self.server(count: 100)
    let request = OperationRequest("list", .get, "/items", .default)
    let cancelled = Locked(0)
    let list = Paged<Numbered>(request, Self.page) { request in
      if request.number("page") ?? 1 > 1 {
        defer { cancelled.withLock { $0 += 1 } }
        try await Task.sleep(for: .seconds(3_600))
      }
      return try await server.perform(request)
    }
    for try await _ in list.concurrent(3) { break }
    while cancelled.withLock({ $0 }) < 3, !Task.isCancelled { await Task.yield() }
    #expect(cancelled.withLock { $0 } == 3)
  }

  @Test("walks of one list do not disturb each other")
  func twice() async throws {
    let server = Self.server(count: 25)
    let list = server.list(Self.page)
    async let one = list.all()
    async let two = list.all()
    #expect(try await one.count == 25)
    #expect(try await two.count == 25)
  }
}
