import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// The style examples of OpenAPI 3.1.1 (section 4.8.12.5), and what it leaves open.
@Suite struct ParameterStyleTests {
  static let array = ["blue", "black", "brown"]
  static let object: ParameterContent = .members([
    .init("R", .text("100")), .init("G", .text("200")), .init("B", .text("150")),
  ])

  private func query(_ body: (inout OperationRequest) -> Void) -> String {
    var request = OperationRequest("test", .get, "/", .default)
    body(&request)
    return String(decoding: request.query, as: UTF8.self)
  }

  private func path(_ body: (inout OperationRequest) -> Void) throws -> String {
    var request = OperationRequest("test", .get, "/x/{color}", .default)
    body(&request)
    if let failure = request.failure { throw failure }
    return try TargetAssembly(
      prefix: "", template: request.pathTemplate, values: request.pathValues, query: request.query
    ).path()
  }

  @Test func `form`() {
    #expect(query { $0.query("color", "") } == "color=")
    #expect(query { $0.query("color", "blue") } == "color=blue")
    #expect(query { $0.query("color", Self.array, explode: false) } == "color=blue,black,brown")
    #expect(query { $0.query("color", Self.array) } == "color=blue&color=black&color=brown")
    #expect(query { $0.query("color", Self.object, explode: false) } == "color=R,100,G,200,B,150")
    #expect(query { $0.query("color", Self.object) } == "R=100&G=200&B=150")
  }

  @Test func `values of every format stand in a query`() throws {
    #expect(query { $0.query("at", TimeOfDay("17:30:00Z")) } == "at=17%3A30%3A00Z")
    #expect(query { $0.query("for", ISO8601Duration("P1DT12H")) } == "for=P1DT12H")
    #expect(query { $0.query("n", BigInteger("123456789012345678901234567890")) } == "n=123456789012345678901234567890")
    #expect(query { $0.query("on", CalendarDate("2026-01-31")) } == "on=2026-01-31")
    #expect(query { $0.query("o", JSONObject([("b", 1), ("a", "x")])) } == "b=1&a=x")
  }

