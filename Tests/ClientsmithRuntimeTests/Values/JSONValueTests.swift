import ClientsmithRuntime
import Foundation
import Testing

struct JSONValueTests {
  @Test func membersKeepTheirOrder() throws {
    let text = #"{"z":1,"a":{"c":null,"b":[true,"x"]},"m":2.50}"#
    #expect(try JSONReader.decode(JSONValue.self, from: text.utf8).description == text)
  }

  @Test func literalsSubscriptsAndChangesWork() {
    var value: JSONValue = ["a": [1, "two", nil, 4.5, false]]
    #expect(value["a"]?[1] == "two")
    #expect(value["a"]?[9] == nil)
    #expect(value["a"]?["x"] == nil)
    value["b"] = "new"
    value["a"] = nil
    #expect(value.description == #"{"b":"new"}"#)
    var list: JSONValue = [1]
    list["x"] = 2
    #expect(list == [1])
    var empty: JSONValue = nil
    empty["x"] = 1
    #expect(empty == ["x": 1])
    #expect(value.at("/b") == "new")
    #expect((["a": [["b": 7]]] as JSONValue).at("/a/0/b")?.intValue == 7)
  }

  @Test func equalityIgnoresTheOrderOfMembers() {
    let left: JSONValue = ["a": 1, "b": 2]
    let right: JSONValue = ["b": 2, "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": 3])
    #expect(left != ["a": 1])
  }

  @Test func largeObjectsFindTheirMembers() {
    var object = JSONObject()
    for i in 0..<100 { object["key\(i)"] = .init(i) }
    for i in stride(from: 0, to: 100, by: 2) { object["key\(i)"] = nil }
    #expect(object.count == 50)
    #expect(object["key51"] == 51)
    #expect(object["key50"] == nil)
    object["key51"] = "changed"
    #expect(object.keys.first == "key1")
    #expect(object["key51"] == "changed")
  }

  @Test func itTravelsThroughFoundationsCoders() throws {
    let value: JSONValue = ["a": [1, -2, 2.5, "x", nil, true], "big": .init(UInt64.max), "o": [:]]
    let data = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
    let list = try PropertyListEncoder().encode(["k": ["x": "y"] as JSONValue])
    #expect(try PropertyListDecoder().decode([String: JSONValue].self, from: list) == ["k": ["x": "y"]])
  }
}

struct NullableTests {
  @Test func literalsAndCodableWork() throws {
    let values: [Nullable<Int>] = [1, .null, Nullable(nil), Nullable(3)]
    #expect(values.map(\.value) == [1, nil, nil, 3])
    #expect(try CodableBridge.roundTrip(values) == values)
    let text: Nullable<String>? = "x"
    #expect(text == .value("x"))
  }
}

struct IndirectTests {
  struct Node: JSONCodable, Hashable {
    var name: String
    @Indirect var parent: Node?

    init(name: String, parent: Node?) {
      self.name = name
      self.parent = parent
    }

    init(json: borrowing JSONReader) throws {
      name = try json.required("name")
      parent = try json.optional("parent")
    }

    func write(to json: inout JSONWriter) {
      json.beginObject()
      json.field("name", name)
      json.field("parent", parent)
      json.endObject()
    }
  }

  @Test func aStructureMayContainItself() throws {
    let text = #"{"name":"a","parent":{"name":"b"}}"#
    let node = try JSONReader.decode(Node.self, from: text.utf8)
    #expect(node == Node(name: "a", parent: Node(name: "b", parent: nil)))
    #expect(try String(decoding: JSONWriter.encode(node), as: UTF8.self) == text)
  }
}

struct OpenEnumTests {
  struct Status: OpenEnum {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    static var open: Status { Status(rawValue: "open") }
  }

  struct Level: OpenEnum {
    let rawValue: Int
    init(rawValue: Int) { self.rawValue = rawValue }
    static var high: Level { Level(rawValue: 3) }
  }

  @Test func aValueThatIsNotKnownKeepsItsText() throws {
    let values = try JSONReader.decode([Status].self, from: #"["open","brand new"]"#.utf8)
    #expect(values == [.open, Status(rawValue: "brand new")])
    #expect(try String(decoding: JSONWriter.encode(values), as: UTF8.self) == #"["open","brand new"]"#)
    #expect(try CodableBridge.roundTrip(values) == values)
    #expect("\(Status.open)" == "open")
  }

  @Test func integersWorkAlike() throws {
    #expect(try JSONReader.decode([Level].self, from: "[3,4]".utf8) == [.high, Level(rawValue: 4)])
    #expect(throws: DecodingFailure.self) { try JSONReader.decode(Level.self, from: #""3""#.utf8) }
  }
}

struct Base64Tests {
  @Test func theVectorsOfRFC4648() {
    let vectors = [
      "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=", "foobar": "Zm9vYmFy",
    ]
    for (plain, encoded) in vectors {
      #expect(Base64.encode(Array(plain.utf8)) == encoded)
      #expect(Base64.decode(encoded) == Array(plain.utf8))
      #expect(Base64.decode(encoded.filter { $0 != "=" }) == Array(plain.utf8))
    }
  }

  @Test func itAgreesWithFoundation() {
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
      #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
    #expect(Base64.decode("-_-_") == [0xFB, 0xFF, 0xBF])
    #expect(Base64.decode("Zm9v\r\nYmFy") == Array("foobar".utf8))
  }

  @Test(arguments: ["Z", "Zg=", "Zg===", "Zm9v====", "Zm9v=", "Z g=", "Zg=x", "=", "Zm9vY"])
  func whatIsNotBase64IsRefused(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}

struct FormatCodableTests {
  @Test func formatsAreStringsToEveryCoder() throws {
    let day = try #require(CalendarDate("2026-01-31"))
    #expect(try CodableBridge.encode([day]) == #"["2026-01-31"]"#)
    #expect(try CodableBridge.roundTrip([day]) == [day])
    let time = try #require(TimeOfDay("08:30:00.5Z"))
    #expect(try CodableBridge.roundTrip([time]) == [time])
    let duration = try #require(ISO8601Duration("P1DT2H"))
    #expect(try CodableBridge.encode([duration]) == #"["P1DT2H"]"#)
    #expect(try CodableBridge.roundTrip([BigInteger(42)]) == [42])
  }
}
