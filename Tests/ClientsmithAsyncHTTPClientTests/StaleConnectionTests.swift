import ClientsmithAsyncHTTPClient
@_spi(Generated) import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

/// Servers that keep a connection open and then close it just as the next request arrives on it, unanswered.
@Suite(.timeLimit(.minutes(25))) struct StaleConnectionTests {
  static let ok = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".utf8)

  /// Answers the first request of each connection and hangs up on the second.
  private func impatientServer() async throws -> RawServer {
    try await RawServer.start { $0.predecessors == 0 ? [.send(Self.ok)] : [.close] }
  }

  /// Sends requests one after the other; the number of those that failed.
  private func send(
    _ count: Int, over transport: any Transport, _ method: HTTPRequest.Method, _ body: RequestBody, to server: RawServer
  ) async throws -> Int {
    var failures = 0
    for number in 0..<count {
      do {
        let response = try await transport.send(
          request(method, "/\(number)", on: server), body: body)
        _ = try await response.body.collect(upTo: 100)
      } catch let error as TransportError {
        #expect(error.kind == .maybeSent)
        failures += 1
      }
    }
    return failures
  }

  @Test(
    arguments: Carrier.allCases,
    [RequestBody.bytes(Array("one".utf8)), .bytes([UInt8](repeating: 1, count: 200_000)), .bytes([]), .none])
  func `a POST reaches the server once, also on a connection that is lost`(
    carrier: Carrier, body: RequestBody
  ) async throws {
    let server = try await impatientServer()
    _ = try await send(1, over: carrier.transport, .get, .none, to: server)
    _ = try await send(6, over: carrier.transport, .post, body, to: server)
    let posts = server.requests.filter { $0.line.hasPrefix("POST") }.map(\.target)
    #expect(Set(posts).count == posts.count)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases, [HTTPRequest.Method.put, .patch, .delete])
  func `a body arrives whole or not at all, also on a connection that is lost`(
    carrier: Carrier, method: HTTPRequest.Method
  ) async throws {
    let server = try await impatientServer()
    let body = Array("the whole body".utf8)
    _ = try await send(1, over: carrier.transport, .get, .none, to: server)
    _ = try await send(6, over: carrier.transport, method, .bytes(body), to: server)
    for request in server.requests.dropFirst() { #expect(request.body == body) }
    await server.stop()
  }
}
