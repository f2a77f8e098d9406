import Diagnostics
import Testing

@testable import YAML

/// What documents in use rely on when they are read.
struct ReadingTests {
  @Test func everyNodeKnowsItsPlaceInCharacters() throws {
    let root = try #require(Reading("info:\n  title: \"Zoë 🐘\" # c\n  list: [é, b]\n").root)
    #expect(root.line == 1 && root.column == 1)
    #expect(root["info"]?.line == 2 && root["info"]?.column == 3)
    #expect(root["info"]?["list"]?[1]?.column == 13)
    #expect(root["info"]?.mapping?.entry("title")?.keyLocation == SourceLocation(file: "test.yaml", line: 2, column: 3))
  }

  @Test func plainTextHasTheCoreSchemasTypes() throws {
    let root = try #require(
      Reading(
        """
        - ~
        - null
        - ''
        - true
        - yes
        - 'true'
        - 2024-01-31
        - 0x1F
        - 0o17
        - 017
        - -12
        - 1e3
        - 3.0
        - .inf
        - 1_000
        - 12:30
        - 9223372036854776000
        - +.5
        - 1.2.3
        - .
        - "-"
        -
        """
      ).root?.elements)
    let kinds: [Node.Kind] = [
      .null, .null, .string, .boolean, .string, .string, .string, .integer, .integer, .integer, .integer, .number,
      .number, .number, .string, .string, .integer, .number, .string, .string, .string, .null,
    ]
    #expect(root.map(\.kind) == kinds)
    #expect(root.map(\.integer)[7...12] == [31, 15, 17, -12, 1000, 3])
    #expect(root[4].bool == true && root[4].string == "yes" && root[5].bool == nil)
    #expect(root[16].integer == nil && root[16].number == 9.223372036854776e18)
    #expect(root[13].number == .infinity && root[0].string == nil && root[6].string == "2024-01-31")
  }

  @Test func integerAndBooleanKeysAreText() throws {
    let root = try #require(Reading("200: ok\n404: missing\non: push\n~: x\n").root)
    #expect(root.mapping?.keys == ["200", "404", "on", "~"])
    #expect(root["200"]?.string == "ok")
  }

  @Test func explicitTagsDecideTheType() throws {
    let reading = Reading("- !!str 12\n- !!int '12'\n- ! 12\n- !color red\n- !!binary aGk=\n")
    #expect(reading.root?.elements?.map(\.kind) == [.string, .integer, .string, .string, .string])
    #expect(reading.findings == ["4:3 unknown-tag"])
  }

  @Test func aliasesShareTheNodeOfTheirAnchor() throws {
    let root = try #require(Reading("a: &x {k: [1]}\nb: *x\n&k key: 1\n*k : 2\n").root)
    #expect(root["a"] === root["b"] && root["b"]?.line == 1)
  }

  @Test func mergeKeysBringEntriesThatTheMappingLacks() throws {
    let reading = Reading("base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\nuse:\n  <<: [*b, *m]\n  x: 9\n'<<': text\n")
    #expect(reading.findings.isEmpty)
    #expect(reading.root?["use"]?.mapping?.keys == ["y", "z", "x"])
    #expect(reading.root?["use"]?["x"]?.integer == 9 && reading.root?["use"]?["y"]?.integer == 2)
    #expect(reading.root?["<<"]?.string == "text")
    #expect(Reading("<<: 1\n").findings == ["1:5 merge-value"])
  }

  @Test func blockScalarsKeepTheirText() throws {
    let root = try #require(Reading("a: |\n  one\n   two\n\nb: >-\n  one\n  two\n").root)
    #expect(root["a"]?.string == "one\n two\n" && root["b"]?.string == "one two")
    #expect(Reading("a: |\n  true\n").root?["a"]?.kind == .string)
  }

  @Test func byteOrderMarksAndLineEndsOfWindowsChangeNothing() throws {
    let text = "a: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n"
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + text.utf8] {
      let reading = Reading(bytes: bytes)
      #expect(reading.root?["b"]?["c"]?.string == "x\ny\n" && reading.root?["b"]?["c"]?.line == 3)
      #expect(reading.root?["a"]?.column == 4 && reading.findings.isEmpty)
    }
  }

  @Test func utf16IsReadLikeUTF8() throws {
    let units = Array("é: [1, 🐘x, b]".utf16)
    var (little, big): ([UInt8], [UInt8]) = ([0xFF, 0xFE], [0xFE, 0xFF])
    for unit in units {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    for bytes in [little, big] { #expect(Reading(bytes: bytes).root?["é"]?[2]?.column == 12) }
    #expect(Reading(bytes: [0xFF, 0xFE, 0x00, 0xD8]).findings == ["1:1 invalid-encoding"])
  }

  @Test func lineSeparatorsPastedIntoTextBreakNoLine() throws {
    let reading = Reading("a: |\n  x\u{2028}y\u{85}z\nb: p\u{2029}q\nc: \u{7C0}\n")
    #expect(reading.root?["a"]?.string == "x\u{2028}y\u{85}z\n" && reading.root?["b"]?.string == "p\u{2029}q")
    #expect(reading.root?["b"]?.line == 3 && reading.root?["c"]?.string == "\u{7C0}")
  }

  @Test func largeMappingsFindEveryKey() throws {
    let text = (0..<2000).map { "key-number-\($0): \($0)\n" }.joined()
    let root = try #require(Reading(text).root)
    for number in 0..<2000 { #expect(root["key-number-\(number)"]?.integer == number) }
    #expect(root["key-number-2000"] == nil)
  }

  @Test func keysThatOnlyLookTheSameAreTwo() {
    let few = Reading("{\"\u{e9}\": 1, \"e\u{301}\": 2, \"K\": 3, \"\u{212a}\": 4}")
    #expect(few.findings == [])
    let many = Reading((0..<20).map { "k\($0): 0\n" }.joined() + "\u{e9}: 1\ne\u{301}: 2\n")
    #expect(many.findings == [])
  }
}
