// Imported as a program imports it: everything that a call gives can be made by hand.
import ClientsmithRuntime
import HTTPTypes
import Testing

/// What a view or a service of a program asks for, above the client.
private protocol PetSource: Sendable {
  func pets() -> Paged<String>
  func news() -> EventStream<String>
  func pet(_ id: String) async throws -> Response<String>
}

/// A double without a transport.
private struct GivenPets: PetSource {
  var list = Paged(["Ada", "Bob"])
  var stream = EventStream(["born", "fed"])
  var error: APIError<JSONValue>?

  func pets() -> Paged<String> { list }
  func news() -> EventStream<String> { stream }
  func pet(_ id: String) async throws -> Response<String> {
    if let error { throw error }
    return Response(value: "Ada", headers: fields("X-Request-Id", "r1"))
  }
}

private func fields(_ name: String, _ value: String) -> HTTPFields {
  HTTPField.Name(name).map { [$0: value] } ?? HTTPFields()
}

private struct Broken: Error, Equatable {}

@Suite struct GivenAnswerTests {
  @Test func aDoubleAnswersAsAClientWould() async throws {
    let source: any PetSource = GivenPets()
    #expect(try await source.pets().all() == ["Ada", "Bob"])
    let response = try await source.pet("1")
    #expect(response.value == "Ada" && response.status == .ok && response.requestID == "r1")
    var events: [String] = []
    for try await event in source.news() { events.append(event) }
    #expect(events == ["born", "fed"])
    let failing: any PetSource = GivenPets(error: APIError(status: .conflict, body: ["detail": "sold"]))
    await #expect(throws: APIError<JSONValue>.self) { try await failing.pet("1") }
  }

  @Test func aListOfPagesIsWalkedLikeAnyOther() async throws {
    let list = Paged(pages: [
      Page(items: [1, 2], total: 250, pageCount: 3), Page(items: []), Page(items: [3], headers: [.eTag: "x"]),
    ])
    #expect(try await list.all() == [1, 2, 3])
    #expect(try await list.prefetch().all() == [1, 2, 3])
    #expect(try await list.concurrent(4).all() == [1, 2, 3])
    #expect(try await list.maxItems(1).all() == [1])
    let first = try await list.firstPage()
    #expect(first.total == 250 && first.pageCount == 3 && first.next != nil)
    #expect(try await list.resume(from: first.next).all() == [3])
    var iterator = list.makeAsyncIterator()
    _ = try await iterator.next()
    #expect(try await list.resume(from: iterator.position).all() == [2, 3])
    var pages: [Page<Int>] = []
    for try await page in list.pages { pages.append(page) }
    #expect(pages.map(\.items) == [[1, 2], [], [3]] && pages.last?.next == nil)
    #expect(pages.last?.headers[.eTag] == "x")
  }

  @Test func aWalkFailsWhereItIsToldTo() async throws {
    var seen: [Int] = []
    await #expect(throws: Broken()) {
      for try await item in Paged([1, 2], failingWith: Broken()) { seen.append(item) }
    }
    #expect(seen == [1, 2])
    var events: [Int] = []
    await #expect(throws: Broken()) {
      for try await event in EventStream([1], failingWith: Broken()) { events.append(event) }
    }
    #expect(events == [1])
    #expect(try await Paged<Int>([]).all() == [])
    #expect(try await Paged<Int>(pages: []).all() == [])
  }

  @Test func aListHasItsItemsAsJSONWhereTheyHaveAny() async throws {
    #expect(try await Paged(["a"]).raw.all() == ["a"])
    struct Opaque: Sendable {}
    await #expect(throws: EncodingFailure.self) { try await Paged([Opaque()]).raw.all() }
  }

  @Test func aPageHasItsEnvelope() throws {
    let page = Page(items: [1], body: RawBody(Array(#"{"data": [1], "took": 3}"#.utf8)), itemsPointer: "/data")
    #expect(page.envelope == ["took": 3])
    #expect(Page(items: [1]).envelope == .null)
  }

  @Test func aStreamIsFedByAnother() async throws {
    let (source, feed) = AsyncStream.makeStream(of: Int.self)
    feed.yield(1)
    feed.finish()
    var events: [Int] = []
    for try await event in EventStream(source) { events.append(event) }
    #expect(events == [1])
  }

  @Test func anErrorSaysWhatItWasGiven() {
    let error = APIError<JSONValue>(
      status: .unprocessableContent, body: ["detail": "no"], serviceMessage: "no such pet", operationID: "getPet",
      headers: fields("request-id", "r2"), attempts: 2,
      request: RequestSummary(method: .get, url: "https://api.example.com/pets/1"))
    #expect(
      "\(error)"
        == "getPet: the server answered 422 Unprocessable Content: no such pet after 2 attempts (GET https://api.example.com/pets/1, request r2)"
    )
    #expect(error.body == ["detail": "no"] && error.requestID == "r2")
    #expect("\(APIError<JSONValue>(.transport, message: "offline"))" == "offline")
    #expect("\(APIError<JSONValue>(.deadline))" == "the call failed (deadline)")
  }

  @Test func theErrorsUnderneathCanBeMade() {
    let errors: [any Error] = [
      NoResponse(), RequestFailure("no"), ResponseTooLarge(limit: 1), EncodingFailure(path: JSONPath(), reason: "nan"),
      PagingError(operation: "list", reason: .repeated, pages: 1), RateLimitError(reason: .deadline, wait: .seconds(1)),
      TransportError(.neverSent, "offline"), AuthenticationError(.signInRequired, "sign in"),
      DecodingFailure(path: JSONPath(), expected: "a text", found: "1"),
    ]
    #expect(errors.allSatisfy { !"\($0)".isEmpty })
    let item = UndecodableItem(
      index: 0, json: 1, failure: DecodingFailure(path: JSONPath(), expected: "a text", found: "1"))
    #expect(Page(items: ["a"], undecodable: [item]).undecodable.count == 1)
    #expect(TransferProgress(completed: 1, total: 2).fraction == 0.5)
    #expect(CallAttempt(operationID: "a", request: RequestSummary(method: .get, url: "x")).attempt == 1)
  }
}
