import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Walks through a whole connection while the service refuses, fails and breaks off: the loop never notices.
@Suite(.timeLimit(.minutes(25))) struct FaultyWalkTests {
  let time = VirtualTime()

  func connection(_ transport: FaultyTransport, limits: [RateLimit] = []) -> Connection {
    Connection(
      description: APIDescription(name: "Items", version: "1", rateLimits: limits), server: "https://items.example.com",
      configuration: ClientConfiguration(
        transport: transport, retries: RetryPolicy(retries: 8), environment: transport.time.environment))
  }

  static let byPage = Pagination(.page, position: .query("page"), items: "/data", next: "/next", total: "/total")
  static let byKey = Pagination(.cursor, position: .body("/afterKey"), items: "/data", next: "/afterKey")

  @Test("10,000 items by page number, one request in four failing: nothing lost, nothing twice", arguments: [1, 5])
  func pages(width: Int) async throws {
    let transport = FaultyTransport(time, count: 10_000, faultRate: 0.25)
    let connection = connection(transport, limits: FireHydrantLimits.both)
    let request = OperationRequest("listItems", .get, "/items", .default)
    let ids = try await time.run {
      // Walks ahead run beside the virtual time's own thread, which is why the width is 1 where the clock matters.
      try await Paged<Numbered>(connection, request, Self.byPage).concurrent(width).all().map(\.id)
    }
    #expect(ids == Array(0..<10_000))
    #expect(transport.record.withLock { $0.faults } > 10)
  }

  @Test("10,000 items by a POST with an idempotency key: each page under one key of its own")
  func keyedPost() async throws {
    let transport = FaultyTransport(time, count: 10_000, faultRate: 0.25)
    let connection = connection(transport)
    let ids = try await time.run {
      var request = OperationRequest("searchItems", .post, "/items/search", .default)
      request.idempotencyKey(header: "Idempotency-Key")
      request.setBodyField("/size", JSONValue(100))
      return try await Paged<Numbered>(connection, request, Self.byKey).all().map(\.id)
    }
    let record = transport.record.withLock { $0 }
    #expect(ids == Array(0..<10_000))
    #expect(record.faults > 10)
    #expect(record.keylessWrites.isEmpty)
    #expect(record.keys.count == 100)
    #expect(record.keys.values.allSatisfy { $0.count == 1 })
    #expect(Set(record.keys.values.flatMap { $0 }).count == 100)
  }

  @Test("a caller's own idempotency key is not spent on two pages")
  func callersKey() async throws {
    let transport = FaultyTransport(time, count: 300, faultRate: 0)
    let connection = connection(transport)
    let count = try await time.run {
      var request = OperationRequest("searchItems", .post, "/items/search", RequestOptions(idempotencyKey: "mine"))
      request.idempotencyKey(header: "Idempotency-Key")
      request.setBodyField("/size", JSONValue(100))
      return try await Paged<Numbered>(connection, request, Self.byKey).all().count
    }
    #expect(count == 300)
    #expect(transport.record.withLock { Set($0.keys.values.flatMap { $0 }) } == ["mine", "mine-1", "mine-2"])
  }

  @Test("a POST that only reads is repeated like a GET")
  func readingPost() async throws {
    let transport = FaultyTransport(time, count: 10_000, faultRate: 0.25)
    let connection = connection(transport)
    let ids = try await time.run {
      var request = OperationRequest("searchItems", .post, "/items/search", .default)
      request.idempotent()
      request.setBodyField("/size", JSONValue(100))
      return try await Paged<Numbered>(connection, request, Self.byKey).all().map(\.id)
    }
    #expect(ids == Array(0..<10_000))
  }

  @Test("a POST without a key is sent once however it fails; the walk goes on where it stopped")
  func keylessPost() async throws {
    let transport = FaultyTransport(time, count: 10_000, faultRate: 0.25)
    let connection = connection(transport)
    let (ids, failures) = try await time.run {
      var ids: [Int] = []
      var failures = 0
      var request = OperationRequest("searchItems", .post, "/items/search", .default)
      request.setBodyField("/size", JSONValue(100))
      var iterator = Paged<Numbered>(connection, request, Self.byKey).makeAsyncIterator()
      while true {
        do {
          guard let item = try await iterator.next() else { return (ids, failures) }
          ids.append(item.id)
        } catch let error as any AnyAPIError {
          // Refused connections aside, which never reached the service, there was one attempt.
          failures += 1
          #expect(error.kind == .response || error.kind == .transport)
        }
      }
    }
    #expect(ids == Array(0..<10_000))
    #expect(failures > 5)
  }

  @Test("an error says how many attempts there were, and why there was not another")
  func exhausted() async throws {
    let transport = FaultyTransport(time, count: 100, faultRate: 1)
    let connection = connection(transport)
    let error = try await time.run { () -> (any AnyAPIError)? in
      do {
        _ = try await connection.perform(
          OperationRequest("listItems", .get, "/items", RequestOptions(retries: RetryPolicy(retries: 1, refusals: 0))))
      } catch let error as any AnyAPIError {
        return error
      }
      return nil
    }
    #expect(error?.attempts == 2)
  }
}
