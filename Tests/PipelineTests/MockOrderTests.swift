import Testing

@testable import Pipeline

/// Where two parts of a document could be meant, a mock means the first, in each process.
@Suite struct MockOrderTests {
  @Test func theFirstOfTwoOperationsThatFitAnswers() throws {
    let operations = (1...9).map { #"{"id": "o\#($0)", "method": "GET", "path": "/pets/{p\#($0)}"}"# }
    let description = try MockDescription(
      #"{"bases": ["/*/v1", "/a/*1", "/a/v*"], "operations": [\#(operations.joined(separator: ","))]}"#)
    let request = WireRequest(method: "GET", target: "/a/v1/pets/7", headers: [], body: [])
    for _ in 0..<5 { #expect(MockRoute.find(request, in: description)?.operation.id == "o1") }
  }

  @Test func theFirstOfTwoSchemesAtOneTokenURLCounts() throws {
    let schemes = (1...9).map {
      #""s\#($0)": {"kind": "oauth2", "tokens": ["/token"], "scopeSeparator": "\#($0)"}"#
    }
    let description = try MockDescription(#"{"schemes": {\#(schemes.joined(separator: ","))}}"#)
    #expect(description.schemes.map(\.id) == (1...9).map { "s\($0)" })
    #expect(description.scheme("s4")?["scopeSeparator"]?.text == "4")
    var tokens = MockTokens()
    let exchange = MockExchange(description: description, answers: MockAnswers(description: description, seed: 1))
    let request = WireRequest(
      method: "POST", target: "/token", headers: [],
      body: Array("grant_type=client_credentials&scope=a1b2c".utf8))
    let answer = exchange.oauth(request, &tokens, at: 0)
    #expect(answer.map { String(decoding: $0.body, as: UTF8.self) }?.contains(#""scope":"a b2c""#) == true)
  }
}
