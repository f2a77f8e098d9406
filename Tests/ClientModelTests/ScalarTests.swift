import Testing

@testable import ClientModel

/// The Swift types of scalars, by type and format.
@Suite struct ScalarTests {
  @Test(
    "A format decides the Swift type",
    arguments: [
      ("type: string", "string"), ("type: string, format: date-time", "dateTime"),
      ("type: string, format: date", "date"),
      ("type: string, format: time", "time"), ("type: string, format: duration", "duration"),
      ("type: string, format: uuid", "uuid"), ("type: string, format: byte", "base64"),
      ("type: string, contentEncoding: base64", "base64"), ("type: string, format: uri", "string"),
      ("type: string, format: decimal", "string"), ("type: string, format: unheard-of", "string"),
      ("type: integer", "integer"), ("type: integer, format: int32", "integer"),
      ("type: integer, format: int64", "int64"),
      ("type: integer, default: 2147483647", "integer"), ("type: integer, default: 2147483648", "int64"),
      ("const: -2147483649", "int64"), ("type: integer, const: 7", "integer"),
      ("type: integer, format: uint64", "uint64"), ("type: integer, format: bigint", "bigInteger"),
      ("type: number", "double"), ("type: number, format: float", "float"),
      ("type: number, format: decimal", "decimal"),
      ("type: number, format: int64", "int64"), ("type: [integer, number]", "A.V"), ("type: boolean", "boolean"),
      ("type: array, items: {type: string}", "[string]"), ("type: array", "[json]"),
      ("items: {type: integer}", "[integer]"),
      ("type: array, items: {type: [string, 'null']}", "[string?]"),
      ("type: array, prefixItems: [{type: integer}, {type: integer}]", "[integer]"),
      ("type: array, prefixItems: [{type: integer}, {type: string}]", "[json]"),
      ("format: date-time", "dateTime"), ("format: int64", "int64"), ("maxLength: 5", "string"),
      ("minimum: 5", "double"),
      ("type: 'null'", "null"), ("{}", "json"),
    ])
  func formats(schema: String, type: String) throws {
    let built = try schemas(
      "A: {type: object, required: [v], properties: {v: \(schema == "{}" ? schema : "{\(schema)}")}}")
    #expect(built.structure("A").map { built.text($0.properties[0].type) } == type)
  }

  @Test("A mapping of the configuration names the type outright")
  func mapping() throws {
    var configuration = ModelConfiguration()
    configuration.typeMapping = ["uuid": "OrderID", "#/components/schemas/Money": "Money.Amount"]
    let built = try schemas(
      """
      Money: {type: object, properties: {cents: {type: integer}}}
      A: {type: object, properties: {id: {type: string, format: uuid}, price: {$ref: '#/components/schemas/Money'}}}
      """, responses: ["A"], configuration: configuration)
    #expect(built.properties("A") == ["id: OrderID optional", "price: Money.Amount optional"])
    #expect(built.models == ["A"])
  }

  @Test("A constant is filled in rather than asked for")
  func constants() throws {
    let built = try schemas(
      """
      A:
        type: object
        required: [kind, version, single]
        properties:
          kind: {const: circle}
          version: {const: 2}
          single: {type: string, enum: [only]}
          sometimes: {const: x}
      """)
    let structure = try #require(built.structure("A"))
    #expect(structure.properties.map(\.constant) == [.string("circle"), .integer(2), .string("only"), .string("x")])
    #expect(built.models == ["A"])
  }
}
