import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// What a value is read as, and what is sent when it is sent back.
@Suite struct SchemaTests {
  /// Reads an answer over real HTTP, hands it to `check`, sends it back and gives what the server saw.
  private func roundTrip(_ json: String, _ check: (Shapes) throws -> Void) async throws -> String {
    try await Carrier.asyncHTTPClient.exchange(answering: .text(json)) { client, server in
      let value = try await client.schemas.getShapes()
      try check(value)
      try await client.schemas.putShapes(value)
      return server.requests.last?.bodyText ?? ""
    }
  }

  @Test func `allOf: merged, nested, with siblings, only described`() async throws {
    let json = #"{"merged":{"z":3,"x":1,"label":"l","y":2},"described":{"x":4},"siblings":{"x":5}}"#
    let sent = try await roundTrip(json) { value in
      #expect(value.merged?.x == 1)
      #expect(value.merged?.y == 2)
      #expect(value.merged?.z == 3)
      #expect(value.merged?.label == "l")
      #expect(value.described?.x == 4)
      #expect(value.siblings?.x == 5)
    }
    #expect(sent == json)
  }

  @Test func `unions by discriminator: mapping, names, inheritance, default`() async throws {
    let json =
      #"{"byMapping":{"shape":"box","side":1.5},"byName":{"type":"Boat","sails":2},"#
      + #""byInheritance":{"species":"Dog","name":"Rex","tricks":3},"byDefault":{"type":"raft","sails":1}}"#
    let sent = try await roundTrip(json) { value in
      guard case .square(let square)? = value.byMapping, case .boat(let boat)? = value.byName,
        case .dog(let dog)? = value.byInheritance, case .boat(let other)? = value.byDefault
      else { return fail("\(value)") }
      #expect(square.side == 1.5)
      #expect(boat.sails == 2)
      #expect(dog.tricks == 3)
      #expect(dog.name == "Rex")
      #expect(other.type == "raft")
    }
    #expect(sent == json)
  }

  @Test func `a discriminator that a variant's own members need not say is sent, and once`() async throws {
    let json = #"{"byTag":[{"kind":"text","text":"t"},{"kind":"a \"link\"","url":"u"},{"kind":"open","x":"y"}]}"#
    let sent = try await roundTrip(json) { value in
      guard case .text(let text)? = value.byTag?.first else { return fail("\(value)") }
      #expect(text.kind == "text")
    }
    #expect(sent == json)

    let made = Shapes(byTag: [
      .text(TextNotice(text: "t")), .aLink(LinkNotice()), .open(["x": "y"]),
      .text(TextNotice(kind: "other")), .open(["kind": "mine"]),
    ])
    let requests = try await Carrier.asyncHTTPClient.requests { try await $0.schemas.putShapes(made) }
    #expect(
      requests.first?.bodyText
        == #"{"byTag":[{"kind":"text","text":"t"},{"kind":"a \"link\""},{"kind":"open","x":"y"},"#
        + #"{"kind":"other"},{"kind":"mine"}],"constant":"fixed","number":7}"#)
    #expect(try JSONReader.decode(Shapes.self, from: JSONWriter.encode(made)).byTag?.count == 5)
  }

