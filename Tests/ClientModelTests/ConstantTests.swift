import Testing

@testable import ClientModel

/// Properties and parameters that can have but one value.
@Suite struct ConstantTests {
  private func constants(_ built: Built, _ model: String) -> [String] {
    built.structure(model)?.properties.map { property in
      let value = property.constant.map { " = \($0.text)" } ?? ""
      return "\(property.name): \(built.text(property.type)) \(property.presence)\(value)"
    } ?? []
  }

  @Test("A constant of any scalar type is filled in, required or not, and is no type of its own")
  func scalars() throws {
    let built = try schemas(
      """
      One: {type: string, enum: [only]}
      A:
        type: object
        required: [a, b]
        properties:
          a: {const: x}
          b: {type: string, enum: [x]}
          c: {type: string, const: x, default: x}
          d: {type: integer, enum: [7]}
          e: {const: true}
          f: {type: boolean, enum: [false]}
          g: {type: number, const: 1}
          h: {type: number, enum: [1.5]}
          i: {$ref: '#/components/schemas/One'}
          j: {allOf: [{$ref: '#/components/schemas/One'}, {description: d}]}
          k: {oneOf: [{const: x}, {enum: [x]}]}
      """, requests: ["A"], responses: ["A"])
    #expect(
      constants(built, "A") == [
        "a: string required = x", "b: string required = x", "c: string optional = x", "d: integer optional = 7",
        "e: boolean optional = true", "f: boolean optional = false", "g: double optional = 1",
        "h: double optional = 1.5", "i: string optional = only", "j: string optional = only",
        "k: string optional = x",
      ])
    #expect(built.models == ["A"])
    #expect(built.findings == [])
  }

  @Test("What may be null as well is not filled in")
  func nullable() throws {
    let built = try schemas(
      """
      A:
        type: object
        properties:
          a: {anyOf: [{const: x}, {type: 'null'}]}
          b: {type: string, enum: [x, null]}
          c: {type: [string, 'null'], enum: [x]}
          d: {type: [string, 'null'], const: x}
      """, responses: ["A"])
    #expect(
      constants(built, "A") == [
        "a: string optional", "b: string optional", "c: string optional", "d: string optional = x",
      ])
  }

  @Test("An inherited list of values that an heir narrows to one is its constant")
  func narrowed() throws {
    let built = try schemas(
      """
      Base: {type: object, required: [kind], properties: {kind: {type: string, enum: [a, b]}}}
      A: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {kind: {enum: [a]}, x: {type: string}}}]}
      B: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {kind: {const: b}, y: {type: string}}}]}
      """, responses: ["A", "B"])
    #expect(constants(built, "A").first == "kind: string required = a")
    #expect(constants(built, "B").first == "kind: string required = b")
  }

  @Test("An enumeration of one value is the same wherever it is met first")
  func order() throws {
    let owner = "A: {type: object, required: [v], properties: {v: {$ref: '#/components/schemas/V'}}}\n"
    let user =
      "B: {type: object, properties: {v: {$ref: '#/components/schemas/V'}, w: {type: array, items: {$ref: '#/components/schemas/V'}}}}\n"
    let value = "V: {type: string, enum: [v]}\n"
    for text in [owner + user + value, value + user + owner, user + value + owner] {
      let built = try schemas(text, responses: ["A", "B"])
      #expect(constants(built, "A") == ["v: string required = v"])
      #expect(constants(built, "B") == ["v: string optional = v", "w: [string] optional"])
    }
  }

  @Test("A required parameter of one value is no argument; an optional one is the caller's to send")
  func parameters() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: a
            parameters:
              - {name: v, in: query, required: true, schema: {type: integer, enum: [2]}}
              - {name: expand, in: query, schema: {type: string, enum: [items]}}
            responses: {'204': {description: ok}}
      """)
    let parameters = try #require(built.operation("a")).parameters
    #expect(parameters.map { $0.constant?.text ?? "-" } == ["2", "-"])
    #expect(parameters.map { built.text($0.type) } == ["integer", "string"])
    #expect(built.models.isEmpty)
  }

  @Test("The constant part of a form is filled in")
  func parts() throws {
    let built = try build(
      """
      paths:
        /a:
          post:
            operationId: a
            requestBody:
              content:
                multipart/form-data:
                  schema:
                    type: object
                    properties:
                      purpose: {type: string, const: batch}
                      file: {type: string, format: binary}
            responses: {'204': {description: ok}}
      """)
    guard case .multipart(let id, _)? = built.operation("a")?.body?.content,
      case .multipart(let form) = built.api[id].kind
    else { return #expect(Bool(false)) }
    #expect(form.parts.map { $0.constant?.text } == ["batch", nil])
  }
}
