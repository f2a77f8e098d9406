import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing
import Wire

/// What callers get of an answer.
@Suite struct AnswerTests {
  @Test(arguments: Carrier.allCases)
  func `several success answers are told apart by status`(carrier: Carrier) async throws {
    func answer(_ answer: Answer) async throws -> AnswersResource.GetEitherResponse {
      try await carrier.exchange(answering: answer) { client, _ in try await client.answers.getEither() }
    }
    guard case .ok(let point) = try await answer(.text(#"{"x":1}"#)) else { return fail("not 200") }
    #expect(point.x == 1)
    guard case .accepted(let job) = try await answer(.text(#"{"job":"j"}"#, status: "202 Accepted")) else {
      return fail("not 202")
    }
    #expect(job.job == "j")
    guard case .nonAuthoritative(let text) = try await answer(.text("t", type: "text/plain", status: "203 Other"))
    else { return fail("not 203") }
    #expect(text == "t")
    guard case .noContent = try await answer(.noContent) else { return fail("not 204") }
    guard case .success(let bytes) = try await answer(.text("b", type: "application/x", status: "299 Odd")) else {
      return fail("not 2XX")
    }
    #expect(try await bytes.collect(upTo: 1) == [98])
  }

  @Test(arguments: Carrier.allCases)
  func `errors are typed by status: exact, range, default`(carrier: Carrier) async throws {
    func failure(_ status: String, _ body: String) async throws -> WireClient.Error? {
      try await carrier.exchange(answering: .text(body, status: status)) { client, _ in
        do {
          _ = try await client.answers.getEither()
          return nil
        } catch let error as WireClient.Error {
          return error
        }
      }
    }
    // Each body has the keys of all three, so that only the status can tell.
    let body = #"{"what":"w","title":"t","fault":"f"}"#
    let missing = try await failure("404 Not Found", body)
    guard case .missing(let value)? = missing?.body else { return fail("404 is \(missing as Any)") }
    #expect(value.what == "w")
    let conflict = try await failure("409 Conflict", body)
    guard case .problem(let problem)? = conflict?.body else { return fail("409 is \(conflict as Any)") }
    #expect(problem.title == "t")
    #expect(conflict?.status == .conflict)
    let fault = try await failure("500 Oops", body)
    guard case .failure(let failed)? = fault?.body else { return fail("500 is \(fault as Any)") }
    #expect(failed.fault == "f")
    #expect(fault?.rawBody.text == body)
    let odd = try await failure("404 Not Found", "<html>")
    #expect(odd?.body == nil)
    #expect(odd?.rawBody.text == "<html>")
  }

  @Test(arguments: Carrier.allCases)
  func `declared headers are typed`(carrier: Carrier) async throws {
    let headers = [
      "X-Total: 42", "X-Rate: 0.5", "X-Fresh: true", "X-Words: a, b", "X-Words: c", "x-color: dark blue",
      "X-Point: x=1,label=b c", #"X-Place: {"x":2}"#, "X-At: 2026-01-02T03:04:05Z", "Last-Modified: then",
    ]
    let response = try await carrier.exchange(answering: .text(#"{"x":1}"#, headers)) { client, _ in
      try await client.answers.withResponse { try await $0.getHeaders() }
    }
    #expect(response.value.x == 1)
    #expect(response.status == .ok)
    let typed = WireClient.Headers(response.headers)
    #expect(try typed.xTotal == 42)
    #expect(try typed.xRate == 0.5)
    #expect(try typed.xFresh == true)
    #expect(try typed.xWords == ["a", "b", "c"])
    #expect(try typed.xColor == .darkBlue)
    #expect(try typed.xPoint?.label == "b c")
    #expect(try typed.xPlace?.x == 2)
    #expect(try typed.xAt == Date(timeIntervalSince1970: 1_767_323_045))
    #expect(try typed.lastModified == "then")
    #expect(try typed.setCookie == nil)
  }

  @Test func `a header that is not what the document says is named`() async throws {
    let response = try await Carrier.asyncHTTPClient.exchange(
      answering: .text(#"{"x":1}"#, ["X-Total: many", "X-Place: {"])
    ) { client, _ in try await client.answers.withResponse { try await $0.getHeaders() } }
    let headers = WireClient.Headers(response.headers)
    do {
      _ = try headers.xTotal
      Issue.record("nothing was thrown")
    } catch {
      #expect("\(error)" == #"X-Total: expected an integer, found a string of 4 characters"#)
    }
    #expect(throws: DecodingFailure.self) { try headers.xPlace }
    #expect(try headers.xRate == nil)
  }

  @Test(arguments: Carrier.allCases)
  func `no content, nothing where something may be, and what nobody described`(carrier: Carrier) async throws {
    try await carrier.exchange { client, _ in
      try await client.answers.getNothing()
      let maybe = try await client.answers.getMaybe()
      #expect(maybe?.x == nil)
      let undescribed = try await client.answers.getUndescribed()
      #expect(undescribed.isEmpty)
    }
    try await carrier.exchange(answering: Answer(body: [])) { client, _ in
      let maybe = try await client.answers.getMaybe()
      #expect(maybe?.x == nil)
      let raw = try await client.answers.getUndescribed()
      #expect(raw.isEmpty)
    }
    try await carrier.exchange(answering: .text(#"{"x":5}"#, type: "application/json; charset=utf-8")) { client, _ in
      let maybe = try await client.answers.getMaybe()
      #expect(maybe?.x == 5)
      let raw = try await client.answers.getUndescribed()
      #expect(try raw.decode(Point.self).x == 5)
      #expect(raw.contentType == "application/json; charset=utf-8")
      let value = try await client.answers.getDefault()
      #expect(value.x == 5)
      let nullable = try await client.answers.getNullable()
      #expect(nullable?.x == 5)
    }
    try await carrier.exchange(answering: .text("null")) { client, _ in
      let nullable = try await client.answers.getNullable()
      #expect(nullable?.x == nil)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `strings, text and what is accepted`(carrier: Carrier) async throws {
    let requests = try await carrier.exchange(answering: .text(#""a\"é""#)) { client, server in
      let string = try await client.answers.getString()
      #expect(string == "a\"é")
      let text = try await client.answers.getText()
      #expect(text == #""a\"é""#)
      return server.requests
    }
    #expect(requests.map { $0.header("Accept") } == ["application/json", "text/plain"])
    try await carrier.exchange(answering: .text(#"{"x":1}"#, type: "application/vnd.wire+json")) { client, server in
      let negotiated = try await client.answers.getNegotiated()
      #expect(negotiated.x == 1)
      #expect(server.requests.first?.header("Accept") == "application/vnd.wire+json")
    }
    let head = Answer(status: "200 OK", ["X-Total: 9"])
    try await carrier.exchange(answering: head) { client, server in
      let response = try await client.answers.withResponse { try await $0.headOnly() }
      #expect(try WireClient.Headers(response.headers).xTotal == 9)
      #expect(server.requests.first?.line == "HEAD /answer/head HTTP/1.1")
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a download comes in chunks and can go to a file`(carrier: Carrier) async throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString).bin")
    defer { try? FileManager.default.removeItem(at: file) }
    let answer = Answer(["Content-Type: application/octet-stream"], body: bytes)
    try await carrier.exchange(answering: answer) { client, _ in
      let body = try await client.answers.download()
      #expect(body.length == 300_000)
      let last = Locked<TransferProgress?>(nil)
      try await body.write(to: file) { progress in last.withLock { $0 = progress } }
      #expect(last.withLock { $0?.fraction } == 1)
      #expect(try Data(contentsOf: file) == Data(bytes))
      var collected: [UInt8] = []
      for try await chunk in try await client.answers.download() { collected += chunk }
      #expect(collected == bytes)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a mistake in the data is named with its place and value`(carrier: Carrier) async throws {
    try await carrier.exchange(answering: .text(#"{"x":"one"}"#)) { client, _ in
      do {
        _ = try await client.answers.getDefault()
        Issue.record("nothing was thrown")
      } catch let error as WireClient.Error {
        #expect(error.kind == .undecodable)
        #expect("\(error)".contains(#"x: expected an integer, found a string of 3 characters"#))
        #expect(error.rawBody.text == #"{"x":"one"}"#)
      }
    }
  }

  @Test(arguments: Carrier.allCases)
  func `text comes in the character set that it names`(carrier: Carrier) async throws {
    let texts: [(String, [UInt8])] = [
      ("text/plain; charset=ISO-8859-1", [0x63, 0xE9]), ("text/plain;charset=\"windows-1252\"", [0x63, 0xE9]),
      ("text/plain; charset=utf-8", [0x63, 0xC3, 0xA9]), ("text/plain", [0x63, 0xC3, 0xA9]),
      ("text/plain; charset=UTF-16BE", [0x00, 0x63, 0x00, 0xE9]),
      ("text/plain; charset=nobody-knows", Array("cé".utf8)),
    ]
    for (type, bytes) in texts {
      try await carrier.exchange(answering: Answer(["Content-Type: \(type)"], body: bytes)) { client, _ in
        let text = try await client.answers.getText()
        #expect(text == "cé", "\(type)")
      }
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a body that breaks off leaves what its head said`(carrier: Carrier) async throws {
    let head = "HTTP/1.1 201 Created\r\nLocation: /things/7\r\nContent-Length: 99\r\n\r\n{\"x\":1"
    let server = try await RawServer.start { _ in [.send(Array(head.utf8)), .close] }
    let client = carrier.client(of: server.url)
    let error = await #expect(throws: WireClient.Error.self) { try await client.bodies.sendOptional(Point(x: 1)) }
    #expect(error?.kind == .transport)
    #expect(error?.status == .created)
    #expect(error?.headers[.location] == "/things/7")
    #expect(server.requests.count == 1)
    await server.stop()
    let large = Answer(status: "201 Created", ["Location: /things/8"], body: Array(#"{"x":1}"#.utf8))
    try await carrier.exchange(answering: large) { client, _ in
      let error = await #expect(throws: WireClient.Error.self) {
        try await client.bodies.sendOptional(options: RequestOptions(responseSizeLimit: 3))
      }
      #expect(error?.kind == .responseTooLarge)
      #expect(error?.status == .created)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `an answer without the body that was promised says so`(carrier: Carrier) async throws {
    let answers: [(Answer, String)] = [
      (Answer(["Content-Type: application/json"], body: []), "empty"), (.noContent, "empty"),
      (.text("<html>hello</html>", type: "text/html"), "text/html"),
    ]
    for (answer, text) in answers {
      try await carrier.exchange(answering: answer) { client, _ in
        let error = await #expect(throws: WireClient.Error.self) { try await client.answers.getDefault() }
        #expect(error?.kind == .undecodable)
        #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
      }
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a body that is longer than the caller allows is not collected`(carrier: Carrier) async throws {
    try await carrier.exchange(answering: .text(#"{"x":1}"#)) { client, _ in
      let error = await #expect(throws: WireClient.Error.self) {
        try await client.answers.getDefault(options: RequestOptions(responseSizeLimit: 3))
      }
      #expect(error?.kind == .responseTooLarge)
    }
  }
}
