import Testing

@testable import OpenAPI

/// Regular expressions as RFC 9485 defines them.
struct InteroperableRegexTests {
  static let matching: [(pattern: String, text: String)] = [
    ("", ""), ("a", "a"), ("ab|cd", "cd"), ("a*", ""), ("a*", "aaa"), ("a+b?", "aab"), ("a{2}", "aa"),
    ("a{2,}", "aaaa"),
    ("a{1,3}", "aaa"), ("(ab)+", "abab"), ("[a-c]x", "bx"), ("[^a-c]", "d"), ("[-a]", "-"), ("[a-]", "-"), (".", "ä"),
    ("\\p{Lu}\\p{L}*", "Ärger"), ("\\P{N}", "a"), ("[\\p{Nd}x]+", "1x2"), ("\\.\\*", ".*"), ("a\\nb", "a\nb"),
    ("(a|)b", "b"),
    ("^a$", "a"), ("(^a|b)c", "ac"), ("\\^", "^"), ("\\$", "$"), ("[\\]]", "]"), (".", "\u{2028}"), ("(a*)*b", "aaab"),
  ]

  @Test("a pattern matches the whole text", arguments: matching)
  func matches(example: (pattern: String, text: String)) throws {
    let regex = try #require(InteroperableRegex(example.pattern))
    #expect(regex.matches(example.text))
    #expect(!regex.matches(example.text + "~"))
  }

  @Test(
    "a pattern that is none is refused",
    arguments: [
      "(", ")", "a)", "[", "[]", "*", "a**", "a{2,1}", "\\d", "\\", "[b-a]", "\\p{Xx}", "a{", "[a-b-c]", "(?:a)",
      "a{99999999}",
    ])
  func refuses(pattern: String) {
    #expect(InteroperableRegex(pattern) == nil)
  }

  @Test("a dot is no line break")
  func dot() throws {
    let regex = try #require(InteroperableRegex("."))
    #expect(!regex.matches("\n") && !regex.matches("\r"))
  }

  @Test("a part is found anywhere")
  func search() throws {
    let regex = try #require(InteroperableRegex("b+c"))
    #expect(regex.isFound(in: "aabbcc"))
    #expect(!regex.isFound(in: "acb"))
    #expect(try #require(InteroperableRegex("")).isFound(in: "x"))
  }

  @Test("anchors hold at the ends only")
  func anchors() throws {
    let start = try #require(InteroperableRegex("^b"))
    #expect(start.isFound(in: "bc") && !start.isFound(in: "ab"))
    let end = try #require(InteroperableRegex("b$"))
    #expect(end.isFound(in: "ab") && !end.isFound(in: "bc"))
  }

  @Test("no pattern is slow: those that backtracking cannot finish take a step for each character")
  func linear() throws {
    let regex = try #require(InteroperableRegex("(a*)*(a*)*(a|aa)+b"))
    #expect(!regex.matches(String(repeating: "a", count: 5_000)))
    #expect(InteroperableRegex("((((a{99}){99}){99}){99})") == nil)
    #expect(InteroperableRegex("((){9999}){9999}") == nil)
  }
}
