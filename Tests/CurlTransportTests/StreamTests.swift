#if os(Linux)
@_spi(Generated) import ClientsmithRuntime
import Foundation
import HTTPTypes
import Testing

/// What an HTTP/2 server's refusals and losses of streams are taken for (RFC 9113 sections 6.8 and 8.7).
///
/// libcurl says the same of a stream that was refused and of one that was lost with its connection, so both may have been sent: what
/// may be repeated is, and no request is ever processed twice.
@Suite(
  .enabled(if: StreamServer.isAvailable, "python3 with the package h2 (python3-h2) and openssl are needed"),
  // Each starts a program, and waits for it on a thread that others need.
  .serialized, .timeLimit(.minutes(25)))
struct CurlStreamTests {
  static let ends = [
    "/refuse", "/below", "/lost", "/end", "/reset/1", "/reset/2", "/reset/7", "/reset/8", "/reset/13", "/begun",
  ]

  /// How often the server has processed a request; asked again where the answer does not come.
  private func seen(_ path: String, _ transport: CurlTransport, _ server: StreamServer) async throws -> Int {
    let asked = server.request(.get, "/seen")
    let counts = Locked<[String: Int]?>(nil)
    for _ in 0..<10 where counts.withLock({ $0 == nil }) {
      _ = try await outcome {
        let answer = try await transport.exchange(asked)
        let decoded = try JSONReader.decode([String: Int].self, from: answer.body)
        counts.withLock { $0 = decoded }
      }
    }
    return try #require(counts.withLock { $0 })[path] ?? 0
  }

  /// What became of an exchange as a call sees it.
  private enum Outcome: Equatable {
    case answered, failed(TransportError.Kind)
    /// It was cancelled, since nothing came: now and then libcurl 7.88 passes over the end of a stream that was refused, and waits. A
    /// transport knows nothing of time; a call ends by its `timeout`.
    case silent
  }

  private func outcome(_ exchange: @escaping @Sendable () async throws -> Void) async throws -> Outcome {
    let task = Task { try await exchange() }
    let limit = Task {
      try await Task.sleep(for: .seconds(10))
      task.cancel()
    }
    defer { limit.cancel() }
    do {
      try await task.value
      return .answered
    } catch let error as TransportError {
      return .failed(error.kind)
    } catch is CancellationError {
      return .silent
    }
  }

  /// Whether it is its connection's first stream or a later one.
  @Test(arguments: ends, [false, true])
  func `a stream that ends without an answer is sent once, and may have been`(path: String, isLater: Bool) async throws
  {
    let server = try StreamServer()
    defer { server.stop() }
    let transport = try CurlTransport(.init(tls: server.trusted))
    // Without a body: the server answers before it has read one, which libcurl 7.88 may wait for in vain.
    let first = server.request(.get, "/first")
    if isLater { _ = try await outcome { _ = try await transport.exchange(first) } }
    let sent = server.request(.post, path)
    let outcome = try await outcome { _ = try await transport.exchange(sent, .bytes([1])) }
    let expected: [Outcome] = [.failed(.maybeSent), .silent] + (path == "/begun" ? [.failed(.interrupted)] : [])
    #expect(expected.contains(outcome))
    #expect(try await seen(path, transport, server) <= 1)
  }

  @Test(arguments: ends)
  func `a call that may be repeated is, and no other`(path: String) async throws {
    let server = try StreamServer()
    defer { server.stop() }
    var hurried = RuntimeEnvironment.live
    hurried.sleep = { _ in await Task.yield() }
    let transport = try CurlTransport(.init(tls: server.trusted))
    var configuration = ClientConfiguration(transport: transport, environment: hurried)
    // libcurl 7.88 may pass over the end of a refused stream: see `Outcome`.
    configuration.timeout = .seconds(10)
    let connection = Connection(
      description: APIDescription(name: "Streams", version: "1"), server: "https://localhost:\(server.port)",
      configuration: configuration)
    // The first is ended, and its repetition answered.
    _ = try await connection.text(OperationRequest("call", .get, path + "?once", .default))
    await #expect(throws: (any Error).self) {
      _ = try await connection.text(OperationRequest("call", .post, path, .default))
    }
    #expect(try await seen(path, transport, server) <= 1)
  }

  @Test func `of a connection's streams those are answered that its end includes`() async throws {
    let server = try StreamServer()
    defer { server.stop() }
    let transport = try CurlTransport(.init(tls: server.trusted))
    // So that all six share a connection that is there.
    _ = try await transport.exchange(server.request(.get, "/at-first"))
    let sent = server.request(.post, "/six")
    let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<6 {
        group.addTask {
          let outcome = try await outcome { _ = try await transport.exchange(sent, .bytes([1])) }
          #expect([.answered, .silent, .failed(.maybeSent), .failed(.interrupted)].contains(outcome))
          return outcome == .answered
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    // libcurl 7.88 now and then loses the end of an answer that comes right behind a GOAWAY, and says that it broke off.
    #expect(answered <= 3)
    #expect(try await seen("/six", transport, server) == 3)
  }

  @Test
  func `an answer that comes with the end of its connection is whole or interrupted, and the next call has another`()
    async throws
  {
    let server = try StreamServer()
    defer { server.stop() }
    let transport = try CurlTransport(.init(tls: server.trusted))
    let sent = server.request(.post, "/at")
    for count in 1...3 {
      let outcome = try await outcome {
        let answer = try await transport.exchange(sent, .bytes([1]))
        #expect(String(decoding: answer.body, as: UTF8.self) == "\(count)")
      }
      #expect([.answered, .silent, .failed(.interrupted)].contains(outcome))
    }
  }
}
#endif
