import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// One bad item does not spoil a list for those who say so.
@Suite(.timeLimit(.minutes(25))) struct LenientListTests {
  static let pagination = Pagination(.cursor, position: .query("cursor"), items: "/data", next: "/next")

  private func fixture(_ configure: (inout ClientConfiguration) -> Void = { _ in }) -> PetFixture {
    PetFixture(configure: configure) { request in
      request.query("cursor") == nil
        ? .json(#"{"data":[{"id":"1","name":"a"},{"id":2},{"id":"3","name":"c"}],"next":"x","facets":{"n":[1]}}"#)
        : .json(#"{"data":[{"id":"4","name":"d"},"odd"],"next":null}"#)
    }
  }

  private func list(_ fixture: PetFixture) -> Paged<Pet> {
    Paged(fixture.client.connection, OperationRequest("listPets", .get, "/pets", .default), Self.pagination)
  }

  @Test("by default an item that cannot be read fails its page")
  func strict() async throws {
    let error = try await problem { _ = try await list(fixture()).all() }
    #expect(error.kind == .undecodable)
  }

  @Test("leniently it is left out, told to the observer, and stands in its page as it came")
  func lenient() async throws {
    let told = Locked<[String]>([])
    let fixture = fixture { configuration in
      configuration.decoding = .lenient
      configuration.observer = { event in
        if case .undecodableItem(let operation, let item) = event {
          told.withLock { $0.append("\(operation) \(item.index) \(item.failure.path)") }
        }
      }
    }
    #expect(try await list(fixture).all().map(\.id) == ["1", "3", "4"])
    #expect(told.withLock { $0 } == ["listPets 1 data[1].id", "listPets 1 data[1]"])
    var odd: [JSONValue] = []
    for try await page in list(fixture).pages { odd += page.undecodable.map(\.json) }
    #expect(odd == [["id": 2], "odd"])
  }

  @Test("the walk goes on from what the page has, not from what could be read of it")
  func lenientOffsets() async throws {
    let server = ListServer(count: 25) { server, request in
      let start = request.number("offset") ?? 0
      return (server.items(from: start).replacing("{\"id\":3}", with: "{\"id\":\"x\"}"), [:])
    }
    let request = OperationRequest("list", .get, "/items", .default)
    let pagination = Pagination(.offset, position: .query("offset"), items: "")
    let left = Locked(0)
    var asking = PageAsking(perform: { try await server.perform($0) })
    asking.report = { _ in left.withLock { $0 += 1 } }
    let ids = try await Paged<Numbered>(PageSource(request, pagination, asking)).all().map(\.id)
    #expect(ids == (0..<25).filter { $0 != 3 })
    #expect(left.withLock { $0 } == 1)
  }

  @Test("a raw walk gives every item as it came, and each page's JSON beside its items")
  func raw() async throws {
    let fixture = fixture()
    let items = try await list(fixture).raw.all()
    #expect(
      items == [["id": "1", "name": "a"], ["id": 2], ["id": "3", "name": "c"], ["id": "4", "name": "d"], "odd"])
    var pages: [JSONValue] = []
    for try await page in list(fixture).raw.maxItems(4).pages { pages.append(try page.json()) }
    #expect(pages.map { $0["data"]?.arrayValue?.count } == [3, 2])
  }

  @Test("what stands beside the items is not thrown away")
  func envelope() async throws {
    struct Facets: JSONDecodable {
      let numbers: [Int]
      init(json: borrowing JSONReader) throws {
        numbers = try json.required("facets", as: [String: [Int]].self)["n"] ?? []
      }
    }
    let page = try await list(fixture { $0.decoding = .lenient }).firstPage()
    #expect(try page.envelope(as: Facets.self).numbers == [1])
    #expect(page.envelope == ["next": "x", "facets": ["n": [1]]])
    let bare = ListServer(count: 1) { server, _ in (server.items(from: 0), [:]) }
    let first = try await bare.list(Pagination(.offset, position: .query("offset"), items: "")).firstPage()
    #expect(first.envelope == .null)
    #expect(try first.json() == [["id": 0]])
  }

  @Test("dates without an offset in items, models and errors are of UTC where the client says so")
  func assumesUTC() async throws {
    struct Event: JSONDecodable {
      let at: Date
      init(json: borrowing JSONReader) throws { at = try json.required("at") }
    }
    let answer = #"{"data":[{"at":"2026-01-31T08:00:00"}],"at":"2026-01-31T08:00:00"}"#
    let request = OperationRequest("events", .get, "/events", .default)
    let date = try #require(DateTime.parse("2026-01-31T08:00:00Z"))
    let utc = PetFixture(configure: { $0.assumesUTC = true }) { _ in .json(answer) }
    #expect(try await Paged<Event>(utc.client.connection, request, Self.pagination).all().map(\.at) == [date])
    #expect(try await utc.client.connection.value(request, as: Event.self).at == date)
    let other = PetFixture { _ in .json(answer) }
    let error = try await problem { _ = try await other.client.connection.value(request, as: Event.self) }
    #expect("\(error)".contains("`assumesUTC`"))
  }
}
