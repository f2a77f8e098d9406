import Testing

@testable import YAML

/// What is wrong with a document is said at its place, and never ends in a crash.
struct RefusalTests {
  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
    ("{\"a\": 1,\n \"a\": 2}", ["2:2 duplicate-key"]),
    ((0..<20).map { "k\($0): 0\n" }.joined() + "k3: 1\n", ["21:1 duplicate-key"]),
    ("a: *nowhere\n", ["1:4 undefined-alias"]),
    ("a: &x [1, *x]\n", ["1:11 recursive-alias"]),
    ("a: 1\n---\nb: 2\n", ["2:1 several-documents"]),
    ("", ["1:1 empty-document"]),
    ("# nothing\n", ["1:1 empty-document"]),
    ("? [a, b]\n: 1\n", ["1:3 complex-key"]),
    ("path: {{name}}\n", ["1:8 complex-key"]),
    ("a:\n\tb: 1\n", ["2:1 yaml-syntax"]),
    ("a: b: c\n", ["1:5 yaml-syntax"]),
    ("a: \"open\n", ["2:1 yaml-syntax"]),
    ("a: x\u{07}\n", ["1:5 control-character"]),
    ("{\"a\": 1", ["1:8 json-syntax"]),
    ("{\"a\" 1}", ["1:6 json-syntax"]),
    ("{\"a\": tru}", []),
    ("[1, 2] x", ["1:8 yaml-syntax"]),
    ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n", ["2:1 yaml-syntax"]),
  ])
  func findingsHavePlaces(text: String, findings: [String]) {
    #expect(Reading(text).findings == findings)
  }

  @Test func bytesThatAreNoTextAreNamedAtTheirPlace() {
    #expect(Reading(bytes: Array("a: é\nb: ".utf8) + [0xFF]).findings == ["2:4 invalid-encoding"])
    #expect(Reading(bytes: Array("{\"é\": \"".utf8) + [0xC3, 0x22, 0x7D]).findings == ["1:8 invalid-encoding"])
    #expect(Reading(bytes: [0xC3]).bag.hasErrors)
    #expect(Reading(bytes: [0]).bag.hasErrors)
  }

  @Test func aDuplicateKeyNamesTheFirst() {
    let diagnostic = Reading("a: 1\na: 2\n").bag.diagnostics.first
    #expect(diagnostic?.notes.first?.location?.line == 1)
  }

  @Test func aliasesThatMultiplyAreRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(Reading(text).findings == ["7:25 alias-expansion"])
  }

  @Test func depthIsLimitedWithAliasesWrittenOut() {
    var limits = YAMLReader.Limits()
    limits.depth = 5
    #expect(Reading("[[[[[1]]]]]", limits: limits).findings.isEmpty)
    #expect(Reading("[[[[[[1]]]]]]", limits: limits).findings == ["1:6 nesting-depth"])
    #expect(Reading("a: &a [[[[1]]]]\nb: [*a]\n", limits: limits).findings == ["2:5 nesting-depth"])
    #expect(Reading(String(repeating: "[", count: 100_000)).findings == ["1:513 nesting-depth"])
    #expect(Reading("- " + String(repeating: "[", count: 100_000)).bag.hasErrors)
  }

  @Test func sizeIsLimited() {
    var limits = YAMLReader.Limits()
    limits.bytes = 3
    #expect(Reading("abcd", limits: limits).findings == ["1:1 document-size"])
  }

  @Test func everyPrefixOfADocumentIsReadOrRefused() {
    let text = "a: &x [1, {b: \"\\u00e9\", 'c': |\n\n   text\n<<: *x\n? k\n: !!str >-\n  z\n\u{2028}--- %\n"
    let json = "{\"a\": [1.5e-3, \"\\ud83d\\ude00\", null, {\"b\": \"é\"}], \"c\": \"\\n\"}"
    for whole in [Array(text.utf8), Array(json.utf8)] {
      for count in whole.indices {
        let reading = Reading(bytes: Array(whole[..<count]))
        #expect(reading.root != nil || reading.bag.hasErrors)
      }
    }
  }
}