  @Test(arguments: [#""text""#, "7", "true", #"["a","b"]"#, #"{"x":1}"#])
  func `unions by JSON type`(value: String) async throws {
    let json = #"{"byType":\#(value),"manyOf":[\#(value),1]}"#
    let sent = try await roundTrip(json) { shapes in
      let kind =
        switch shapes.byType {
        case .string: #""text""#
        case .integer: "7"
        case .boolean: "true"
        case .words: #"["a","b"]"#
        case .point: #"{"x":1}"#
        case .other, nil: "other"
        }
      #expect(kind == value)
      #expect(shapes.manyOf?.count == 2)
    }
    #expect(sent == json)
  }

  @Test func `unions by constant, by required key, by fit, and of unions`() async throws {
    let json =
      #"{"byConstant":{"op":"down","by":2},"byKey":{"phone":"1","name":"n"},"byFit":{"value":"w"},"#
      + #""ofUnions":{"mail":"m"}}"#
    let sent = try await roundTrip(json) { value in
      guard case .down(let down)? = value.byConstant, case .phone(let phone)? = value.byKey,
        case .words(let words)? = value.byFit, case .byKey(.mail(let mail))? = value.ofUnions
      else { return fail("\(value)") }
      #expect(down.by == 2)
      #expect(phone.name == "n")
      #expect(words.value == "w")
      #expect(mail.mail == "m")
    }
    #expect(sent == json)
    let other = #"{"ofUnions":{"op":"up"}}"#
    let again = try await roundTrip(other) { value in
      guard case .byConstant(.up)? = value.ofUnions else { return fail("\(value)") }
    }
    #expect(again == other)
  }

  @Test func `what no variant and no value of an enumeration fits is kept as it came`() async throws {
    let json =
      #"{"byMapping":{"shape":"star","points":[1,2.50]},"byType":1.5,"byConstant":{"op":"left"},"byKey":{"fax":1},"#
      + #""ofUnions":{"neither":[]},"color":"mauve","level":99,"mixed":[1]}"#
    let sent = try await roundTrip(json) { value in
      guard case .other? = value.byMapping, case .other? = value.byType, case .other? = value.ofUnions else {
        return fail("\(value)")
      }
      #expect(value.color?.rawValue == "mauve")
      #expect(value.level?.rawValue == 99)
    }
    #expect(sent == json)
  }

  @Test func `enumerations of texts, whole numbers, mixed values and null; constants`() async throws {
    let json =
      #"{"constant":"fixed","number":7,"color":"dark blue","level":2,"mixed":true,"nothing":null,"perhaps":null}"#
    let sent = try await roundTrip(json) { value in
      #expect(value.color == .darkBlue)
      #expect(value.level == .middle)
      #expect(value.mixed == .value(.true))
      #expect(value.perhaps == .null)
    }
    #expect(sent == json)
    let mixed = #"{"mixed":null}"#
    let again = try await roundTrip(mixed) { value in #expect(value.mixed == .null) }
    #expect(again == mixed)
  }

  @Test func `further properties, patterns, maps, free objects and tuples`() async throws {
    let json =
      #"{"open":{"id":1,"a":2,"b":3},"patterned":{"x-a":1},"mapped":{"k":{"x":1}},"free":{"deep":[{}]},"anything":0,"#
      + #""tuple":["a",1],"pair":[1,2]}"#
    let sent = try await roundTrip(json) { value in
      #expect(value.open?.additionalProperties == ["a": 2, "b": 3])
      #expect(value.patterned == ["x-a": 1])
      #expect(value.mapped?["k"]?.x == 1)
      #expect(value.free == ["deep": [[:]]])
      #expect(value.tuple == ["a", 1])
      #expect(value.pair == [1, 2])
    }
    #expect(sent == json)
  }

  @Test func `recursion through properties, lists and aliases`() async throws {
    let json =
      #"{"tree":{"name":"a","children":[{"name":"b","children":[]}],"parent":{"name":"c"}},"chain":[[],[[]]],"#
      + #""rows":[[1,null],[]]}"#
    let sent = try await roundTrip(json) { value in
      #expect(value.tree?.children?.first?.name == "b")
      #expect(value.tree?.parent?.name == "c")
      #expect(value.chain?.value.count == 2)
      #expect(value.rows == [[1, nil], []])
    }
    #expect(sent == json)
  }

  @Test(arguments: Carrier.allCases)
  func `readOnly is not sent, writeOnly not read, a default not filled in, a constant is`(carrier: Carrier) async throws
  {
    let answer = #"{"id":"1","name":"n","kind":"account","created":"2026-01-02T03:04:05Z","password":"leaked"}"#
    try await carrier.exchange(answering: .text(answer, status: "201 Created")) { client, server in
      let account = try await client.schemas.createAccount(AccountInput(name: "n", password: "p"))
      #expect(server.requests.first?.bodyText == #"{"name":"n","password":"p","kind":"account"}"#)
      #expect(account.id == "1")
      #expect(account.plan == nil)
      #expect(!"\(account)".contains("leaked"))
    }
  }
}
