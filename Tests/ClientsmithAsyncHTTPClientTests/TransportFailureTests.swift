import ClientsmithAsyncHTTPClient
import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

@Suite(.timeLimit(.minutes(25))) struct TransportFailureTests {
  private func kind(_ body: () async throws -> Void) async -> TransportError.Kind? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? TransportError)?.kind
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a refused connection was never sent`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: "")
    let sent = request(.get, "/", on: server)
    await server.stop()
    #expect(await kind { _ = try await carrier.transport.send(sent, body: .none) } == .neverSent)
  }

  @Test(arguments: Carrier.allCases)
  func `a connection closed without an answer may have been sent`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.close] }
    let sent = request(.post, "/", on: server)
    let kind = await kind {
      _ = try await carrier.transport.send(sent, body: .bytes([1]))
    }
    #expect(kind == .maybeSent)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a connection lost after another address refused may have been sent`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.close] }
    // The name stands for ::1 as well where that exists, and nobody listens there.
    var sent = request(.post, "/", on: server)
    sent.authority = "localhost:\(server.port)"
    let kind = await kind { _ = try await carrier.transport.send(sent, body: .bytes([1])) }
    #expect(kind == .maybeSent)
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a body that breaks off is interrupted, never short`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8)), .close]
    }
    let sent = request(.get, "/", on: server)
    let kind = await kind {
      let response = try await carrier.transport.send(sent, body: .none)
      _ = try await response.body.collect(upTo: 1000)
    }
    #expect(kind == .interrupted)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a chunked body that breaks off is interrupted, never short`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n".utf8)), .close]
    }
    let sent = request(.get, "/", on: server)
    let kind = await kind {
      let response = try await carrier.transport.send(sent, body: .none)
      _ = try await response.body.collect(upTo: 1000)
    }
    #expect(kind == .interrupted)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `cancellation before the head closes the connection at once`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.hang] }
    let sent = request(.get, "/", on: server)
    let task = Task { try await carrier.transport.send(sent, body: .none) }
    try await server.until { !$0.requests.isEmpty }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await server.until { $0.aborted == 1 }
    await server.stop()
  }

  @Test(
    arguments: Carrier.allCases,
    [
      "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\n\r\n",
    ])
  func `cancellation at any moment is no crash and no other error`(carrier: Carrier, answer: String) async throws {
    let server = try await RawServer.start(answering: answer)
    let method = [HTTPRequest.Method.get, .post]
    for number in 0..<200 {
      let sent = request(method[number % 2], "/", on: server)
      let task = Task {
        let response = try await carrier.transport.send(sent, body: .none)
        return try await response.body.collect(upTo: 100)
      }
      // Sooner and later, up to after the answer.
      for _ in 0..<(number * 4) { await Task.yield() }
      task.cancel()
      // What had not left yet says so, for the call may then be repeated.
      do {
        _ = try await task.value
      } catch is CancellationError {
      } catch let error as TransportError where error.isNeverSent {
      } catch {
        Issue.record(error)
      }
    }
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `cancellation within the body closes the connection`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8)), .hang]
    }
    let sent = request(.get, "/", on: server)
    let task = Task {
      let response = try await carrier.transport.send(sent, body: .none)
      return try await response.body.collect(upTo: 1000)
    }
    try await server.until { $0.written > 0 }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await server.until { $0.aborted == 1 }
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `leaving the loop early closes the connection`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".utf8)), .hang]
    }
    let response = try await carrier.transport.send(
      request(.get, "/", on: server), body: .none)
    for try await chunk in response.body {
      #expect(!chunk.isEmpty)
      break
    }
    try await server.until { $0.aborted == 1 }
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a slow reader holds the server back`(carrier: Carrier) async throws {
    let size = 64 * 1_048_576
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n".utf8) + [UInt8](repeating: 7, count: size))]
    }
    let response = try await carrier.transport.send(
      request(.get, "/", on: server), body: .none)
    var iterator = response.body.makeAsyncIterator()
    var received = try await iterator.next()?.count ?? 0
    // As long as nobody reads, the network's own buffers fill and nothing more.
    var last = -1
    while server.written != last {
      last = server.written
      for _ in 0..<500 { await Task.yield() }
    }
    #if canImport(FoundationNetworking)
    if carrier == .asyncHTTPClient { #expect(last < size / 2) }
    #else
    #expect(last < size / 2)
    #endif
    while let chunk = try await iterator.next() { received += chunk.count }
    #expect(received == size)
    await server.stop()
  }
}
