import ClientsmithAsyncHTTPClient
import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import LoopbackServers
import Testing
import Wire

/// What one call does differently from its client, and how answers are packed.
@Suite struct OptionTests {
  @Test(arguments: Carrier.allCases)
  func `one call's own retries, with one idempotency key for all attempts`(carrier: Carrier) async throws {
    let count = Locked(0)
    let server = try await RawServer.start { _ in
      let turn = count.withLock { count in
        count += 1
        return count
      }
      return [.send(turn < 3 ? Answer(status: "503 Busy", body: []).bytes : Answer.noContent.bytes)]
    }
    let options = RequestOptions(retries: .default, idempotencyKey: "k-1")
    try await carrier.client(of: server.url).bodies.sendJSON(Point(x: 1), options: options)
    #expect(server.requests.map { $0.header("Idempotency-Key") } == ["k-1", "k-1", "k-1"])
    #expect(Set(server.requests.map(\.bodyText)) == [#"{"x":1}"#])
    await server.stop()
  }

  @Test(.timeLimit(.minutes(25)), arguments: Carrier.allCases)
  func `one call's own timeout`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.hang] }
    let client = WireClient(
      server: .custom(server.url), configuration: ClientConfiguration(transport: carrier.transport, retries: .never))
    let error = await #expect(throws: WireClient.Error.self) {
      try await client.answers.getNothing(options: RequestOptions(timeout: .milliseconds(200)))
    }
    #expect(error?.kind == .transport)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a packed answer is unpacked`(carrier: Carrier) async throws {
    // `{"x":1,"label":"packed"}` in gzip.
    let packed = Data(
      base64Encoded: "H4sIAAAAAAACA6tWqlCyMtRRyklMSs1RslIqSEzOTk1RqgUAR3gGpBgAAAA=")
    let answer = Answer(
      ["Content-Type: application/json", "Content-Encoding: gzip"], body: [UInt8](try #require(packed)))
    try await carrier.exchange(answering: answer) { client, server in
      let point = try await client.answers.getDefault()
      #expect(point.label == "packed")
      #expect(server.requests.first?.header("Accept-Encoding")?.contains("gzip") == true)
    }
  }
}
