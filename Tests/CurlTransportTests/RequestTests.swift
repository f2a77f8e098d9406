#if os(Linux)
import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

@Suite(.timeLimit(.minutes(25))) struct CurlRequestTests {
  @Test(arguments: [HTTPRequest.Method.get, .post, .put, .delete])
  func `nothing is sent that nobody asked for`(method: HTTPRequest.Method) async throws {
    try await withServer(answering: ok) { server in
      let body = method == .get ? RequestBody.none : .bytes([UInt8](repeating: 65, count: 2_000_000))
      _ = try await CurlTransport().exchange(request(method, on: server), body)
      let received = try #require(server.requests.first)
      for name in ["Expect", "Accept", "Content-Type", "User-Agent", "Cookie", "Referer"] {
        #expect(received.header(name) == nil, "\(name)")
      }
      #expect(received.header("Accept-Encoding") == "gzip, deflate")
      if method != .get { #expect(received.header("Content-Length") == "2000000") }
    }
  }

  @Test func `the caller's fields are sent as they are, those of the framing are not his`() async throws {
    try await withServer(answering: ok) { server in
      var sent = request(.post, on: server)
      sent.headerFields[.accept] = "text/plain"
      sent.headerFields[.contentType] = "text/x"
      sent.headerFields[.acceptEncoding] = "identity"
      sent.headerFields[.contentLength] = "1"
      sent.headerFields[.transferEncoding] = "chunked"
      _ = try await CurlTransport().exchange(sent, .bytes(Array("body".utf8)))
      let received = try #require(server.requests.first)
      #expect(received.header("Accept") == "text/plain")
      #expect(received.header("Content-Type") == "text/x")
      #expect(received.header("Accept-Encoding") == "identity")
      #expect(received.header("Content-Length") == "4")
      #expect(received.header("Transfer-Encoding") == nil)
    }
  }

  @Test(arguments: Vintage.allCases)
  func `what one request asked of libcurl is nothing to the next`(vintage: Vintage) async throws {
    let long = [UInt8](repeating: 65, count: 100_000)
    let steps: [(method: HTTPRequest.Method, body: RequestBody)] = [
      (.get, .none), (.get, .none), (.post, .bytes(Array("a longer body".utf8))), (.post, .bytes(Array("short".utf8))),
      (.post, .bytes(Array("the longest of all bodies".utf8))), (.post, .none), (.post, .bytes([])), (.get, .none),
      (.put, .bytes(long)), (.put, .bytes(Array(long.prefix(70_000)))), (.delete, .none),
      (.delete, .bytes(Array("x".utf8))), (.head, .none), (.get, .none), (.patch, .bytes(long)), (.patch, .none),
      (.get, .none),
    ]
    try await withServer(answering: ok) { server in
      let transport = try vintage.transport()
      for (number, step) in steps.enumerated() {
        var sent = request(step.method, "/\(number)", on: server)
        if number % 3 == 0 { sent.headerFields[.contentType] = "text/\(number)" }
        let answer = try await transport.exchange(sent, step.body)
        #expect(answer.body == (step.method == .head ? [] : Array("hi".utf8)))
      }
      #expect(server.requests.count == steps.count)
      for (number, (step, received)) in zip(steps, server.requests).enumerated() {
        let body = if case .bytes(let bytes) = step.body { bytes } else { [UInt8]() }
        #expect(received.line.hasPrefix("\(step.method.rawValue) ") && received.target == "/\(number)")
        #expect(received.body == body, "\(number)")
        #expect(received.header("Content-Type") == (number % 3 == 0 ? "text/\(number)" : nil))
        let hasLength = !step.body.isNone || [.post, .put, .patch].contains(step.method)
        #expect(received.header("Content-Length") == (hasLength ? "\(body.count)" : nil), "\(number)")
        #expect(received.header("Transfer-Encoding") == nil)
      }
    }
  }

  @Test func `dots in a path stay, and a user in the address is refused`() async throws {
    try await withServer(answering: ok) { server in
      let transport = try CurlTransport()
      _ = try await transport.exchange(request(.get, "/a/../b/./c", on: server))
      #expect(server.requests.first?.target == "/a/../b/./c")
      var sent = request(.get, on: server)
      sent.authority = "user:secret@127.0.0.1:\(server.port)"
      let error = try await failure { _ = try await transport.exchange(sent) }
      #expect(error?.kind == .neverSent)
      #expect(error.map { !"\($0)\(String(describing: $0.underlying))".contains("secret") } == true)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: ["ftp", "file", "gopher", "dict"])
  func `nothing but http and https is spoken`(scheme: String) async throws {
    let sent = HTTPRequest(method: .get, scheme: scheme, authority: "127.0.0.1:9", path: "/etc/passwd")
    let error = try await failure { _ = try await CurlTransport().exchange(sent) }
    #expect(error?.kind == .neverSent)
  }

  @Test func `a body shorter or longer than its length is an error, and nothing hangs`() async throws {
    try await withServer(answering: ok) { server in
      let transport = try CurlTransport()
      for count in [3, 9] {
        let body = RequestBody.stream(
          StreamedBody(isReplayable: false, length: 6) { ByteStream([UInt8](repeating: 1, count: count)) })
        let error = try await failure { _ = try await transport.exchange(request(.put, on: server), body) }
        #expect(error?.kind == .maybeSent)
        #expect(error?.message.contains("body") == true)
      }
    }
  }

  @Test func `what a streamed body throws reaches the caller`() async throws {
    struct Broken: Error {}
    try await withServer(answering: ok) { server in
      let body = RequestBody.stream(
        StreamedBody(isReplayable: false, length: nil) {
          ByteStream(pulling: { { throw Broken() } })
        })
      await #expect(throws: Broken.self) {
        _ = try await CurlTransport().exchange(request(.put, on: server), body)
      }
    }
  }

  @Test func `a refusal ends an upload that is under way`() async throws {
    let refusal = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno"
    let server = try await FloodServer.start(.refuse(Array(refusal.utf8)))
    let body = RequestBody.stream(
      StreamedBody(isReplayable: false, length: nil) {
        ByteStream(pulling: { { [UInt8](repeating: 0, count: 65_536) } })
      })
    let sent = HTTPRequest(method: .put, scheme: "http", authority: "127.0.0.1:\(server.port)", path: "/")
    let (head, answer) = try await CurlTransport().exchange(sent, body)
    #expect(head.status.code == 413)
    #expect(answer == Array("no".utf8))
    await server.stop()
  }
}
#endif
