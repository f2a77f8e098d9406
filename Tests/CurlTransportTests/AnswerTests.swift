#if os(Linux)
import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

@Suite(.timeLimit(.minutes(25))) struct CurlAnswerTests {
  @Test(arguments: Vintage.allCases)
  func `trailers after a chunked answer harm nobody, on the connection's next answer either`(vintage: Vintage)
    async throws
  {
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nhi\r\n0\r\nX-Sum: 1\r\nX-B: 2\r\n\r\n"
    try await withServer(answering: chunked) { server in
      let transport = try vintage.transport()
      for _ in 0..<3 {
        let (head, body) = try await transport.exchange(request(.get, on: server))
        #expect(body == Array("hi".utf8))
        #expect(!head.headerFields.contains { $0.name.canonicalName == "x-sum" })
      }
    }
  }

  @Test func `Set-Cookie fields stay apart, and fields keep their order`() async throws {
    let answer =
      "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT\r\nX-A: 1\r\nSet-Cookie: b=2\r\nX-A: 2\r\nContent-Length: 0\r\n\r\n"
    try await withServer(answering: answer) { server in
      let head = try await CurlTransport().exchange(request(.get, on: server)).head
      #expect(head.headerFields[values: .setCookie] == ["a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT", "b=2"])
      #expect(
        head.headerFields.map(\.name.canonicalName) == ["set-cookie", "x-a", "set-cookie", "x-a", "content-length"])
    }
  }

  @Test func `heads that only inform are passed over`() async throws {
    let answer =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 201 Made it\r\nContent-Length: 2\r\nX-A:  b \r\nX-Empty:\r\n\r\nhi"
    try await withServer(answering: answer) { server in
      let (head, body) = try await CurlTransport().exchange(request(.get, on: server))
      #expect(head.status.code == 201)
      #expect(head.status.reasonPhrase == "Made it")
      #expect(head.headerFields.map(\.value) == ["2", "b", ""])
      #expect(body == Array("hi".utf8))
    }
  }

  @Test func `a head without end is an error`() async throws {
    let endless =
      Array("HTTP/1.1 200 OK\r\n".utf8)
      + Array(String(repeating: "X-A: \(String(repeating: "a", count: 1000))\r\n", count: 20_000).utf8)
    try await withServer({ _ in [.send(endless), .hang] }) { server in
      let error = try await failure { _ = try await CurlTransport().exchange(request(.get, on: server)) }
      #expect(error?.kind == .maybeSent)
    }
  }

  @Test func `an answer in parts is read as it comes`() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab"
    try await withServer({ _ in [.send(Array(head.utf8)), .hang] }) { server in
      let response = try await CurlTransport().send(request(.get, on: server), body: .none)
      #expect(response.body.length == 100)
      var chunks = response.body.makeAsyncIterator()
      #expect(try await chunks.next() == Array("ab".utf8))
    }
  }
}
#endif
