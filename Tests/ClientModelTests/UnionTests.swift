import Testing

@testable import ClientModel

/// Unions, and how their variants are told apart.
@Suite struct UnionTests {
  private let shapes = """
    Circle: {type: object, required: [kind, radius], properties: {kind: {type: string, enum: [circle]}, radius: {type: number}}}
    Square: {type: object, required: [kind, side], properties: {kind: {type: string, enum: [square]}, side: {type: number}}}
    """

  @Test("A declared discriminator decides, by its mapping, the constants and the names of the variants")
  func discriminator() throws {
    let built = try schemas(
      shapes + """

        Shape:
          oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
          discriminator: {propertyName: kind, mapping: {round: '#/components/schemas/Circle'}}
        """, responses: ["Shape"])
    #expect(built.variants("Shape") == ["circle: Circle", "square: Square"])
    #expect(strategy(built.union("Shape")) == "kind: round=0 circle=0 square=1 Circle=0 Square=1")
    #expect(built.union("Shape")?.otherName == "other")
    #expect(built.findings == [])
  }

  @Test("A variant whose members need not say which it is has the discriminator's one value for it")
  func tags() throws {
    let built = try schemas(
      """
      Bare: {type: object, properties: {a: {type: string}}}
      Loose: {type: object, properties: {kind: {type: string}}}
      Firm: {type: object, required: [kind], properties: {kind: {type: string}}}
      Fixed: {type: object, properties: {kind: {const: fixed}}}
      Twice: {type: object, properties: {b: {type: string}}}
      U:
        oneOf:
          - {$ref: '#/components/schemas/Bare'}
          - {$ref: '#/components/schemas/Loose'}
          - {$ref: '#/components/schemas/Firm'}
          - {$ref: '#/components/schemas/Fixed'}
          - {$ref: '#/components/schemas/Twice'}
        discriminator:
          propertyName: kind
          mapping:
            bare: '#/components/schemas/Bare'
            firm: '#/components/schemas/Firm'
            one: '#/components/schemas/Twice'
            two: '#/components/schemas/Twice'
      """, responses: ["U"])
    #expect(built.union("U")?.variants.map { $0.tag?.value ?? "-" } == ["bare", "Loose", "-", "-", "-"])
    #expect(built.union("U")?.variants.first?.tag?.property == "kind")
  }

