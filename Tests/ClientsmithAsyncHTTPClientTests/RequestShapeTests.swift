import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

/// Requests of unusual shape: without a body where one is usual, with a large one, with fields of nothing.
@Suite(.timeLimit(.minutes(25))) struct RequestShapeTests {
  static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"

  private func exchange(
    _ carrier: Carrier, _ sent: (RawServer) -> HTTPRequest, _ body: RequestBody = .none, answering: String = ok
  ) async throws -> (request: RawServer.Request, head: HTTPResponse, body: [UInt8]) {
    let server = try await RawServer.start(answering: answering)
    do {
      let response = try await carrier.transport.send(sent(server), body: body)
      let bytes = try await response.body.collect(upTo: 1000)
      await server.stop()
      return (try #require(server.requests.first), response.head, bytes)
    } catch {
      await server.stop()
      throw error
    }
  }

  @Test(arguments: Carrier.allCases, [HTTPRequest.Method.post, .put, .patch])
  func `a request without a body says so where one is usual`(carrier: Carrier, method: HTTPRequest.Method) async throws
  {
    // RFC 9110 section 8.6; some servers refuse a POST without a length.
    for body in [RequestBody.none, .bytes([])] {
      let (received, head, _) = try await exchange(carrier, { request(method, "/", on: $0) }, body)
      #expect(head.status == .ok)
      #expect(received.body.isEmpty)
      #expect(received.header("Content-Length") == "0", "\(received.text)")
      #expect(received.header("Content-Type") == nil)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a large body arrives whole, whoever asks whether it may come`(carrier: Carrier) async throws {
    let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let (received, head, answer) = try await exchange(carrier, { request(.post, "/", on: $0) }, .bytes(body))
    #expect(head.status == .ok)
    #expect(received.body == body)
    #expect(answer == Array("hi".utf8))
  }

  // As servers write them into links: what a URL must not have is encoded, what is encoded stays as it is.
  @Test(
    arguments: Carrier.allCases,
    [
      ("/a%2Fb|c?x=%5B1%5D|2", "/a%2Fb%7Cc?x=%5B1%5D%7C2"), ("/é%20/ü?q=ß%2F", "/%C3%A9%20/%C3%BC?q=%C3%9F%2F"),
      ("/p?f={\"a\":[1]}&g=%7B^`", "/p?f=%7B%22a%22:%5B1%5D%7D&g=%7B%5E%60"), ("/p?x=a%zz%4", "/p?x=a%25zz%254"),
      ("/p?q=<a>\\b", "/p?q=%3Ca%3E%5Cb"), ("//double//slash?a=b?c", "//double//slash?a=b?c"),
    ])
  func `a target that is not quite a URL`(carrier: Carrier, target: (sent: String, seen: String)) async throws {
    let (received, head, _) = try await exchange(carrier, { request(.get, target.sent, on: $0) })
    #expect(head.status == .ok)
    #expect(received.target == target.seen)
  }

  @Test(arguments: Carrier.allCases)
  func `a field of nothing is a field`(carrier: Carrier) async throws {
    let name = try #require(HTTPField.Name("X-Empty"))
    let (received, _, _) = try await exchange(
      carrier,
      { server in
        var sent = request(.get, "/", on: server)
        sent.headerFields.append(HTTPField(name: name, value: ""))
        return sent
      })
    #expect(received.header("X-Empty") == "", "\(received.text)")
  }

  @Test(arguments: Carrier.allCases)
  func `answers of HTTP 1.0, and chunks with extensions and trailers`(carrier: Carrier) async throws {
    let old = try await exchange(
      carrier, { request(.get, "/", on: $0) }, answering: "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi")
    #expect(old.body == Array("hi".utf8))
    var trailers = ["", "X-Trailer: 1\r\n"]
    #if canImport(FoundationNetworking)
    // swift-corelibs-foundation ends the program when an answer has trailers.
    if carrier == .urlSession { trailers = [""] }
    #endif
    for trailer in trailers {
      let chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\nh\r\n1\r\ni\r\n0\r\n\(trailer)\r\n"
      let chunked = try await exchange(carrier, { request(.get, "/", on: $0) }, answering: chunks)
      #expect(chunked.body == Array("hi".utf8))
    }
  }
}
