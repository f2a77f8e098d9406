import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// Answers that come piece by piece.
@Suite struct StreamTests {
  private static func events(_ text: String, type: String = "text/event-stream") -> Answer {
    Answer(["Content-Type: \(type)", "Connection: close"], body: Array(text.utf8))
  }

  @Test(arguments: Carrier.allCases)
  func `typed events until the sentinel`(carrier: Carrier) async throws {
    let text =
      ": hello\r\n\r\nid: 1\r\ndata: {\"n\":1,\r\ndata: \"text\":\"é\"}\r\n\r\nevent: x\ndata:{\"n\":2}\n\ndata: [DONE]\n\ndata: {\"n\":3}\n\n"
    try await carrier.exchange(answering: Self.events(text)) { client, server in
      var ticks: [Tick] = []
      for try await tick in client.streams.events() { ticks.append(tick) }
      #expect(ticks.map(\.n) == [1, 2])
      #expect(ticks.first?.text == "é")
      #expect(server.requests.first?.header("Accept") == "text/event-stream")
      var chat: [Int] = []
      for try await tick in client.streams.chat(Point(x: 1)) { chat.append(tick.n) }
      #expect(chat == [1, 2])
      #expect(server.requests.last?.bodyText == #"{"x":1}"#)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `plain events as they come`(carrier: Carrier) async throws {
    let text = "event: add\nid: 7\ndata: a\ndata: b\n\nid\ndata\n\nretry: 10\n\ndata: unfinished\n"
    try await carrier.exchange(answering: Self.events(text)) { client, _ in
      var events: [ServerSentEvent] = []
      for try await event in client.streams.plainEvents() { events.append(event) }
      #expect(
        events == [
          ServerSentEvent(type: "add", data: "a\nb", lastEventID: "7"), ServerSentEvent(type: "message", data: ""),
        ])
    }
  }

