import ClientsmithAsyncHTTPClient
import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

/// The two transports, so that every promise is tested of both.
enum Carrier: String, CaseIterable, Sendable {
  case urlSession, asyncHTTPClient
  #if os(Linux)
  case curl
  #endif

  var transport: any Transport {
    switch self {
    case .urlSession: URLSessionTransport.shared
    case .asyncHTTPClient: AsyncHTTPClientTransport()
    #if os(Linux)
    case .curl: ClientConfiguration.platformTransport
    #endif
    }
  }
}

func request(_ method: HTTPRequest.Method, _ path: String, on server: RawServer) -> HTTPRequest {
  HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(server.port)", path: path)
}

@Suite(.timeLimit(.minutes(25))) struct TransportTests {
  static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-One: 1\r\n\r\nhi"

  @Test(arguments: Carrier.allCases)
  func `request line, headers and answer pass through unchanged`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.ok)
    var sent = request(.get, "/a%2Fb/c?x=1%202&y%5Bz%5D=%C3%A9&plus=a+b&raw=:/?@!$'()*,;&e=", on: server)
    sent.headerFields.append(HTTPField(name: .accept, value: "application/json"))
    let response = try await carrier.transport.send(sent, body: .none)
    #expect(response.head.status == .ok)
    #expect(response.head.headerFields.first { $0.name.canonicalName == "x-one" }?.value == "1")
    #expect(try await response.body.collect(upTo: 100) == Array("hi".utf8))
    let received = try #require(server.requests.first)
    #expect(
      received.line == "GET /a%2Fb/c?x=1%202&y%5Bz%5D=%C3%A9&plus=a+b&raw=:/?@!$'()*,;&e= HTTP/1.1")
    #expect(received.header("Accept") == "application/json")
    #expect(received.body.isEmpty)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `bytes are sent with their length`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.ok)
    _ = try await carrier.transport.send(
      request(.post, "/", on: server), body: .bytes(Array("body".utf8))
    ).body.collect(upTo: 100)
    let received = try #require(server.requests.first)
    #expect(received.header("Content-Length") == "4")
    #expect(received.body == Array("body".utf8))
    await server.stop()
  }

  @Test func `URLSession says that it cannot send a GET with a body`() async throws {
    let server = try await RawServer.start(answering: Self.ok)
    let sent = request(.get, "/", on: server)
    await #expect(throws: TransportError.self) {
      try await URLSessionTransport.shared.send(sent, body: .bytes([1]))
    }
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases, [HTTPRequest.Method.get, .delete, .patch])
  func `every method may carry a body`(carrier: Carrier, method: HTTPRequest.Method) async throws {
    if carrier == .urlSession, method == .get { return }
    let server = try await RawServer.start(answering: Self.ok)
    _ = try await carrier.transport.send(
      request(method, "/", on: server), body: .bytes(Array("[1]".utf8))
    ).body.collect(upTo: 100)
    #expect(server.requests.first?.line == "\(method.rawValue) / HTTP/1.1")
    #expect(server.requests.first?.body == Array("[1]".utf8))
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a stream of unknown length arrives whole`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.ok)
    let chunks = AsyncStream<[UInt8]> { continuation in
      for number in 0..<50 { continuation.yield(Array(repeating: UInt8(number), count: 4096)) }
      continuation.finish()
    }
    let content = BodyContent.stream(chunks)
    _ = try await carrier.transport.send(
      request(.put, "/", on: server), body: content.requestBody
    ).body.collect(upTo: 100)
    #expect(server.requests.first?.body == (0..<50).flatMap { Array(repeating: UInt8($0), count: 4096) })
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a stream of known length is sent with it`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.ok)
    let content = BodyContent.replayableStream(length: 6) { ByteStream(Array("stream".utf8)) }
    _ = try await carrier.transport.send(
      request(.put, "/", on: server), body: content.requestBody
    ).body.collect(upTo: 100)
    #expect(server.requests.first?.header("Content-Length") == "6")
    #expect(server.requests.first?.body == Array("stream".utf8))
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `redirects are answers, not followed`(carrier: Carrier) async throws {
    let server = try await RawServer.start(
      answering: "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")
    let response = try await carrier.transport.send(
      request(.get, "/", on: server), body: .none)
    _ = try await response.body.collect(upTo: 10)
    #expect(response.head.status.code == 302)
    #expect(response.head.headerFields.first { $0.name == .location }?.value == "/other")
    #expect(server.requests.count == 1)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `cookies that the server sets are not sent back`(carrier: Carrier) async throws {
    let server = try await RawServer.start(
      answering: "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 0\r\n\r\n")
    for _ in 0..<2 {
      _ = try await carrier.transport.send(request(.get, "/", on: server), body: .none)
        .body.collect(upTo: 10)
    }
    #expect(server.requests.count == 2)
    #expect(server.requests.last?.header("Cookie") == nil)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `several cookies travel in one field`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.ok)
    var sent = request(.get, "/", on: server)
    sent.headerFields.append(HTTPField(name: .cookie, value: "a=1"))
    sent.headerFields.append(HTTPField(name: .cookie, value: "b=2"))
    _ = try await carrier.transport.send(sent, body: .none).body.collect(upTo: 10)
    #expect(server.requests.first?.header("Cookie") == "a=1; b=2")
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `gzip is undone`(carrier: Carrier) async throws {
    // gzip of "hello hello hello", made by another program.
    let body: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x90,
      0x00, 0x80, 0x88, 0xf9, 0xe5, 0x11, 0x00, 0x00, 0x00,
    ]
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)]
    }
    let response = try await carrier.transport.send(
      request(.get, "/", on: server), body: .none)
    #expect(try await response.body.collect(upTo: 100) == Array("hello hello hello".utf8))
    #expect(server.requests.first?.header("Accept-Encoding")?.contains("gzip") == true)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `204 has no body`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: "HTTP/1.1 204 No Content\r\n\r\n")
    let response = try await carrier.transport.send(
      request(.delete, "/", on: server), body: .none)
    #expect(try await response.body.collect(upTo: 100).isEmpty)
    await server.stop()
  }
}
