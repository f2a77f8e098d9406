#if os(Linux)
import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

/// Neither side can make this one keep more than a window. What sockets hold comes on top: a system may let a receiver's grow to 32 MiB
/// and a sender's to 4 (`tcp_rmem`, `tcp_wmem`).
@Suite(.timeLimit(.minutes(25)), .serialized) struct CurlBackPressureTests {
  private static let size = 256 << 20
  private static let bound = 64 << 20

  private func request(_ method: HTTPRequest.Method, on server: FloodServer) -> HTTPRequest {
    HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(server.port)", path: "/")
  }

  @Test(arguments: Vintage.allCases)
  func `a large answer comes no faster than it is read`(vintage: Vintage) async throws {
    let server = try await FloodServer.start(.send(Self.size))
    let response = try await vintage.transport().send(request(.get, on: server), body: .none)
    var read = 0
    var ahead = 0
    for try await chunk in response.body {
      read += chunk.count
      ahead = max(ahead, server.sent - read)
    }
    #expect(read == Self.size)
    #expect(ahead < Self.bound)
    await server.stop()
  }

  @Test(arguments: Vintage.allCases)
  func `a large body is made no faster than it is sent`(vintage: Vintage) async throws {
    let server = try await FloodServer.start(.countLater(Self.size))
    let made = Locked(0)
    let ahead = Locked(0)
    let body = RequestBody.stream(
      StreamedBody(isReplayable: false, length: Int64(Self.size)) {
        ByteStream(pulling: {
          {
            let count = made.withLock { made in
              made += 65_536
              return made
            }
            if count > Self.size { return nil }
            let lead = count - server.received
            ahead.withLock { $0 = max($0, lead) }
            return [UInt8](repeating: 0, count: 65_536)
          }
        })
      })
    let transport = try vintage.transport()
    async let exchange = transport.exchange(request(.put, on: server), body)
    // The server stands still: what was made is what found room.
    await server.until { _ in made.withLock { $0 } >= 1 << 20 }
    server.read()
    #expect(try await exchange.body == Array("hi".utf8))
    #expect(ahead.withLock { $0 } < Self.bound)
    await server.stop()
  }

  @Test(arguments: Vintage.allCases)
  func `an answer that nobody reads is cancelled when it is dropped`(vintage: Vintage) async throws {
    let server = try await FloodServer.start(.send(Self.size))
    let transport = try vintage.transport()
    var response: TransportResponse? = try await transport.send(request(.get, on: server), body: .none)
    #expect(response?.head.status == .ok)
    response = nil
    await server.until { $0.closed == 1 }
    #expect(server.sent < Self.bound)
    await server.stop()
  }

  @Test func `leaving the loop cancels, also while the answer is held`() async throws {
    let server = try await FloodServer.start(.send(Self.size))
    let response = try await CurlTransport().send(request(.get, on: server), body: .none)
    for try await _ in response.body { break }
    await server.until { $0.closed == 1 }
    #expect(server.sent < Self.bound)
    withExtendedLifetime(response) {}
    await server.stop()
  }

  @Test func `a body outlives its transport and the value it came with`() async throws {
    let server = try await FloodServer.start(.send(64 << 20))
    func chunks() async throws -> ResponseBody.AsyncIterator {
      try await CurlTransport().send(request(.get, on: server), body: .none).body.makeAsyncIterator()
    }
    var iterator = try await chunks()
    var read = 0
    while let chunk = try await iterator.next() { read += chunk.count }
    #expect(read == 64 << 20)
    await server.stop()
  }
}
#endif
