import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct EventStreamTests {
  private let request = OperationRequest("watch", .get, "/watch", .default)

  /// Answers that end as they are told to, in order; the last one again and again.
  private func fixture(_ answers: [(text: String, breaks: Bool)]) -> (PetFixture, Locked<Int>) {
    let turn = Locked(0)
    let fixture = PetFixture { _ in
      let index = turn.withLock { turn in
        defer { turn += 1 }
        return min(turn, answers.count - 1)
      }
      let (text, breaks) = answers[index]
      return .stream(
        AsyncThrowingStream<[UInt8], any Error> { stream in
          for byte in text.utf8 { stream.yield([byte]) }
          stream.finish(throwing: breaks ? TransportError(.interrupted, "broke") : nil)
        }, headers: [("Content-Type", "text/event-stream")])
    }
    return (fixture, turn)
  }

  @Test func `events are typed and end with the sentinel`() async throws {
    let (fixture, _) = fixture([("data: {\"id\":\"1\",\"name\":\"a\"}\n\ndata: [DONE]\n\ndata: never\n\n", false)])
    var names: [String] = []
    for try await pet in fixture.client.connection.events(request, of: Pet.self, sentinel: "[DONE]") {
      names.append(pet.name)
    }
    #expect(names == ["a"])
    #expect(fixture.server.requests.first?.header("Accept") == "text/event-stream")
  }

  @Test func `a broken stream is taken up behind its last event`() async throws {
    let (fixture, _) = fixture([
      ("retry: 250\nid: 7\ndata: one\n\nid: 8\ndata: lost", true), ("id: 8\ndata: two\n\n", false),
    ])
    var data: [String] = []
    for try await event in fixture.client.connection.events(request) { data.append(event.data) }
    #expect(data == ["one", "two"])
    #expect(fixture.server.requests.map { $0.header("Last-Event-ID") } == [nil, "7"])
    #expect(fixture.time.sleeps == [.milliseconds(250)])
  }

  @Test func `without an id nothing is taken up: the error is the client's`() async throws {
    let (fixture, _) = fixture([("data: one\n\n", true)])
    let error = try await problem {
      for try await event in fixture.client.connection.events(request) { #expect(event.data == "one") }
    }
    #expect(error.kind == .transport)
    #expect(fixture.server.requests.count == 1)
  }

  @Test func `a stream that only ever ends is given up`() async throws {
    let (fixture, _) = fixture([("id: 1\n\n", false)])
    let error = try await problem {
      for try await _ in fixture.client.connection.events(request, reconnection: .always) {}
    }
    #expect(error.attempts == 6)
    #expect(fixture.server.requests.count == 6)
  }

  @Test func `data of another shape is an error that says so`() async throws {
    let (fixture, _) = fixture([("data: {\"id\":1}\n\n", false)])
    let error = try await problem {
      for try await _ in fixture.client.connection.events(request, of: Pet.self) {}
    }
    #expect(error.kind == .undecodable)
    #expect(error.description.contains("id: expected"))
  }

  @Test func `JSON lines and sequences are typed`() async throws {
    let (lines, _) = fixture([("{\"id\":\"1\",\"name\":\"a\"}\n\n{\"id\":\"2\",\"name\":\"b\"}", false)])
    var names: [String] = []
    for try await pet in lines.client.connection.lines(request, of: Pet.self) { names.append(pet.name) }
    #expect(names == ["a", "b"])
    let (sequence, _) = fixture([("\u{1E}{\"id\":\"1\",\"name\":\"a\"}\n\u{1E}{\"id\":\"2\",\"name\":\"b\"}\n", false)])
    for try await pet in sequence.client.connection.sequence(request, of: Pet.self) { names.append(pet.name) }
    #expect(names == ["a", "b", "a", "b"])
  }

  @Test func `a whole event as OpenAPI's item schema describes it`() async throws {
    let (fixture, _) = fixture([("event: add\nid: 3\ndata: x\n\n", false)])
    var events: [JSONValue] = []
    for try await event in fixture.client.connection.events(request, ofItem: JSONValue.self) { events.append(event) }
    #expect(events == [["event": "add", "data": "x", "id": "3"]])
  }

  @Test func `a refusal is the client's error before the first event`() async throws {
    let fixture = PetFixture { _ in .json(#"{"detail": "no"}"#, status: 403) }
    let error = try await problem {
      for try await _ in fixture.client.connection.events(request) {}
    }
    #expect(error.body?.detail == "no")
  }

  @Test func `events without data keep their id and wait, and a stream of JSON goes on`() async throws {
    // An empty data line, blanks, a comment's neighbour, and what a server of MCP sends first.
    let text = "id: 5\nretry: 100\ndata:\n\n: ping\ndata: \n\ndata:   \n\nid: 6\ndata\n\n"
    let (fixture, _) = fixture([
      (text, true), ("data: {\"id\":\"1\",\"name\":\"a\"}\n\ndata\n\n", false),
    ])
    var names: [String] = []
    for try await pet in fixture.client.connection.events(request, of: Pet.self) { names.append(pet.name) }
    #expect(names == ["a"])
    #expect(fixture.server.requests.map { $0.header("Last-Event-ID") } == [nil, "6"])
    #expect(fixture.time.sleeps == [.milliseconds(100)])
  }

  @Test func `a wait for days before a stream is taken up is not kept`() async throws {
    let (fixture, _) = fixture([("retry: 86400000\nid: 1\ndata: one\n\n", true), ("data: two\n\n", false)])
    var data: [String] = []
    for try await event in fixture.client.connection.events(request) { data.append(event.data) }
    #expect(data == ["one", "two"])
    #expect(fixture.time.sleeps == [.seconds(120)])
  }

  @Test func `[DONE] ends a stream of JSON that does not declare it`() async throws {
    let text = "data: {\"id\":\"1\",\"name\":\"a\"}\n\ndata: [DONE]\n\ndata: {}\n\n"
    var names: [String] = []
    for try await pet in fixture([(text, false)]).0.client.connection.events(request, of: Pet.self) {
      names.append(pet.name)
    }
    #expect(names == ["a"])
    struct Item: JSONDecodable {
      let pet: Pet
      init(json: borrowing JSONReader) throws { pet = try json.required("data") }
    }
    for try await item in fixture([(text, false)]).0.client.connection.events(request, ofItem: Item.self) {
      names.append(item.pet.name)
    }
    #expect(names == ["a", "a"])
    // Whoever asks for the events themselves gets every one of them.
    var data: [String] = []
    for try await event in fixture([(text, false)]).0.client.connection.events(request) { data.append(event.data) }
    #expect(data.contains("[DONE]"))
    #expect(data.count == 3)
  }
}
