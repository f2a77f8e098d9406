@_spi(Generated) import ClientsmithRuntime
import Testing

/// What generated unions ask where only a comparison tells their variants apart.
@Suite struct VariantShapeTests {
  private func variant(_ text: String, _ shapes: VariantShapes) throws -> Int? {
    try JSONDocument.parse(text.utf8).root.fit(shapes)
  }

  @Test("The variant that knows most of what came is meant, and none where two know as much")
  func known() throws {
    let shapes = VariantShapes(
      common: ["id"], [VariantShape(0, optional: ["a", "c"]), VariantShape(1, optional: ["b", "c"])])
    #expect(try variant(#"{"id": 1, "a": 1}"#, shapes) == 0)
    #expect(try variant(#"{"id": 1, "b": 1, "x": 2}"#, shapes) == 1)
    #expect(try variant(#"{"id": 1, "b": null}"#, shapes) == 1)
    #expect(try variant(#"{"id": 1}"#, shapes) == nil)
    #expect(try variant(#"{"a": 1, "b": 1}"#, shapes) == nil)
    #expect(try variant(#"{"c": 1}"#, shapes) == nil)
    #expect(try variant(#"{}"#, shapes) == nil)
    #expect(try variant(#"[]"#, shapes) == nil)
    #expect(try variant(#""a""#, shapes) == nil)
  }

  @Test("What lacks a required member, or has nothing of a variant, is not that variant")
  func required() throws {
    let shapes = VariantShapes([VariantShape(0, required: ["a"]), VariantShape(1, optional: ["b"])])
    #expect(try variant(#"{"b": 1}"#, shapes) == 1)
    #expect(try variant(#"{"zzz": 1}"#, shapes) == nil)
    #expect(try variant(#"{}"#, shapes) == 1)
    let alone = VariantShapes(common: ["a"], [VariantShape(0)])
    #expect(try variant(#"{"error": "other"}"#, alone) == nil)
    #expect(try variant(#"{"a": 1, "error": "other"}"#, alone) == 0)
  }

  @Test("An open variant takes what none knows, and a closed one what it knows")
  func open() throws {
    let shapes = VariantShapes([VariantShape(0, isOpen: true), VariantShape(1, optional: ["a"])])
    #expect(try variant(#"{"x": 1, "y": 2}"#, shapes) == 0)
    #expect(try variant(#"{"a": 1, "y": 2}"#, shapes) == 1)
  }

  @Test(
    "Constants and kinds rule out; listed values rule out where another variant has the value, and else decide last")
  func facts() throws {
    let constants = VariantShapes(
      common: ["type", "v"],
      [
        VariantShape(0, facts: [.constant("/type", "a")]), VariantShape(1, facts: [.constant("/type", "b")]),
      ])
    #expect(try variant(#"{"type": "b"}"#, constants) == 1)
    #expect(try variant(#"{"type": "zzz"}"#, constants) == nil)
    #expect(try variant(#"{"v": 1}"#, constants) == nil)
    let kinds = VariantShapes(
      common: ["v"],
      [
        VariantShape(0, facts: [.kinds("/v/0", [.string])]), VariantShape(1, facts: [.kinds("/v/0", [.integer])]),
        VariantShape(2, facts: [.kinds("/v/0", [.integer, .number])]),
      ])
    #expect(try variant(#"{"v": ["x"]}"#, kinds) == 0)
    #expect(try variant(#"{"v": [1.5]}"#, kinds) == 2)
    #expect(try variant(#"{"v": [1]}"#, kinds) == nil)
    #expect(try variant(#"{"v": []}"#, kinds) == nil)
    let known = VariantShapes(
      common: ["s"],
      [
        VariantShape(0, optional: ["x"], facts: [.known("/s", ["a", "b"])]),
        VariantShape(1, facts: [.known("/s", ["c"])]), VariantShape(2, optional: ["y"]),
      ])
    #expect(try variant(#"{"s": "c", "y": 1}"#, known) == 2)
    #expect(try variant(#"{"s": "c", "x": 1}"#, known) == nil)
    #expect(try variant(#"{"s": "new"}"#, known) == 2)
    #expect(try variant(#"{"s": "new", "x": 1}"#, known) == 0)
  }

  @Test("Two shapes of one variant are no contradiction")
  func forms() throws {
    let shapes = VariantShapes([
      VariantShape(0, optional: ["a"]), VariantShape(0, optional: ["a", "b"]), VariantShape(1, optional: ["c"]),
    ])
    #expect(try variant(#"{"a": 1}"#, shapes) == 0)
  }

  @Test("A list holds what its first element is")
  func lists() throws {
    struct Probe: JSONDecodable {
      let holds: [Bool]
      init(json: borrowing JSONReader) throws {
        holds = [json.holds([.string]), json.holds([.integer]), json.holds([.number])]
      }
    }
    #expect(try JSONReader.decode(Probe.self, from: "[\"a\", 1]".utf8).holds == [true, false, false])
    #expect(try JSONReader.decode(Probe.self, from: "[1]".utf8).holds == [false, true, false])
    #expect(try JSONReader.decode(Probe.self, from: "[]".utf8).holds == [false, false, false])
    #expect(try JSONReader.decode(Probe.self, from: "\"a\"".utf8).holds == [false, false, false])
  }
}
