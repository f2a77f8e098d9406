import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// Rate-limit headers as structured fields (RFC 9651; draft-ietf-httpapi-ratelimit-headers-10).
struct RateLimitFieldTests {
  private func statements(_ fields: (String, String)...) -> [RateLimitStatement] {
    RateLimitFields(.of(fields))?.statements(serverNow: { 0 }) ?? []
  }

  @Test func `several policies are told apart by their names`() {
    let statements = statements(
      ("RateLimit-Policy", "\"burst\";q=50;w=10, \"minute\";q=300;w=60"),
      ("RateLimit", "\"burst\";r=12;t=3, \"minute\";r=250;t=40"))
    #expect(
      statements == [
        RateLimitStatement(name: "burst", limit: 50, remaining: 12, reset: .seconds(3), period: .seconds(10)),
        RateLimitStatement(name: "minute", limit: 300, remaining: 250, reset: .seconds(40), period: .seconds(60)),
      ])
  }

  @Test func `an allowance of bytes is none of requests`() {
    // Section 5.1.2 of the draft: the unit is requests unless `qu` says otherwise.
    let bytes = statements(
      ("RateLimit-Policy", "\"traffic\";q=1000000;qu=\"content-bytes\";w=60, \"calls\";q=10;qu=\"requests\";w=60"),
      ("RateLimit", "\"traffic\";r=0;t=60, \"calls\";r=4;t=60"))
    #expect(bytes.map(\.name) == ["calls"])
    #expect(bytes.first?.remaining == 4)
    #expect(
      statements(("RateLimit-Policy", "\"a\";q=5;qu=\"concurrent-requests\""), ("RateLimit", "\"a\";r=0")).isEmpty)
  }

  @Test func `a name may hold commas, semicolons and quotes`() {
    let odd = statements(
      ("RateLimit-Policy", #""a, b;r=0 \"c\"";q=10;w=60"#), ("RateLimit", #""a, b;r=0 \"c\"";r=4;t=6"#))
    #expect(odd.map(\.name) == [#"a, b;r=0 "c""#])
    #expect(odd.first?.limit == 10)
    #expect(odd.first?.remaining == 4)
  }

  @Test func `an answer's quotas are heard as far as there can be some`() {
    let fields = (0..<3000).map { ("RateLimit", "\"a\($0)\";r=1;t=9, \"b\($0)\";r=1;t=9") }
    let heard = RateLimitFields(.of(fields))?.statements(serverNow: { 0 }) ?? []
    #expect(heard.first?.name == "a0")
    #expect(heard.count > 8 && heard.count <= 256)
  }

  @Test func `parameters that nobody knows are passed over`() {
    let known = statements(
      ("RateLimit-Policy", "\"p\";q=100;w=60;pk=:cGFydGl0aW9u:;x=?1;y=1.5;z=token"),
      ("RateLimit", "\"p\" ; r=50 ;  t=30;pk=:cGFydGl0aW9u:"))
    #expect(
      known == [RateLimitStatement(name: "p", limit: 100, remaining: 50, reset: .seconds(30), period: .seconds(60))])
  }

  @Test func `fields sent in several lines are one list`() {
    var headers = HTTPFields.of(("RateLimit-Policy", "\"a\";q=1;w=1"))
    headers.append(HTTPField(name: .init("RateLimit-Policy") ?? .accept, value: "\"b\";q=2;w=2"))
    headers.append(HTTPField(name: .init("RateLimit") ?? .accept, value: "\"a\";r=1;t=1"))
    headers.append(HTTPField(name: .init("RateLimit") ?? .accept, value: "\"b\";r=2;t=2"))
    #expect(RateLimitFields(headers)?.statements(serverNow: { 0 }).map(\.limit) == [1, 2])
  }
}
