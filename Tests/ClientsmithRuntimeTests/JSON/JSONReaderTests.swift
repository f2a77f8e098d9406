import ClientsmithRuntime
import Testing

private struct SamplePet: JSONCodable, Codable, Hashable {
  var id: Int
  var name: String
  var tags: [String]?
  var owner: Owner?

  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
    tags = try json.optional("tags")
    owner = try json.optional("owner")
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.field("tags", tags)
    json.field("owner", owner)
    json.endObject()
  }
}

private struct Owner: JSONCodable, Hashable, Codable {
  var email: String
  var age: Nullable<Int>?

  // Without `borrowing`, as people write it by hand.
  init(json: JSONReader) throws {
    email = try json.required("email")
    age = try json.nullable("age")
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("email", email)
    json.field("age", age)
    json.endObject()
  }
}

private func read<T: JSONDecodable>(_ text: String, as type: T.Type = T.self) throws -> T {
  try JSONReader.decode(type, from: text.utf8)
}

private func failure<T: JSONDecodable>(_ text: String, as type: T.Type) -> String? {
  do {
    _ = try read(text, as: type)
    return nil
  } catch {
    return "\(error)"
  }
}

struct JSONReaderTests {
  @Test func aModelIsReadInAnyOrderOfItsMembers() throws {
    let straight = try read(#"{"id":1,"name":"Rex","tags":["a"],"owner":{"email":"e","age":3}}"#, as: SamplePet.self)
    let shuffled = try read(
      #"{"owner":{"age":3,"email":"e"},"x":[{}],"tags":["a"],"name":"Rex","id":1}"#, as: SamplePet.self)
    #expect(straight == shuffled)
    #expect(straight.owner?.age == .value(3))
  }

  @Test func absentAndNullOptionalsAreNil() throws {
    let pet = try read(#"{"id":1,"name":"Rex","tags":null}"#, as: SamplePet.self)
    #expect(pet.tags == nil)
    #expect(pet.owner == nil)
  }

  @Test func nullIsToldApartFromAbsence() throws {
    #expect(try read(#"{"email":"e"}"#, as: Owner.self).age == nil)
    #expect(try read(#"{"email":"e","age":null}"#, as: Owner.self).age == .null)
    #expect(try read(#"{"email":"e","age":1}"#, as: Owner.self).age == .value(1))
  }

  @Test func errorsNameThePathAndTheValue() {
    #expect(failure(#"[{"id":1,"name":2}]"#, as: [SamplePet].self) == "[0].name: expected a string, found 2")
    #expect(
      failure(#"{"id":1,"name":"x","tags":["a",null]}"#, as: SamplePet.self) == "tags[1]: expected a string, found null"
    )
    #expect(
      failure(#"{"id":1,"name":"x","owner":{"email":[]}}"#, as: SamplePet.self)
        == "owner.email: expected a string, found an array")
    #expect(failure(#"{"id":1}"#, as: SamplePet.self) == "name: expected a value, found nothing")
    #expect(failure(#"[3]"#, as: SamplePet.self) == "expected an object, found an array")
    #expect(failure(#"{"id":3.5,"name":"x"}"#, as: SamplePet.self) == "id: expected a 64-bit integer, found 3.5")
    #expect(
      failure(#"{"a b":{"c":"x"}}"#, as: [String: [String: Int]].self)
        == #"["a b"].c: expected an integer, found a string of 1 character"#)
  }

  @Test func aNameThatOccursTwiceMeansItsLastValueInWhateverOrderItIsAskedFor() throws {
    for text in [
      #"{"id":1,"name":"first","id":2,"name":"last"}"#, #"{"name":"first","id":1,"name":"last","id":2}"#,
      #"{"id":1,"n\u0061me":"first","id":2,"name":"last"}"#, #"{"name":"first","id":1,"\u0069d":2,"n\u0061me":"last"}"#,
    ] {
      let pet = try read(text, as: SamplePet.self)
      #expect(pet.id == 2)
      #expect(pet.name == "last")
      let reader = try JSONDocument.parse(text.utf8).root
      #expect(try reader.members().count == 2)
      #expect(reader.value.objectValue?.count == 2)
      #expect(reader.member("name")?.value == "last")
    }
  }

  @Test(arguments: [1, 2, 31, 32, 33, 34, 500, 5000])
  func duplicatesAreFoundInObjectsOfAnySize(count: Int) throws {
    let names = (0..<count).map { "property_number_\($0 * 7919)" }
    let members = names.enumerated().map { #""\#($1)":\#($0)"# }
    let single = try JSONDocument.parse("{\(members.joined(separator: ","))}".utf8).root
    #expect(try single.members().map(\.key) == names)
    let doubled = try JSONDocument.parse("{\(members.joined(separator: ",")),\"\(names[0])\":-1}".utf8).root
    #expect(try doubled.members().count == count)
    #expect(try doubled.member(names[0])?.integer == -1)
  }

  @Test func additionalMembersAreThoseThatAreNotNamed() throws {
    let json = try JSONDocument.parse(#"{"id":1,"a":2,"b":3}"#.utf8).root
    #expect(try json.additional(except: ["id"], as: Int.self) == ["a": 2, "b": 3])
  }

  @Test func pointersReachIntoArraysAndObjects() throws {
    let json = try JSONDocument.parse(#"{"a/b":[{"m~n":1}],"":[2],"x":{}}"#.utf8).root
    #expect(try json.at("/a~1b/0/m~0n")?.integer == 1)
    #expect(try json.at("//0")?.integer == 2)
    #expect(json.at("")?.kind == .object)
    #expect(json.at("/x/y") == nil)
    #expect(json.at("/a~1b/01") == nil)
    #expect(json.at("/a~1b/1") == nil)
    #expect(json.at("x") == nil)
    #expect(json.at("/a~1b/0")?.path.pointer == "/a~1b/0")
  }

  @Test func namesAreComparedByTheirBytes() throws {
    // The same character to Swift, two names to JSON; and a slash that a combining accent stands upon is a slash.
    let text = "{\"\u{e9}\":1,\"e\u{301}\":2,\"\u{301}\":{\"x\":3}}"
    let json = try JSONDocument.parse(text.utf8).root
    #expect(try json.members().count == 3)
    #expect(try json.member("\u{e9}")?.integer == 1)
    #expect(try json.member("e\u{301}")?.integer == 2)
    #expect(try json.at("/\u{301}/x")?.integer == 3)
    #expect(json.value["e\u{301}"]?.intValue == 2)
    #expect(json.value.at("/\u{301}/x")?.intValue == 3)
    #expect(json.value == json.value)
    #expect(json.value.description == text)
  }

  @Test func rawBytesAreTheExactSlice() throws {
    let json = try JSONDocument.parse(#" { "a" : [ 1, {} ] , "b" : "x\n" , "c":1.50 } "#.utf8).root
    func raw(_ pointer: String) -> String? { json.at(pointer).map { String(decoding: $0.rawBytes, as: UTF8.self) } }
    #expect(raw("/a") == "[ 1, {} ]")
    #expect(raw("/b") == #""x\n""#)
    #expect(raw("/c") == "1.50")
    #expect(raw("") == #"{ "a" : [ 1, {} ] , "b" : "x\n" , "c":1.50 }"#)
  }

  @Test func elementsAreReadOneByOne() throws {
    let json = try JSONDocument.parse("[[1,2],[3],[]]".utf8).root
    #expect(try json.elements().map { try $0.elements().map { try $0.integer } } == [[1, 2], [3], []])
    #expect(throws: DecodingFailure.self) { try json.elements().first(where: { _ in true })?.members() }
  }

  @Test func depthIsLimited() throws {
    let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(throws: Never.self) { try JSONDocument.parse(deep.utf8) }
    #expect(throws: JSONSyntaxError(reason: .tooDeep, offset: 128)) { try JSONDocument.parse("[\(deep)]".utf8) }
    #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse("[[1]]".utf8, limits: JSONLimits(depth: 1)) }
    #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse("[1,2]".utf8, limits: JSONLimits(bytes: 4)) }
  }

  @Test func everyPrefixOfATextIsRejectedWithoutHarm() {
    let text = Array(#"{"a":[1,-2.5e+3,true,false,null,"é\ud83d\ude00\n"],"b":{"c":""}}"#.utf8)
    for length in 0..<text.count {
      #expect(throws: JSONSyntaxError.self) { try JSONDocument.parse(text.prefix(length)) }
    }
  }

  @Test func escapesBecomeTheirCharacters() throws {
    #expect(
      try read(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\uD83D\uDE00é€😀""#, as: String.self)
        == "\"\\/\u{8}\u{c}\n\r\tAé€😀é€😀")
    #expect(try read(#""\u0000""#, as: String.self) == "\0")
  }

  @Test func codableIsInheritedAndWorksThroughAnyCoder() throws {
    let pet = try read(#"{"id":1,"name":"Rex","owner":{"email":"e","age":null}}"#, as: SamplePet.self)
    #expect(try CodableBridge.roundTrip(pet) == pet)
  }
}
