import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// Several media types of one kind, and what frameworks write for files and streams.
@Suite struct MediaTests {
  @Test(arguments: Carrier.allCases)
  func `each kind of patch is sent under its own name`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.media.patch(.jsonPatch([Point(x: 1)]))
      try await client.media.patch(.mergePatch(Point(x: 2)))
      try await client.media.patch(.wireV2(Job(job: "j")))
    }
    #expect(
      requests.map { "\($0.header("Content-Type") ?? "-") \($0.bodyText)" } == [
        #"application/json-patch+json [{"x":1}]"#, #"application/merge-patch+json {"x":2}"#,
        #"application/vnd.wire.v2+json {"job":"j"}"#,
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `an answer in one of several JSON types is the one that came`(carrier: Carrier) async throws {
    let first = try await carrier.exchange(answering: .text(#"{"x":1}"#)) { client, server in
      let answer = try await client.media.getVersion()
      #expect(server.requests.first?.header("Accept") == "application/json, application/vnd.wire.v2+json")
      return answer
    }
    guard case .ok(let point) = first else { return fail("no point: \(first)") }
    #expect(point.x == 1)
    let answer = Answer.text(#"{"job":"j"}"#, type: "application/vnd.wire.v2+json; charset=utf-8")
    let second = try await carrier.exchange(answering: answer) { client, _ in try await client.media.getVersion() }
    guard case .okWireV2(let job) = second else { return fail("no job: \(second)") }
    #expect(job.job == "j")
  }

  @Test(arguments: Carrier.allCases)
  func `each form of a list is asked for by its own call`(carrier: Carrier) async throws {
    try await carrier.exchange(answering: .text(#"[{"x":1}]"#)) { client, server in
      let points = try await client.media.listPoints()
      #expect(points.map(\.x) == [1])
      #expect(server.requests.first?.header("Accept") == "application/json")
    }
    let jobs = Answer.text(#"[{"job":"j"}]"#, type: "application/vnd.wire.v2+json")
    try await carrier.exchange(answering: jobs) { client, server in
      let jobs = try await client.media.listPointsWireV2()
      #expect(jobs.map(\.job) == ["j"])
      #expect(server.requests.first?.header("Accept") == "application/vnd.wire.v2+json")
    }
    try await carrier.exchange(answering: .text("x\n1\n", type: "text/csv")) { client, server in
      let table = try await client.media.listPointsCSV()
      #expect(table == "x\n1\n")
      #expect(server.requests.first?.header("Accept") == "text/csv")
    }
  }

  @Test(arguments: Carrier.allCases)
  func `optional uploads are files, and a list of types gives one`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.media.upload(
        .init(avatar: .bytes([1], filename: "a"), photos: [.bytes([2], filename: "b"), .bytes([3], filename: "c")]))
      try await client.media.upload(.init())
    }
    let body = try #require(requests.first?.bodyText)
    #expect(body.components(separatedBy: "Content-Type: application/octet-stream").count == 2)
    #expect(body.components(separatedBy: "Content-Type: image/png").count == 3)
    #expect(body.components(separatedBy: "filename=").count == 4)
    #expect(requests.last?.bodyText.contains("filename") == false)
  }

  @Test(arguments: Carrier.allCases)
  func `a stream is switched on by its call`(carrier: Carrier) async throws {
    try await carrier.exchange(answering: .text(#"{"x":1}"#)) { client, server in
      let point = try await client.media.answer(.init(text: "q"))
      #expect(point.x == 1)
      #expect(server.requests.first?.bodyText == #"{"text":"q"}"#)
    }
    let events = Answer(
      ["Content-Type: text/event-stream", "Connection: close"], body: Array("data: {\"n\":1}\n\n".utf8))
    try await carrier.exchange(answering: events) { client, server in
      var ticks: [Int] = []
      for try await tick in client.media.answerStream(.init(text: "q")) { ticks.append(tick.n) }
      #expect(ticks == [1])
      #expect(server.requests.first?.bodyText == #"{"text":"q","stream":true}"#)
      #expect(server.requests.first?.header("Accept") == "text/event-stream")
    }
  }

  @Test(arguments: Carrier.allCases)
  func `JSON lines that are described as a text are JSON`(carrier: Carrier) async throws {
    let lines = Answer(
      ["Content-Type: application/x-ndjson", "Connection: close"],
      body: Array("{\"state\":\"queued\"}\r\n\r\n{\"state\":\"done\"}".utf8))
    try await carrier.exchange(answering: lines) { client, _ in
      var states: [JSONValue] = []
      for try await line in client.media.watchStates() { states.append(line) }
      #expect(states == [["state": "queued"], ["state": "done"]])
    }
  }
}