  @Test(arguments: Carrier.allCases)
  func `events of several types, each with data of its own`(carrier: Carrier) async throws {
    let text = """
      event: added
      id: 9
      data: {"n":1}

      event: note
      data: {"n":2}

      event: later
      data: what is that


      """
    try await carrier.exchange(answering: Self.events(text)) { client, _ in
      var events: [WholeEvent] = []
      for try await event in client.streams.wholeEvents() { events.append(event) }
      #expect(events.count == 3)
      guard case .added(let added) = events[0], case .note(let note) = events[1], case .other(let other) = events[2]
      else { return fail("\(events)") }
      #expect(added.data.n == 1)
      #expect(added.id == "9")
      #expect(note.data == #"{"n":2}"#)
      #expect(other == ["event": "later", "data": "what is that", "id": "9"])
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a stream that breaks off is taken up after the last event`(carrier: Carrier) async throws {
    let count = Locked(0)
    let server = try await RawServer.start { _ in
      let turn = count.withLock { count in
        count += 1
        return count
      }
      let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
      func chunk(_ text: String) -> String { String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n" }
      if turn == 1 {
        return [.send(Array((head + chunk("retry: 5\nid: one\ndata: {\"n\":1}\n\ndata: {\"n\":9")).utf8)), .close]
      }
      return [.send(Array((head + chunk("data: {\"n\":2}\n\n") + "0\r\n\r\n").utf8))]
    }
    var seen: [Int] = []
    for try await tick in carrier.client(of: server.url).streams.events() { seen.append(tick.n) }
    #expect(seen == [1, 2])
    #expect(server.requests.map { $0.header("Last-Event-ID") } == [nil, "one"])
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `JSON Lines, NDJSON and text sequences`(carrier: Carrier) async throws {
    let lines = "{\"n\":1}\r\n\n{\"n\":2,\"text\":\"a\\nb\"}\n{\"n\":3}"
    try await carrier.exchange(answering: Self.events(lines, type: "application/jsonl")) { client, server in
      var seen: [Int] = []
      for try await tick in client.streams.lines() { seen.append(tick.n) }
      for try await tick in client.streams.ndjson() { seen.append(tick.n) }
      #expect(seen == [1, 2, 3, 1, 2, 3])
      #expect(server.requests.map { $0.header("Accept") } == ["application/jsonl", "application/x-ndjson"])
    }
    let records = "\u{1E}{\"n\":\n1}\n\u{1E}\u{1E}{\"n\":2}\n"
    try await carrier.exchange(answering: Self.events(records, type: "application/json-seq")) { client, server in
      var seen: [Int] = []
      for try await tick in client.streams.records() { seen.append(tick.n) }
      #expect(seen == [1, 2])
      #expect(server.requests.first?.header("Accept") == "application/json-seq")
    }
  }

  @Test(arguments: Carrier.allCases)
  func `an item that is not what the document says ends the stream with its place`(carrier: Carrier) async throws {
    let text = "{\"n\":1}\n{\"n\":\"two\"}\n"
    try await carrier.exchange(answering: Self.events(text, type: "application/jsonl")) { client, _ in
      var seen: [Int] = []
      do {
        for try await tick in client.streams.lines() { seen.append(tick.n) }
        Issue.record("nothing was thrown")
      } catch let error as WireClient.Error {
        #expect(error.kind == .undecodable)
        #expect("\(error)".contains(#"n: expected an integer, found a string of 3 characters"#))
      }
      #expect(seen == [1])
    }
  }

  @Test(.timeLimit(.minutes(25)), arguments: Carrier.allCases)
  func `leaving the loop closes the connection`(carrier: Carrier) async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\n\r\n{\"n\":1}\n{\"n\":2}\n"
    let server = try await RawServer.start { _ in [.send(Array(head.utf8)), .hang] }
    for try await tick in carrier.client(of: server.url).streams.lines() where tick.n == 2 { break }
    try await server.until { $0.aborted == 1 }
    await server.stop()
  }

  @Test(.timeLimit(.minutes(25)), arguments: Carrier.allCases)
  func `cancelling the task closes the connection`(carrier: Carrier) async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: 1\ndata: {\"n\":1}\n\n"
    let server = try await RawServer.start { _ in [.send(Array(head.utf8)), .hang] }
    let client = carrier.client(of: server.url)
    let seen = Locked(0)
    let task = Task {
      for try await _ in client.streams.events() { seen.withLock { $0 += 1 } }
    }
    try await server.until { _ in seen.withLock { $0 } == 1 }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await server.until { $0.aborted == 1 }
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases, ["application/json; charset=utf-8", "text/html", "application/problem+json"])
  func `a document in place of a stream is an error that has it`(carrier: Carrier, type: String) async throws {
    let text = #"{"title":"not today"}"#
    try await carrier.exchange(answering: Self.events(text, type: type)) { client, _ in
      let error = await #expect(throws: WireClient.Error.self) {
        for try await _ in client.streams.events() { Issue.record("there is no event") }
      }
      #expect(error?.kind == .undecodable)
      #expect(error?.status == .ok)
      #expect(error?.rawBody.text == text)
      #expect(error?.description.contains(type.prefix { $0 != ";" }) == true)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a POST whose stream breaks off is not sent again by itself`(carrier: Carrier) async throws {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99\r\n\r\nid: 1\ndata: {\"n\":1}\n\n"
    let server = try await RawServer.start { _ in [.send(Array(head.utf8)), .close] }
    var seen: [Int] = []
    let error = await #expect(throws: WireClient.Error.self) {
      for try await tick in carrier.client(of: server.url).streams.chat(Point(x: 1)) { seen.append(tick.n) }
    }
    #expect(error?.kind == .transport)
    #expect(seen == [1])
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test(.enabled(if: PythonServer.isAvailable, "there is no python3 on the path"), arguments: Carrier.allCases)
  func `events that another program sends byte by byte`(carrier: Carrier) async throws {
    let server = try PythonServer()
    defer { server.stop() }
    var events: [ServerSentEvent] = []
    for try await event in carrier.client(of: server.url).streams.plainEvents() { events.append(event) }
    #expect(
      events == [
        ServerSentEvent(type: "add", data: "a\né", lastEventID: "1"), ServerSentEvent(data: "b", lastEventID: "1"),
      ])
  }
}
