#if os(Linux)
@_spi(Generated) import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

@Suite(.timeLimit(.minutes(25))) struct CurlConcurrencyTests {
  @Test(arguments: Vintage.allCases)
  func `open uploads block nobody`(vintage: Vintage) async throws {
    try await withServer(answering: ok) { server in
      let transport = try vintage.transport()
      let open = (0..<20).map { _ in
        Task {
          let endless = AsyncStream<[UInt8]> { $0.yield([1, 2, 3]) }
          let body = StreamedBody(isReplayable: false, length: nil) { ByteStream(endless) }
          return try await transport.exchange(request(.post, "/open", on: server), .stream(body))
        }
      }
      for _ in 0..<3 {
        let answer = try await transport.exchange(request(.post, "/next", on: server), .bytes([1]))
        #expect(answer.body == Array("hi".utf8))
      }
      for task in open { task.cancel() }
      for task in open {
        let error = await #expect(throws: (any Error).self) { try await task.value }
        #expect(error.map(isCancellation) == true)
      }
    }
  }

  @Test(arguments: Vintage.allCases)
  func `a thousand calls at once succeed`(vintage: Vintage) async throws {
    try await withServer({
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: \($0.target.utf8.count)\r\n\r\n\($0.target)".utf8))]
    }) { server in
      let transport = try vintage.transport()
      let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<1_000 {
          group.addTask {
            let path = "/\(number)"
            let sent = request(number % 2 == 0 ? .get : .post, path, on: server)
            do {
              return try await transport.exchange(sent).body == Array(path.utf8)
            } catch {
              Issue.record("\(error) \(String(describing: (error as? TransportError)?.underlying))")
              return false
            }
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(answers == 1_000)
      #expect(server.requests.count == 1_000)
    }
  }

  @Test func `a client that is told nothing makes a thousand calls at once through libcurl`() async throws {
    #expect(ClientConfiguration.default.transport is CurlTransport)
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n42"
    try await withServer(answering: answer) { server in
      let connection = Connection(description: APIDescription(name: "Numbers", version: "1"), server: server.url)
      let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<1_000 {
          group.addTask { try await connection.value(OperationRequest("getNumber", .get, "/", .default)) }
        }
        return try await group.reduce(0, +)
      }
      #expect(sum == 42_000)
    }
  }

  @Test(arguments: Vintage.allCases)
  func `cancellation at any moment is no crash and no other error`(vintage: Vintage) async throws {
    try await withServer(answering: ok) { server in
      let transport = try vintage.transport(.init(connectionsPerHost: 8))
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<2_000 {
          group.addTask {
            let task = Task {
              let body: RequestBody = number % 3 == 0 ? .bytes([UInt8](repeating: 1, count: 100_000)) : .none
              return try await transport.exchange(request(number % 3 == 0 ? .put : .get, on: server), body)
            }
            for _ in 0..<number % 40 { await Task.yield() }
            task.cancel()
            do {
              let answer = try await task.value
              #expect(answer.body == Array("hi".utf8))
            } catch {
              #expect(isCancellation(error))
            }
          }
        }
      }
      // And the transport is as good as before.
      #expect(try await transport.exchange(request(.get, on: server)).body == Array("hi".utf8))
    }
  }

  @Test func `transports that come and go leave no connection behind`() async throws {
    try await withServer(answering: ok) { server in
      for _ in 0..<20 {
        let transport = try CurlTransport()
        _ = try await transport.exchange(request(.get, on: server))
      }
      try await server.until { $0.aborted == 20 }
    }
  }
}
#endif
