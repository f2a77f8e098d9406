import ClientsmithRuntime
import Foundation
import Testing

private func text(_ value: some JSONEncodable) throws -> String {
  String(decoding: try JSONWriter.encode(value), as: UTF8.self)
}

private struct Change: JSONEncodable {
  var name: String?
  var note: Nullable<String>?
  var parent: String?

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("name", name)
    json.field("note", note)
    json.nullableField("parent", parent)
    json.additional(["z": 1, "a": 2])
    json.endObject()
  }
}

private struct Price: JSONEncodable {
  var amounts: [Double]
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("ok", 1)
    json.field("amounts", amounts)
    json.endObject()
  }
}

struct JSONWriterTests {
  @Test func nilIsLeftOutAndNullIsWritten() throws {
    #expect(try text(Change()) == #"{"parent":null,"a":2,"z":1}"#)
    #expect(
      try text(Change(name: "x", note: .null, parent: "p"))
        == #"{"name":"x","note":null,"parent":"p","a":2,"z":1}"#)
    #expect(try text(Change(note: "literal")) == #"{"note":"literal","parent":null,"a":2,"z":1}"#)
  }

  @Test func collectionsNestWithTheirCommas() throws {
    #expect(try text([[1, 2], [], [3]]) == "[[1,2],[],[3]]")
    #expect(try text([nil, 1] as [Int?]) == "[null,1]")
    #expect(try text(["b": [true], "a": []]) == #"{"a":[],"b":[true]}"#)
  }

  @Test func onlyWhatMustBeEscapedIs() throws {
    #expect(
      try text("\"\\/\u{8}\u{c}\n\r\t\u{1}\u{1f}é😀\u{7f}\u{2028}")
        == #""\"\\/\b\f\n\r\t\u0001\u001fé😀"# + "\u{7f}\u{2028}\"")
  }

  @Test func stringsOfEveryLengthAndPlaceOfAnEscapeRoundTrip() throws {
    for length in 0..<40 {
      for place in 0...length {
        for special in ["\"", "\\", "\n", "é", "😀", "\u{1f}", " "] {
          var value = String(repeating: "x", count: length)
          value.insert(contentsOf: special, at: value.index(value.startIndex, offsetBy: place))
          #expect(try JSONReader.decode(String.self, from: JSONWriter.encode(value)) == value)
          #expect(try JSONReader.decode([String: Int].self, from: JSONWriter.encode([value: 1])) == [value: 1])
        }
      }
    }
  }

  @Test func numbersAreTheShortestThatReadBack() throws {
    #expect(
      try text([0.1, 1, 1e300, -2.5, 1e15, .leastNonzeroMagnitude, 100])
        == "[0.1,1,1e+300,-2.5,1000000000000000,5e-324,100]")
    #expect(try text(Float(0.1)) == "0.1")
    #expect(
      try text([Int64.min, .max, 0, -7, 10, 99, 100]) == "[-9223372036854775808,9223372036854775807,0,-7,10,99,100]")
    #expect(try text(UInt64.max) == "18446744073709551615")
    #expect(try text(-0.0) == "-0.0")
  }

  @Test func aNumberThatIsNotFiniteIsAnErrorThatNamesItsPath() {
    #expect {
      try JSONWriter.encode([Price(amounts: [1]), Price(amounts: [2, .nan, .infinity])])
    } throws: {
      "\($0)" == "[1].amounts[1]: nan is not a JSON number"
    }
  }

  @Test func theBufferGrowsAsNeeded() throws {
    let long = String(repeating: "a\n", count: 5000)
    let values = Array(repeating: long, count: 20)
    #expect(try JSONReader.decode([String].self, from: JSONWriter.encode(values)) == values)
  }

  @Test func whatFoundationReadsIsWhatWasWritten() throws {
    let value: JSONValue = ["a": [1, 2.5, nil, true, "x\u{0}\"y"], "b": ["c": -1]]
    let object = try JSONSerialization.jsonObject(with: Data(JSONWriter.encode(value))) as? NSDictionary
    #expect(object == ["a": [1, 2.5, NSNull(), true, "x\u{0}\"y"] as [Any], "b": ["c": -1]] as NSDictionary)
  }
}
