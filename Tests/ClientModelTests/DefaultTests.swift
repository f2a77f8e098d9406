import Testing

@testable import ClientModel

/// What is sent unless the caller says otherwise, and what is said of it.
@Suite struct DefaultTests {
  @Test("Required properties and parameters with a default need not be given; secrets are neither given nor shown")
  func defaults() throws {
    let built = try build(
      """
      paths:
        /{version}/a:
          post:
            operationId: a
            parameters:
              - {name: version, in: path, required: true, schema: {type: string, default: v1}}
              - {name: order, in: query, required: true, schema: {type: string, enum: [asc, desc], default: asc}}
              - {name: page, in: query, schema: {type: integer, default: 1}}
              - {name: pass, in: query, required: true, schema: {type: string, format: password, default: hunter2}}
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            responses: {'204': {description: ok}}
      components:
        schemas:
          A:
            type: object
            required: [size, name, pass]
            properties:
              size: {type: integer, default: 10}
              name: {type: string, nullable: true, default: x}
              other: {type: string, default: y}
              pass: {type: string, format: password, default: hunter2}
      """)
    let parameters = try #require(built.operation("a")).parameters
    #expect(parameters.map { $0.defaultValue?.text ?? "-" } == ["v1", "asc", "-", "-"])
    #expect(built.structure("A")?.properties.map { $0.defaultValue?.text ?? "-" } == ["10", "x", "-", "-"])
    let remarks = (built.structure("A")?.properties ?? []).map { $0.documentation.remarks.joined() }
    #expect(remarks == ["Default: `10`.", "Default: `x`.", "Default: `y`.", ""])
    #expect(
      parameters.map { $0.documentation.remarks.joined() } == [
        "Default: `v1`.", "Default: `asc`.", "", "Default: `1`.",
      ])
  }

  @Test("What stands in a choice beside null is said, and limits are said once")
  func documentation() throws {
    let built = try schemas(
      """
      Limit: {type: integer, minimum: 0, maximum: 20}
      A:
        type: object
        properties:
          a: {anyOf: [{type: string, description: The name., maxLength: 5}, {type: 'null'}]}
          b: {allOf: [{type: integer, minimum: 0, maximum: 20}], minimum: 0, maximum: 20}
          c: {type: integer, minimum: 0, maximum: 20, description: 'The size. At least 0, at most 20.'}
      """, responses: ["A"])
    let properties = try #require(built.structure("A")).properties
    #expect(
      properties.map { $0.documentation.description ?? "-" } == ["The name.", "-", "The size. At least 0, at most 20."])
    #expect(properties.map(\.documentation.remarks) == [["At most 5 characters."], ["At least 0, at most 20."], []])
  }

  @Test("A path variable that nobody describes is a text")
  func variables() throws {
    let built = try build(
      """
      paths:
        /a/{id}: {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {title: Id}}], responses: {'204': {description: ok}}}}
      """)
    #expect(built.operation("a")?.parameters.map { built.text($0.type) } == ["string"])
  }

  @Test(
    "A leading minus means descending only beside the same word without; other signs keep apart what they tell apart")
  func signs() throws {
    let built = try schemas(
      """
      Sort: {type: string, enum: [name, -name, -size, -bot, '---------', '-1']}
      Zone: {type: string, enum: [GMT+2, GMT-2, UTC, gpt-4]}
      """, responses: ["Sort", "Zone"])
    #expect(
      built.enumeration("Sort")?.cases.map(\.name)
        == ["name", "descendingName", "minusSize", "minusBot", "minus", "minus1"])
    #expect(built.enumeration("Zone")?.cases.map(\.name) == ["gmtPlus2", "gmtMinus2", "utc", "gpt4"])
  }
}
