import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

/// Answers of unusual shape: without a body where a length is told, with others before them, without a length.
@Suite(.timeLimit(.minutes(25))) struct AnswerShapeTests {
  private func exchange(
    _ carrier: Carrier, _ method: HTTPRequest.Method, _ answer: String, closes: Bool = false
  ) async throws -> (head: HTTPResponse, body: [UInt8]) {
    let server = try await RawServer.start { _ in
      closes ? [.send(Array(answer.utf8)), .close] : [.send(Array(answer.utf8))]
    }
    do {
      let response = try await carrier.transport.send(
        request(method, "/", on: server), body: .none)
      let body = try await response.body.collect(upTo: 1000)
      await server.stop()
      return (response.head, body)
    } catch {
      await server.stop()
      throw error
    }
  }

  @Test(arguments: Carrier.allCases)
  func `HEAD has the length of a body that does not come`(carrier: Carrier) async throws {
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1234\r\n\r\n"
    let (head, body) = try await exchange(carrier, .head, answer)
    #expect(head.status == .ok)
    #expect(head.headerFields[.contentLength] == "1234")
    #expect(body.isEmpty)
  }

  @Test(arguments: Carrier.allCases, ["304 Not Modified", "204 No Content"])
  func `no body comes with 304 and 204, whatever their headers say`(carrier: Carrier, status: String) async throws {
    let length = status.hasPrefix("304") ? "Content-Length: 99\r\n" : ""
    let answer = "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nETag: \"a\"\r\n\(length)\r\n"
    let (head, body) = try await exchange(carrier, .get, answer)
    #expect("\(head.status.code)" == status.prefix(3))
    #expect(head.headerFields[.contentType] == "application/json")
    #expect(body.isEmpty)
  }

  @Test(
    arguments: Carrier.allCases,
    [
      "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
      "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n",
    ])
  func `answers before the answer are passed over`(carrier: Carrier, before: String) async throws {
    for method in [HTTPRequest.Method.get, .post] {
      let (head, body) = try await exchange(
        carrier, method, before + "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nhi")
      #expect(head.status == .created)
      #expect(head.headerFields[.link] == nil)
      #expect(body == Array("hi".utf8))
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a body without a length ends with its connection`(carrier: Carrier) async throws {
    let (head, body) = try await exchange(carrier, .get, "HTTP/1.1 200 OK\r\n\r\nall of it", closes: true)
    #expect(head.status == .ok)
    #expect(body == Array("all of it".utf8))
  }

  @Test(arguments: Carrier.allCases)
  func `several fields of one name keep their order, and a status of no known meaning its number`(
    carrier: Carrier
  ) async throws {
    let (head, _) = try await exchange(
      carrier, .get, "HTTP/1.1 299 Odd\r\nX-One: a\r\nX-One: b\r\nX-Two:\r\nContent-Length: 0\r\n\r\n")
    #expect(head.status.code == 299)
    let name = try #require(HTTPField.Name("X-One"))
    #expect(head.headerFields[values: name].joined(separator: ", ").replacing(",b", with: ", b") == "a, b")
  }
}

extension HTTPField.Name {
  fileprivate static let link = HTTPField.Name("Link") ?? .location
}
