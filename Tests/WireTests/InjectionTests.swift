import ClientsmithRuntime
import Foundation
import HTTPTypes
import LoopbackServers
import Testing
import Wire

/// Whatever text a caller passes on, it cannot become a header, a parameter or a request of its own.
@Suite struct InjectionTests {
  static let evil = [
    "a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\r\n\r\nGET /evil HTTP/1.1\r\n\r\n", "a\u{0}b",
    "a\u{85}X-Evil: 1",
    "a\u{2028}X-Evil: 1", "\u{560D}\u{560A}X-Evil: 1",
  ]

  private func expectOneRequest(_ requests: [RawServer.Request], _ text: String) {
    #expect(requests.count == 1, "\(text.debugDescription)")
    for request in requests {
      #expect(request.header("X-Evil") == nil, "\(text.debugDescription): \(request.text)")
      #expect(!request.text.contains("\r\nGET /evil"), "\(text.debugDescription)")
      #expect(!request.bytes.contains(0), "\(text.debugDescription)")
    }
  }

  @Test(arguments: Carrier.allCases, evil)
  func `headers, keys and queries of one call`(carrier: Carrier, text: String) async throws {
    let requests = try await carrier.requests { client in
      var options = RequestOptions(query: [.init(text, text)], idempotencyKey: text)
      options.headers[.userAgent] = text
      try? await client.bodies.sendOptional(options: options)
    }
    if !requests.isEmpty { expectOneRequest(requests, text) }
  }

  @Test(arguments: Carrier.allCases, evil)
  func `parameters in every place`(carrier: Carrier, text: String) async throws {
    let headers = try await carrier.requests { try await $0.headers.simpleHeaders(xText: text, xList: [text, text]) }
    expectOneRequest(headers, text)
    let cookies = try await carrier.requests { client in
      try? await client.headers.formCookies(session: text, list: [text])
    }
    if !cookies.isEmpty { expectOneRequest(cookies, text) }
    let raw = try await carrier.requests { try? await $0.headers.rawCookies(greeting: text) }
    if !raw.isEmpty { expectOneRequest(raw, text) }
    let keys = Keys(semi: text, dot: text, comma: text)
    expectOneRequest(
      try await carrier.requests { try await $0.queries.form(hello: text, list: [text], keys: keys) }, text)
    expectOneRequest(
      try await carrier.requests { try await $0.paths.simple(hello: text, list: [text], keys: keys) }, text)
  }

  @Test(arguments: Carrier.allCases, evil)
  func `types and names of bodies and parts`(carrier: Carrier, text: String) async throws {
    let typed = try await carrier.requests { client in
      try? await client.bodies.sendWildcard(.bytes([1, 2], contentType: "text/plain; x=\(text)"))
    }
    if !typed.isEmpty { expectOneRequest(typed, text) }
    var form = MultipartForm(boundary: "b")
    form.append(text, .bytes([1], contentType: "text/plain", filename: text))
    guard case .bytes(let body) = form.requestBody else { return fail("a form in memory is streamed") }
    let lines = String(decoding: body, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(!lines.contains { $0.hasPrefix("X-Evil") || $0.hasPrefix("GET ") }, "\(text.debugDescription)")
  }
}
