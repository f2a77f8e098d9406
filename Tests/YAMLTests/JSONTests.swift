import Testing

@testable import YAML

/// JSON documents, also those that libyaml refuses.
struct JSONTests {
  @Test func tabsAndSurrogatePairsAreRead() throws {
    let reading = Reading("{\n\t\"a\": \"\\ud83d\\ude00\\u00e9\\n\\/\",\n\t\"b\": [\t1 ,\t-2.5e+3 , true ]\r\n}\n")
    #expect(reading.findings.isEmpty)
    #expect(reading.root?["a"]?.string == "😀é\n/" && reading.root?["b"]?[1]?.number == -2500)
    #expect(reading.root?["b"]?[0]?.line == 3 && reading.root?["b"]?[0]?.column == 9)
  }

  @Test func columnsCountCharactersOnLongLines() throws {
    let reading = Reading("{\"é\": \"😀\", \"b\\u00e9é\": [\"\\n😀\", 7]}")
    #expect(reading.root?["béé"]?[1]?.column == 32)
  }

  @Test func halfASurrogatePairIsReplacedWithAWarning() throws {
    let reading = Reading("[\"a\\ud83d!\", \"\\ude00\\u0041\"]")
    #expect(reading.root?[0]?.string == "a\u{FFFD}!" && reading.root?[1]?.string == "\u{FFFD}A")
    #expect(reading.findings == ["1:4 lone-surrogate", "1:15 lone-surrogate"])
  }

  @Test func flowMappingsThatAreOnlyYAMLAreRead() throws {
    let reading = Reading("{openapi: 3.1.0, # comment\n 'info': {title: x,},}\n")
    #expect(reading.findings.isEmpty)
    #expect(reading.root?["info"]?["title"]?.string == "x" && reading.root?["openapi"]?.kind == .string)
  }

  @Test func theSyntaxTheAuthorUsedExplainsTheProblem() {
    #expect(Reading("{\n\t\"a\": {\n\t\t\"b\": 1\n\t\t\"c\": 2\n\t}\n}\n").findings == ["4:3 json-syntax"])
    #expect(Reading("{a: 1,\n b: [1, 2}\n").findings == ["2:10 yaml-syntax"])
  }

  @Test func quotedKeysNeverMerge() throws {
    let root = try #require(Reading("{\"<<\": {\"a\": 1}}").root)
    #expect(root["<<"]?["a"]?.integer == 1 && root["a"] == nil)
  }
}
