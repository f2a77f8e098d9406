import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// The member by which a reader knows a union's variant again, where the value's own members need not say it.
struct VariantTagTests {
  private func text(_ value: JSONValue, unless isThere: Bool = false) throws -> String {
    var writer = JSONWriter(capacity: 64)
    writer.beginArray()
    writer.write(1)
    writer.variant("first", value, tag: "kind", "a \"b\"\n", unless: isThere)
    writer.write(2)
    writer.endArray()
    return String(decoding: try writer.finish(), as: UTF8.self)
  }

  @Test("It comes first, and nothing else moves")
  func first() throws {
    #expect(try text(["x": [1, "y"]]) == #"[1,{"kind":"a \"b\"\n","x":[1,"y"]},2]"#)
    #expect(try text([:]) == #"[1,{"kind":"a \"b\"\n"},2]"#)
    let long = String(repeating: "z", count: 300)
    #expect(try text(["x": .string(long)]) == #"[1,{"kind":"a \"b\"\n","x":"\#(long)"},2]"#)
  }

  @Test("What has it already, and what is no object, stays as it is")
  func others() throws {
    #expect(try text(["kind": "c"], unless: true) == #"[1,{"kind":"c"},2]"#)
    #expect(try text("text") == #"[1,"text",2]"#)
    #expect(try text([1]) == "[1,[1],2]")
  }

  @Test("An error behind it is still at its place")
  func failures() {
    struct Broken: JSONEncodable {
      func write(to json: inout JSONWriter) {
        json.beginObject()
        json.field("deep", [1, Double.nan])
        json.endObject()
      }
    }
    struct Tagged: JSONEncodable {
      func write(to json: inout JSONWriter) { json.variant("broken", Broken(), tag: "kind", "broken") }
    }
    let failure = #expect(throws: EncodingFailure.self) { try JSONWriter.encode(Tagged()) }
    #expect(failure.map { "\($0.path)" } == "deep[1]")
  }
}
