import Testing

@testable import ClientModel

/// What docs/limits.md says of keywords that have no effect, or a smaller one than the document says.
@Suite struct LimitTests {
  private static let document = """
    paths:
      /a:
        get:
          operationId: a
          security: [{digest: []}]
          responses:
            '200':
              description: ok
              links: {again: {operationId: a}}
              content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
        post:
          operationId: b
          requestBody: {content: {multipart/mixed: {schema: {type: object, properties: {a: {type: string}}}}}}
          responses:
            '200':
              description: ok
              content: {application/x-protobuf: {schema: {type: object, properties: {a: {type: string}}}}}
    components:
      securitySchemes: {digest: {type: http, scheme: digest}}
      schemas:
        A:
          type: object
          properties:
            tuple: {type: array, prefixItems: [{type: string}, {type: integer}]}
            not: {not: {type: string}}
            branches:
              type: object
              if: {properties: {k: {const: a}}}
              then: {properties: {x: {type: string}}}
              else: {properties: {y: {type: string}}}
            patterns: {type: object, patternProperties: {'^x-': {type: string}}}
            names: {type: object, propertyNames: {enum: [a, b]}, additionalProperties: {type: string}}
            content: {type: string, contentMediaType: application/json, contentSchema: {type: object}}
            limited: {type: integer, multipleOf: 5, minimum: 3}
            depending: {type: object, dependencies: {a: [b]}, properties: {a: {type: string}}}
    """

  @Test("The page says what becomes of schemas")
  func schemas() throws {
    let built = try build(Self.document)
    #expect(
      built.properties("A") == [
        "tuple: [json] optional", "not: json optional", "branches: A.Branches optional",
        "patterns: [String: string] optional", "names: [String: string] optional", "content: string optional",
        "limited: integer optional", "depending: A.Depending optional",
      ])
    #expect(built.properties("A.Branches") == ["x: string optional", "y: string optional"])
    let limited = try #require(built.structure("A")?.properties.first { $0.name == "limited" })
    #expect("\(limited.documentation)".contains("At least 3.") && !"\(limited.documentation)".contains("multiple"))
  }

  @Test("The page names the findings")
  func findings() throws {
    let built = try build(Self.document)
    #expect(
      Set(built.findings) == ["unsupported-media-type", "unsupported-security-scheme"])
  }
}
