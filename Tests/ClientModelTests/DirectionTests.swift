import Testing

@testable import ClientModel

/// In which direction models travel, and what that leaves of them.
@Suite struct DirectionTests {
  @Test("A model knows in which direction it is used, through whatever holds it")
  func usage() throws {
    let built = try schemas(
      """
      Sent: {type: object, properties: {inner: {$ref: '#/components/schemas/Inner'}}}
      Got: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Inner'}}}}
      Inner: {type: object, properties: {a: {type: string}}}
      Received: {type: object, properties: {a: {type: string}}}
      """, requests: ["Sent"], responses: ["Got", "Received"])
    #expect(built.model("Sent")?.usage == .request)
    #expect(built.model("Received")?.usage == .response)
    #expect(built.model("Inner")?.usage == .both)
  }

  @Test("A schema used both ways becomes two structs where readOnly or writeOnly makes them differ")
  func twins() throws {
    let built = try schemas(
      """
      User:
        type: object
        required: [id, name, password]
        properties:
          id: {type: string, readOnly: true}
          name: {type: string}
          password: {type: string, writeOnly: true}
      Team: {type: object, properties: {lead: {$ref: '#/components/schemas/User'}}}
      """, requests: ["Team"], responses: ["Team"])
    #expect(built.properties("User") == ["id: string required", "name: string required"])
    #expect(built.properties("UserInput") == ["name: string required", "password: string required"])
    #expect(built.properties("Team") == ["lead: User optional"])
    #expect(built.properties("TeamInput") == ["lead: UserInput optional"])
    guard case .json(let type, _)? = built.api.operations.last?.body?.content else {
      Issue.record("no body")
      return
    }
    #expect(built.text(type) == "TeamInput")
  }

  @Test("A schema used one way only loses what does not travel that way, without a twin")
  func oneWay() throws {
    let built = try schemas(
      """
      A: {type: object, properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}}}
      B: {type: object, properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}}}
      """, requests: ["A"], responses: ["B"])
    #expect(built.properties("A") == ["secret: string optional"])
    #expect(built.properties("B") == ["id: string optional"])
  }

  @Test("A twin never takes the name of another model")
  func twinNames() throws {
    let built = try schemas(
      """
      User: {type: object, required: [id], properties: {id: {type: string, readOnly: true}, name: {type: string}}}
      UserInput: {type: object, properties: {x: {type: string}}}
      """, requests: ["User"], responses: ["User", "UserInput"])
    #expect(Set(built.models) == ["User", "UserInput", "UserRequestInput"])
    #expect(built.properties("UserInput") == ["x: string optional"])
  }

  @Test("Absent and null are told apart only where a request could mean either")
  func presence() throws {
    let text = """
      A:
        type: object
        required: [r, rn]
        properties: {r: {type: string}, rn: {type: [string, 'null']}, o: {type: string}, 'on': {type: [string, 'null']}, j: {}}
      """
    #expect(
      try schemas(text, requests: ["A"], responses: []).properties("A") == [
        "r: string required", "rn: string requiredNullable", "o: string optional", "on: string optionalNullable",
        "j: json optional",
      ])
    #expect(
      try schemas(text).properties("A") == [
        "r: string required", "rn: string optional", "o: string optional", "on: string optional", "j: json optional",
      ])
  }

  @Test("A schema used both ways stays one structure where what the service sets may be absent")
  func readOnlyWithoutTwin() throws {
    let built = try schemas(
      """
      User:
        type: object
        required: [name]
        properties: {id: {type: [string, 'null'], readOnly: true}, name: {type: string}, pin: {type: string, writeOnly: true}}
      """, requests: ["User"], responses: ["User"])
    #expect(built.models == ["User"])
    #expect(built.properties("User") == ["id: string optional", "name: string required", "pin: string optional"])
    guard case .structure(let user)? = built.model("User")?.kind else { return #expect(Bool(false)) }
    #expect(user.properties.map(\.isReadOnly) == [true, false, false])
    #expect(user.argumentOrder.map(\.name) == ["name", "id", "pin"])
  }

  @Test("Schemas that no call reaches are kept for reading, or dropped where the user says so")
  func unused() throws {
    let text = """
      Used: {type: object, properties: {a: {type: string}}}
      Unused: {type: object, properties: {a: {type: string}}}
      """
    #expect(try schemas(text, responses: ["Used"]).models == ["Used", "Unused"])
    var configuration = ModelConfiguration()
    configuration.dropsUnusedSchemas = true
    #expect(try schemas(text, responses: ["Used"], configuration: configuration).models == ["Used"])
  }
}
