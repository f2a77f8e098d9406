import ClientsmithRuntime
import ClientsmithTesting
import LoopbackServers
import Testing
import Wire

/// Work that goes on after an answer, as the document's own values tell it, over real HTTP.
@Suite(.timeLimit(.minutes(25))) struct WorkTests {
  @Test("work is asked for until it has ended, as late as the service says", arguments: Carrier.allCases)
  func untilFinished(carrier: Carrier) async throws {
    let answers = Locked([
      Self.export("queued", status: "202 Accepted"), Self.export("queued", ["Retry-After: 7"]), Self.export("running"),
      Self.export("failed"),
    ])
    let server = try await RawServer.start { _ in
      [.send(answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }.bytes)]
    }
    let time = TestEnvironment()
    let client = carrier.client(of: server.url, time: time)
    let begun = try await client.answers.startExport()
    #expect(begun.status == .queued)
    var seen: [String] = []
    let export = try await client.answers.waitUntilFinished(progress: { seen.append($0.status.rawValue) }) {
      try await $0.getExport(id: begun.id)
    }
    #expect(export.status == .failed)
    #expect(seen == ["queued", "running", "failed"])
    #expect(time.elapsed == .milliseconds(7000 + 1500))
    #expect(
      server.requests.map(\.target) == [
        "/answer/exports", "/answer/exports/7", "/answer/exports/7", "/answer/exports/7",
      ])
    await server.stop()
  }

  @Test("a status that the document does not know is told, not waited for", arguments: Carrier.allCases)
  func unknown(carrier: Carrier) async throws {
    let error = await #expect(throws: PollingError.self) {
      try await carrier.exchange(answering: Self.export("paused")) { client, _ in
        try await client.answers.waitUntilFinished { try await $0.getExport(id: "7") }
      }
    }
    #expect(error?.reason == .unknownStatus("paused"))
    #expect(error?.answers == 1)
  }

  private static func export(_ state: String, status: String = "200 OK", _ headers: [String] = []) -> Answer {
    .text(#"{"id":"7","status":"\#(state)"}"#, status: status, headers)
  }
}
