import Testing

@testable import ClientModel

/// What `allOf`, `$ref` and nullability come to.
@Suite struct CompositionTests {
  @Test("The parts of an allOf are one structure")
  func flattened() throws {
    let built = try schemas(
      """
      Pet: {type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}
      Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [name], properties: {bark: {type: boolean}}}]}
      """)
    #expect(
      built.properties("Dog") == ["id: integer required", "name: string required", "bark: boolean optional"])
  }

  @Test("An allOf of one reference and a description is that reference")
  func alias() throws {
    let built = try schemas(
      """
      Owner: {type: object, properties: {name: {type: string}}}
      Ship:
        type: object
        properties:
          owner: {description: Who owns it., allOf: [{$ref: '#/components/schemas/Owner'}]}
          former: {$ref: '#/components/schemas/Owner', description: Who owned it.}
      """, responses: ["Ship"])
    #expect(built.properties("Ship") == ["owner: Owner optional", "former: Owner optional"])
    #expect(built.models == ["Owner", "Ship"])
    #expect(built.structure("Ship")?.properties.map(\.documentation.description) == ["Who owns it.", "Who owned it."])
  }

  @Test("What is nullable and nothing else may be anything: only beside other members of a choice it means null")
  func nullableAlone() throws {
    let built = try build(
      """
      paths:
        /a:
          post:
            operationId: sendA
            parameters: [{name: q, in: query, schema: {nullable: true}}]
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
      components:
        schemas:
          Any: {nullable: true}
          B: {type: object, properties: {x: {type: string}}}
          A:
            type: object
            required: [must]
            properties:
              must: {nullable: true, description: A JSON field.}
              may: {nullable: true, readOnly: true}
              titled: {nullable: true, title: T, example: {a: 1}, default: null}
              list: {type: array, items: {nullable: true}}
              map: {type: object, additionalProperties: {nullable: true}}
              reference: {$ref: '#/components/schemas/Any'}
              composed: {allOf: [{$ref: '#/components/schemas/Any'}]}
              one: {oneOf: [{nullable: true}]}
              choice: {oneOf: [{$ref: '#/components/schemas/B'}, {nullable: true}]}
              only: {enum: [null]}
      """, version: "openapi: 3.0.3")
    #expect(
      built.properties("A") == [
        "must: json required", "may: json optional", "titled: json optional", "list: [json] optional",
        "map: [String: json] optional", "reference: json optional", "composed: json optional", "one: json optional",
        "choice: B optionalNullable", "only: null optionalNullable",
      ])
    #expect(built.operation("sendA")?.parameters.map { built.text($0.type) } == ["json"])
  }

  @Test("Null is meant however a version of the specification says it")
  func nullable() throws {
    let old = try build(
      """
      paths:
        /a:
          post:
            operationId: sendA
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            responses: {'204': {description: ok}}
      components:
        schemas:
          B: {type: object, properties: {x: {type: string}}}
          A:
            type: object
            required: [text, reference, composed, choice, free, member, extended]
            properties:
              text: {type: string, nullable: true}
              reference: {nullable: true, $ref: '#/components/schemas/B'}
              composed: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}
              choice: {anyOf: [{$ref: '#/components/schemas/B'}, {nullable: true}]}
              free: {anyOf: [{$ref: '#/components/schemas/B'}, {type: object, nullable: true}]}
              member: {allOf: [{$ref: '#/components/schemas/B'}, {nullable: true}]}
              extended: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}], properties: {y: {type: string}}}
              never: {type: string}
      """, version: "openapi: 3.0.3")
    #expect(
      old.properties("A") == [
        "text: string requiredNullable", "reference: B requiredNullable", "composed: B requiredNullable",
        "choice: B requiredNullable", "free: B requiredNullable", "member: B requiredNullable",
        "extended: A.Extended requiredNullable", "never: string optional",
      ])
    let new = try schemas(
      """
      A:
        type: object
        required: [text, union, either]
        properties:
          text: {type: [string, 'null']}
          union: {oneOf: [{type: integer}, {type: 'null'}]}
          either: {enum: [a, b, null]}
      """, requests: ["A"], responses: [])
    #expect(
      new.properties("A") == [
        "text: string requiredNullable", "union: integer requiredNullable", "either: A.Either requiredNullable",
      ])
  }

  @Test("A property described twice satisfies both descriptions")
  func conjunction() throws {
    let built = try schemas(
      """
      A:
        allOf:
          - {type: object, properties: {n: {type: number}, e: {type: string, enum: [a, b, c]}}}
          - {type: object, properties: {n: {type: integer}, e: {type: string, enum: [b, c, d]}}}
      """)
    #expect(built.properties("A") == ["n: integer optional", "e: A.E optional"])
    #expect(built.enumeration("A.E")?.cases.map(\.name) == ["b", "c"])
  }

  @Test("Types that exclude each other are reported with both places")
  func conflict() throws {
    let built = try schemas(
      """
      A:
        allOf:
          - {type: object, properties: {n: {type: string}}}
          - {type: object, properties: {n: {type: boolean}}}
      """)
    #expect(built.findings == ["conflicting-property"])
    #expect(built.diagnostics.first?.notes.count == 1)
    #expect(built.properties("A") == ["n: string optional"])
  }

  @Test("An object without properties is free JSON, one that only describes values a dictionary")
  func maps() throws {
    let built = try schemas(
      """
      A:
        type: object
        properties:
          free: {type: object}
          empty: {type: object, properties: {}}
          map: {type: object, additionalProperties: {type: integer}}
          open: {type: object, properties: {a: {type: string}}, additionalProperties: {type: number}}
          pattern: {type: object, patternProperties: {'^x': {type: string}}}
          anything: {}
          always: true
      """)
    #expect(
      built.properties("A") == [
        "free: json optional", "empty: json optional", "map: [String: integer] optional", "open: A.Open optional",
        "pattern: [String: string] optional", "anything: json optional", "always: json optional",
      ])
    #expect(built.structure("A.Open")?.additional == .builtIn(.double))
    #expect(built.structure("A.Open")?.additionalName == "additionalProperties")
  }

  @Test("A dictionary of further properties gives way to a property of its name")
  func additionalName() throws {
    let built = try schemas(
      "A: {type: object, properties: {additionalProperties: {type: string}}, additionalProperties: {type: string}}")
    #expect(built.structure("A")?.properties.map(\.name) == ["additionalProperties"])
    #expect(built.structure("A")?.additionalName == "furtherProperties")
  }

  @Test("Lists of lists without end are refused rather than followed to the end of the stack")
  func depth() throws {
    let chain = (0..<220).map {
      "S\($0): {type: array, items: {$ref: '#/components/schemas/S\($0 + 1)'}}"
    }
    let built = try schemas(chain.joined(separator: "\n") + "\nS220: {type: string}", responses: ["S0"])
    #expect(built.findings.contains("schema-nesting"))
  }

  @Test("Defaults and limits are told, not sent")
  func remarks() throws {
    let built = try schemas(
      "A: {type: object, properties: {n: {type: integer, default: 25, minimum: 1, maximum: 100, description: How many.}}}"
    )
    let documentation = built.structure("A")?.properties.first?.documentation
    #expect(documentation?.description == "How many.")
    #expect(documentation?.remarks == ["Default: `25`.", "At least 1, at most 100."])
  }

  @Test("A list of whatever its users say is a model of its own for each of them")
  func dynamicReferences() throws {
    let built = try schemas(
      """
      Pet: {type: object, properties: {name: {type: string}}}
      List: {$id: list, type: object, properties: {items: {type: array, items: {$dynamicRef: '#item'}}}, $defs: {item: {$dynamicAnchor: item}}}
      Pets: {$id: pets, $ref: list, $defs: {item: {$dynamicAnchor: item, $ref: '#/components/schemas/Pet'}}}
      Names: {$id: names, $ref: list, $defs: {item: {$dynamicAnchor: item, type: string}}}
      """)
    #expect(built.properties("Pets") == ["items: [Pet] optional"])
    #expect(built.properties("Names") == ["items: [string] optional"])
    #expect(built.properties("ListModel") == ["items: [json] optional"])
    #expect(built.api.declarations.map(\.name) == ["Pet", "ListModel", "Pets", "Names"])
  }

  @Test("Properties that a value has on conditions are properties that may be absent")
  func conditions() throws {
    let built = try schemas(
      """
      A:
        type: object
        required: [kind]
        properties: {kind: {type: string}}
        if: {properties: {kind: {const: box}}}
        then: {required: [width], properties: {kind: {const: box}, width: {type: integer}, size: {type: integer}}}
        else: {properties: {name: {type: string}, size: {type: string}, more: {$ref: '#/components/schemas/A'}}}
        dependentSchemas: {name: {properties: {nick: {type: string}}}}
      B: {allOf: [{type: object, properties: {a: {type: string}}}], unevaluatedProperties: {type: integer}}
      C: {type: object, properties: {a: {type: string}}, then: {$ref: '#/components/schemas/C'}}
      """)
    #expect(
      built.properties("A") == [
        "kind: string required", "width: integer optional", "size: json optional", "name: string optional",
        "more: A optional", "nick: string optional",
      ])
    #expect(built.structure("B")?.additional == .builtIn(.integer))
    #expect(built.properties("C") == ["a: string optional"])
  }
}
