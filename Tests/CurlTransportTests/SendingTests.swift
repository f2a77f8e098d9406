#if os(Linux)
import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

/// What was sent was sent once, and what was not is known not to have been.
@Suite(.timeLimit(.minutes(25))) struct CurlSendingTests {
  @Test(arguments: Vintage.allCases, [HTTPRequest.Method.get, .put, .delete, .post, .head])
  func `nothing is sent twice when a kept connection turns out to be lost`(
    vintage: Vintage, method: HTTPRequest.Method
  ) async throws {
    // Answers the first request of a connection and hangs up on the second.
    try await withServer({ $0.predecessors == 0 ? [.send(Array(ok.utf8))] : [.close] }) { server in
      let transport = try vintage.transport()
      var failures = 0
      for number in 0..<6 {
        let error = try await failure { _ = try await transport.exchange(request(method, "/\(number)", on: server)) }
        if let error {
          #expect(error.kind == .maybeSent)
          failures += 1
        }
      }
      #expect(server.requests.map(\.target) == (0..<6).map { "/\($0)" })
      #expect(failures == server.requests.count { $0.predecessors > 0 })
      if vintage == .before780 { #expect(failures == 0) }
    }
  }

  @Test(arguments: Vintage.allCases)
  func `a request that waits for a connection was never sent`(vintage: Vintage) async throws {
    try await withServer({ _ in [.hang] }) { server in
      let transport = try vintage.transport(.init(connectionsPerHost: 1))
      let first = Task { try await transport.exchange(request(.post, "/first", on: server)) }
      try await server.until { $0.requests.count == 1 }
      let isUnderWay = Locked(false)
      let body = StreamedBody(isReplayable: true, length: 1) {
        isUnderWay.withLock { $0 = true }
        return ByteStream([1])
      }
      let second = Task {
        try await failure { _ = try await transport.send(request(.post, "/second", on: server), body: .stream(body)) }
      }
      while !isUnderWay.withLock({ $0 }) { await Task.yield() }
      second.cancel()
      #expect(try await second.value?.kind == .neverSent)
      first.cancel()
      await #expect(throws: CancellationError.self) { try await first.value }
      try await server.until { $0.aborted == 1 }
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: Vintage.allCases)
  func `connections that were not made prove that nothing was sent`(vintage: Vintage) async throws {
    let transport = try vintage.transport()
    let gone = try await RawServer.start(answering: "")
    await gone.stop()
    let refused = try await failure { _ = try await transport.exchange(request(.post, on: gone), .bytes([1])) }
    #expect(refused?.kind == .neverSent)
    let unknown = HTTPRequest(method: .post, scheme: "http", authority: "no-such-host.invalid", path: "/")
    let unresolved = try await failure { _ = try await transport.exchange(unknown) }
    #expect(unresolved?.kind == .neverSent)
    #expect(unresolved?.message == "the server's name could not be resolved")
    let plain = try await FloodServer.start(.refuse(Array("no TLS is spoken here".utf8)))
    let secure = HTTPRequest(method: .post, scheme: "https", authority: "127.0.0.1:\(plain.port)", path: "/")
    let unsecured = try await failure { _ = try await transport.exchange(secure) }
    await plain.stop()
    #expect(unsecured?.kind == .neverSent)
    #expect(unsecured?.message.hasPrefix("no secure connection") == true)
  }

  @Test(arguments: Vintage.allCases)
  func `a connection that breaks after the request may have carried it`(vintage: Vintage) async throws {
    try await withServer({ _ in [.close] }) { server in
      let transport = try vintage.transport()
      for body in [RequestBody.none, .bytes([1]), .bytes([UInt8](repeating: 1, count: 300_000))] {
        let error = try await failure { _ = try await transport.exchange(request(.put, on: server), body) }
        #expect(error?.kind == .maybeSent)
      }
      #expect(server.requests.count == 3)
    }
  }
}
#endif
