import Testing

@testable import YAML

/// Pointers as RFC 6901 writes them, and the looser ones of documents.
struct JSONPointerTests {
  @Test(
    arguments: [
      ("", []), ("/", [""]), ("/foo/0", ["foo", "0"]), ("/a~1b/m~0n", ["a/b", "m~n"]), ("/~01", ["~1"]),
      ("//", ["", ""]),
    ] as [(String, [String])])
  func stringFormsReadAndWrite(text: String, tokens: [String]) {
    #expect(JSONPointer(text)?.tokens == tokens)
    #expect(JSONPointer(tokens).description == text)
  }

  @Test func wrongFormsAreRefused() {
    #expect(JSONPointer("a") == nil && JSONPointer("/~") == nil && JSONPointer("/~2") == nil)
    #expect(JSONPointer(fragment: "#name") == nil)
  }

  @Test func fragmentsArePercentDecoded() {
    #expect(JSONPointer(fragment: "#/paths/~1users~1%7Bid%7D")?.tokens == ["paths", "/users/{id}"])
    #expect(JSONPointer(fragment: "#/a%25b%zz%C3%A9")?.tokens == ["a%b%zzé"])
    #expect(JSONPointer(["a b", "é{/"]).fragment == "#/a%20b/%C3%A9%7B~1")
  }

  @Test func pointersLeadThroughMappingsAndSequences() throws {
    let root = try #require(Reading("a/b: [x, {'': 1, 200: ok}]\n").root)
    #expect(JSONPointer("/a~1b/1/200").flatMap(root.at)?.string == "ok")
    #expect(JSONPointer("/a~1b/1/").flatMap(root.at)?.integer == 1)
    #expect(JSONPointer("/a~1b/01").flatMap(root.at) == nil && JSONPointer("/a~1b/2").flatMap(root.at) == nil)
    #expect(JSONPointer.root.tokens.isEmpty && root.at(.root) === root)
  }
}