  @Test("A choice between lists is a list of what any of them holds")
  func lists() throws {
    let built = try schemas(
      shapes + """

        Shapes: {oneOf: [{type: array, items: {$ref: '#/components/schemas/Circle'}}, {type: array, items: {$ref: '#/components/schemas/Square'}}]}
        Names: {anyOf: [{type: array, items: {type: string}}, {type: array, maxItems: 3, items: {type: string}}]}
        Holder:
          type: object
          properties:
            shapes: {$ref: '#/components/schemas/Shapes'}
            names: {$ref: '#/components/schemas/Names'}
            mixed: {oneOf: [{type: array, items: {type: string}}, {type: string}]}
        """, responses: ["Holder"])
    #expect(
      built.properties("Holder") == [
        "shapes: [Shape] optional", "names: [string] optional", "mixed: Holder.Mixed optional",
      ])
    #expect(built.variants("Shape") == ["circle: Circle", "square: Square"])
  }

  @Test("The default mapping of 3.2 takes every value that no other variant has")
  func defaultMapping() throws {
    let built = try build(
      """
      paths:
        /s: {get: {operationId: s, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Shape'}}}}}}}
      components:
        schemas:
          A: {type: object, properties: {kind: {type: string}, a: {type: string}}}
          B: {type: object, properties: {kind: {type: string}, b: {type: string}}}
          Shape:
            oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
            discriminator: {propertyName: kind, mapping: {a: A}, defaultMapping: B}
      """, version: "openapi: 3.2.0")
    #expect(strategy(built.union("Shape")) == "kind: a=0 A=0 B=1 else 1")
  }

  @Test("A property whose constants differ is a discriminator that nobody declared")
  func constants() throws {
    let built = try schemas(
      shapes + "\nShape: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}",
      responses: ["Shape"])
    #expect(strategy(built.union("Shape")) == "kind: circle=0 square=1")
  }

  @Test("JSON kinds and required keys decide next")
  func kindsAndKeys() throws {
    let built = try schemas(
      """
      A: {type: object, required: [a], properties: {a: {type: string}}}
      B: {type: object, required: [b], properties: {b: {type: string}}}
      U: {oneOf: [{type: string}, {type: array, items: {type: string}}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
      """, responses: ["U"])
    #expect(built.variants("U") == ["string: string", "strings: [string]", "a: A", "b: B"])
    #expect(
      strategy(built.union("U")) == "0 if string, 1 if array, 2 if object and has a, 3 if object and has b")
    #expect(built.findings == [])
  }

  @Test("Where nothing tells, none is taken, with a warning")
  func ambiguous() throws {
    let built = try schemas(
      """
      A: {type: object, properties: {a: {type: string}}}
      B: {type: object, properties: {a: {type: string}}}
      U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
      """, responses: ["U"])
    #expect(strategy(built.union("U")) == "0 if fits and decodes, 1 if fits and decodes")
    #expect(built.findings == ["ambiguous-union"])
  }

  @Test("A whole number is tried before a number")
  func narrower() throws {
    let built = try schemas(
      "U: {type: object, properties: {v: {oneOf: [{type: number, enum: [0.5]}, {type: string}, {type: boolean}]}}}")
    #expect(built.findings == [])
  }

  @Test("Several types at once are a union by JSON kind")
  func types() throws {
    let built = try schemas("A: {type: object, properties: {v: {type: [string, integer, 'null']}}}")
    #expect(built.variants("A.V") == ["string: string", "integer: integer"])
    #expect(strategy(built.union("A.V")) == "0 if string, 1 if integer")
  }

  @Test("Variants without names are called by what tells them apart")
  func names() throws {
    let built = try schemas(
      """
      Check:
        oneOf:
          - {type: object, required: [status], properties: {status: {const: completed}, conclusion: {type: string}}}
          - {type: object, required: [status], properties: {status: {enum: [queued, in_progress]}}}
      Body:
        oneOf:
          - {type: object, required: [labels], properties: {labels: {type: array, items: {type: string}}}}
          - {type: array, items: {type: string}}
      """)
    #expect(built.variants("Check").first == "completed: Check.Completed")
    #expect(built.variants("Body") == ["object: Body.Object", "strings: [string]"])
  }

  @Test("The name of the catch-all never takes a variant's")
  func other() throws {
    let built = try schemas(
      """
      Other: {type: object, required: [a], properties: {a: {type: string}}}
      U: {oneOf: [{$ref: '#/components/schemas/Other'}, {type: string}]}
      """, responses: ["U"])
    #expect(built.union("U")?.variants.map(\.name) == ["other", "string"])
    #expect(built.union("U")?.otherName == "other2")
  }

  @Test("A choice beside properties has them in every variant")
  func base() throws {
    let built = try schemas(
      """
      U:
        type: object
        required: [id]
        properties: {id: {type: string}}
        oneOf:
          - {title: Card, type: object, required: [number], properties: {number: {type: string}}}
          - {title: Cash, type: object, required: [amount], properties: {amount: {type: integer}}}
      """)
    #expect(built.variants("U") == ["card: U.Card", "cash: U.Cash"])
    #expect(built.properties("U.Card").contains("id: string required"))
    #expect(built.properties("U.Cash").contains("amount: integer required"))
  }

  @Test("A choice that only says what is valid changes no type")
  func validation() throws {
    let built = try schemas(
      "A: {type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}"
    )
    #expect(built.properties("A") == ["a: string optional", "b: string optional"])
  }

  @Test("Of several choices at once each combination that can be is a variant")
  func twoChoices() throws {
    let built = try schemas(
      """
      A:
        oneOf: [{type: string}, {type: object, properties: {a: {type: string}}}]
        anyOf: [{type: string, format: uuid}, {type: object, properties: {b: {type: string}}}]
      Card: {type: object, required: [number], properties: {number: {type: string}}}
      Cash: {type: object, required: [amount], properties: {amount: {type: integer}}}
      Home: {type: object, required: [street], properties: {street: {type: string}}}
      Store: {type: object, required: [branch], properties: {branch: {type: string}}}
      Order:
        allOf:
          - {type: object, required: [id], properties: {id: {type: string}}}
          - {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]}
          - {oneOf: [{$ref: '#/components/schemas/Home'}, {$ref: '#/components/schemas/Store'}]}
      """, responses: ["A", "Order"])
    #expect(built.variants("A").count == 2)
    #expect(
      built.variants("Order").map { $0.prefix { $0 != ":" } } == ["cardHome", "cardStore", "cashHome", "cashStore"])
    guard case .declared(let id)? = built.union("Order")?.variants[2].type else { return #expect(Bool(false)) }
    #expect(
      built.properties(built.name(id)) == [
        "id: string required", "amount: integer required", "street: string required",
      ])
    #expect(built.findings == [])
  }

  @Test("Choices in too many combinations are kept as JSON, and said")
  func manyChoices() throws {
    let members = (0..<6).map { "{type: object, required: [p\($0)], properties: {p\($0): {type: string}}}" }
    let choice = "{oneOf: [\(members.joined(separator: ", "))]}"
    let built = try schemas("A: {type: object, properties: {v: {allOf: [\(choice), \(choice)]}}}")
    #expect(built.properties("A") == ["v: json optional"])
    #expect(built.findings == ["unsupported-schema"])
  }

  @Test("A schema with a discriminator is any of those that extend it")
  func inheritance() throws {
    let built = try schemas(
      """
      Pet: {type: object, required: [petType], discriminator: {propertyName: petType}, properties: {petType: {type: string}, name: {type: string}}}
      Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: boolean}}}]}
      Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
      """, responses: ["Pet"])
    #expect(built.variants("Pet") == ["cat: Cat", "dog: Dog"])
    #expect(strategy(built.union("Pet")) == "petType: Cat=0 Dog=1")
    #expect(
      built.properties("Cat") == ["petType: string required", "name: string optional", "claws: boolean optional"])
  }

  @Test("A discriminator that names no value for a variant is reported")
  func unknownProperty() throws {
    let built = try schemas(
      """
      U:
        discriminator: {propertyName: kind}
        oneOf:
          - {type: object, required: [kind], properties: {kind: {const: a}}}
          - {type: object, properties: {b: {type: string}}}
      """)
    #expect(built.findings.contains("discriminator-property"))
  }

  @Test("A property with one text tells its variant apart, also where others have none or share it")
  func partialTags() throws {
    let built = try schemas(
      """
      Bash: {type: object, required: [name, type], properties: {name: {const: bash}, type: {const: bash_2}}}
      OldBash: {type: object, required: [name, type], properties: {name: {const: bash}, type: {const: bash_1}}}
      Search: {type: object, required: [type], properties: {type: {type: string, enum: [search_1, search]}}}
      Tool: {type: object, required: [name], properties: {name: {type: string}, type: {type: string, nullable: true}}}
      U: {oneOf: [{$ref: '#/components/schemas/Tool'}, {$ref: '#/components/schemas/Bash'}, {$ref: '#/components/schemas/OldBash'}]}
      V: {oneOf: [{$ref: '#/components/schemas/Search'}, {$ref: '#/components/schemas/Bash'}, {$ref: '#/components/schemas/OldBash'}, {type: object, properties: {other: {type: string}}}]}
      """, responses: ["U", "V"])
    #expect(
      strategy(built.union("U"))
        == "1 if object and type is bash_2, 2 if object and type is bash_1, 0 if object and decodes")
    #expect(
      strategy(built.union("V"))
        == "0 if object and type is search_1, 0 if object and type is search, 1 if object and type is bash_2, "
        + "2 if object and type is bash_1, 3 if fits and decodes")
    #expect(built.findings.isEmpty)
  }

  @Test("A text that another variant may have as well tells nothing")
  func ambiguousTags() throws {
    let built = try schemas(
      """
      A: {type: object, required: [state], properties: {state: {type: string, enum: [open, closed]}, a: {type: string}}}
      B: {type: object, required: [state], properties: {state: {type: string}, b: {type: string}}}
      U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
      """, responses: ["U"])
    #expect(strategy(built.union("U")) == "0 if fits and decodes, 1 if fits and decodes")
    #expect(built.findings == [])
  }
}