  @Test func `space and pipe delimited`() {
    #expect(
      query { $0.query("color", Self.array, style: .spaceDelimited, explode: false) }
        == "color=blue%20black%20brown")
    #expect(
      query { $0.query("color", Self.object, style: .spaceDelimited, explode: false) }
        == "color=R%20100%20G%20200%20B%20150")
    #expect(
      query { $0.query("color", Self.array, style: .pipeDelimited, explode: false) } == "color=blue%7Cblack%7Cbrown")
    #expect(
      query { $0.query("color", Self.object, style: .pipeDelimited, explode: false) }
        == "color=R%7C100%7CG%7C200%7CB%7C150")
    #expect(query { $0.query("color", Self.array, style: .pipeDelimited) } == "color=blue&color=black&color=brown")
  }

  @Test func `deep object to any depth`() {
    #expect(
      query { $0.query("color", Self.object, style: .deepObject) }
        == "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")
    let nested: JSONValue = ["a": ["b": ["c": 1]], "d": ["x", "y"], "e": [["f": true], ["f": false]], "g": nil]
    let decoded = query { $0.query("q", nested, style: .deepObject) }.removingPercentEncoding
    #expect(decoded == "q[a][b][c]=1&q[d][]=x&q[d][]=y&q[e][0][f]=true&q[e][1][f]=false")
  }

  @Test func `path styles`() throws {
    #expect(try path { $0.path("color", "blue") } == "/x/blue")
    #expect(try path { $0.path("color", Self.array) } == "/x/blue,black,brown")
    #expect(try path { $0.path("color", Self.object) } == "/x/R,100,G,200,B,150")
    #expect(try path { $0.path("color", Self.object, explode: true) } == "/x/R=100,G=200,B=150")
    #expect(try path { $0.path("color", Self.array, style: .label) } == "/x/.blue,black,brown")
    #expect(try path { $0.path("color", Self.array, style: .label, explode: true) } == "/x/.blue.black.brown")
    #expect(try path { $0.path("color", Self.object, style: .label, explode: true) } == "/x/.R=100.G=200.B=150")
    #expect(try path { $0.path("color", "", style: .matrix) } == "/x/;color")
    #expect(try path { $0.path("color", Self.array, style: .matrix) } == "/x/;color=blue,black,brown")
    #expect(
      try path { $0.path("color", Self.array, style: .matrix, explode: true) }
        == "/x/;color=blue;color=black;color=brown")
    #expect(try path { $0.path("color", Self.object, style: .matrix, explode: true) } == "/x/;R=100;G=200;B=150")
  }

  @Test(arguments: ["", ".", ".."])
  func `a path value that would reach another resource is refused`(value: String) {
    #expect(throws: RequestFailure.self) { try path { $0.path("color", value) } }
  }

  @Test func `a path value cannot leave its segment`() throws {
    #expect(try path { $0.path("color", "a/../b?c#d%e é") } == "/x/a%2F..%2Fb%3Fc%23d%25e%20%C3%A9")
    #expect(try path { $0.path("color", "a/b?c#d:e", allowReserved: true) } == "/x/a%2Fb%3Fc%23d:e")
  }

  @Test func `a missing path value is an error that names it`() {
    #expect(throws: RequestFailure.self) { try path { _ in } }
  }

  @Test func `names with brackets, dots, spaces and percent signs`() {
    #expect(query { $0.query("page[cursor]", "a") } == "page%5Bcursor%5D=a")
    #expect(query { $0.query("select[]", ["a", "b"]) } == "select%5B%5D=a&select%5B%5D=b")
    #expect(query { $0.query("filter.name.eq", "a") } == "filter.name.eq=a")
    #expect(query { $0.query("a b", "c d") } == "a%20b=c%20d")
    #expect(query { $0.query("100%", "50%") } == "100%25=50%25")
  }

  @Test func `reserved characters are kept where the document says so`() {
    #expect(query { $0.query("u", "https://a/b?c=d&e", allowReserved: true) } == "u=https://a/b?c=d&e")
    #expect(query { $0.query("u", "a#b[c]%41%zz", allowReserved: true) } == "u=a%23b%5Bc%5D%41%25zz")
    #expect(query { $0.query("u", "https://a/b?c=d&e+f") } == "u=https%3A%2F%2Fa%2Fb%3Fc%3Dd%26e%2Bf")
  }

  @Test func `absent, empty and null`() {
    #expect(query { $0.query("a", String?.none) } == "")
    #expect(query { $0.query("a", [String]()) } == "")
    #expect(query { $0.query("a", [String](), allowEmptyValue: true) } == "a=")
    #expect(query { $0.query("a", Nullable<String>.null) } == "")
    #expect(
      query {
        $0.query("a", "1"); $0.query("b", [String]()); $0.query("c", "2")
      } == "a=1&c=2")
  }

  @Test func `formats`() {
    #expect(query { $0.query("n", 1e20) } == "n=1e%2B20")
    #expect(query { $0.query("n", 5.0) } == "n=5")
    #expect(query { $0.query("n", Int64.min) } == "n=-9223372036854775808")
    #expect(query { $0.query("n", true) } == "n=true")
    #expect(query { $0.query("n", Date(timeIntervalSince1970: 0)) } == "n=1970-01-01T00%3A00%3A00Z")
    #expect(query { $0.query("n", ["b": 1, "a": 2]) } == "a=2&b=1")
  }

  @Test func `JSON in a query parameter, and as the whole query`() {
    #expect(query { $0.query("f", json: ["a": [1, 2]] as JSONValue) } == "f=%7B%22a%22%3A%5B1%2C2%5D%7D")
    #expect(query { $0.querystring(json: ["a": 1] as JSONValue) } == "%7B%22a%22%3A1%7D")
    #expect(query { $0.querystring(form: ["a b": "c d", "e": [1, 2]] as JSONValue) } == "a+b=c+d&e=1&e=2")
    #expect(query { $0.querystring("$.a.b[1:1]") } == "%24.a.b%5B1%3A1%5D")
  }

  @Test func `a nested value in a flat style is kept as JSON`() {
    #expect(query { $0.query("a", [["b": 1]] as JSONValue) } == "a=%7B%22b%22%3A1%7D")
  }

  @Test func `headers and cookies`() {
    var request = OperationRequest("test", .get, "/", .default)
    request.header("X-List", ["a b", "c,d", "é"])
    request.header("X-Object", Self.object, explode: true)
    request.header("X-Evil", "a\r\nX-Injected: 1")
    request.cookie("a", "1; b=2")
    request.cookie("c", Self.array)
    request.cookie("d", Self.array, explode: false)
    request.cookie("e", "x y\"", style: .cookie)
    #expect(request.headers[HTTPField.Name("X-List")!] == "a b,c,d,é")
    #expect(request.headers[HTTPField.Name("X-Object")!] == "R=100,G=200,B=150")
    #expect(request.headers[HTTPField.Name("X-Evil")!] == "a%0D%0AX-Injected: 1")
    #expect(
      String(decoding: request.cookies, as: UTF8.self)
        == "a=1%3B%20b%3D2; c=blue; c=black; c=brown; d=blue,black,brown; e=x y\"")
  }
}
