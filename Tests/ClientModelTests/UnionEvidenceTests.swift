import Testing

@testable import ClientModel

/// What counts as a sign of one variant, and in which order.
@Suite struct UnionEvidenceTests {
  @Test("Values that all heirs inherit belong to none; each is that of the schema of its name")
  func inheritedValues() throws {
    let built = try schemas(
      """
      Foo: {type: object, required: [modelType], discriminator: {propertyName: modelType}, properties: {modelType: {type: string, enum: [Bar, Baz, Qux]}}}
      Bar: {allOf: [{$ref: '#/components/schemas/Foo'}, {type: object, properties: {a: {type: string}}}]}
      Baz: {allOf: [{$ref: '#/components/schemas/Foo'}, {type: object, properties: {b: {type: string}}}]}
      """, responses: ["Foo"])
    #expect(strategy(built.union("Foo")) == "modelType: Bar=0 Baz=1")
  }

  @Test("The base's list counts for no heir, even where there is but one in the union")
  func soleHeir() throws {
    let built = try schemas(
      """
      Foo: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string, enum: [Bar, Baz]}}}
      Bar: {allOf: [{$ref: '#/components/schemas/Foo'}, {type: object, properties: {a: {type: string}}}]}
      Stone: {type: object, properties: {weight: {type: number}}}
      U:
        oneOf: [{$ref: '#/components/schemas/Bar'}, {$ref: '#/components/schemas/Stone'}]
        discriminator: {propertyName: kind}
      """, responses: ["U"])
    #expect(strategy(built.union("U")) == "kind: Bar=0 Stone=1")
  }

  @Test("Listed values that are names but for capitals mean the schemas of these names")
  func capitals() throws {
    let built = try schemas(
      """
      Pet: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string, enum: [house_cat, dog]}}}
      HouseCat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {a: {type: string}}}]}
      Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {b: {type: string}}}]}
      """, responses: ["Pet"])
    #expect(strategy(built.union("Pet")) == "kind: HouseCat=0 Dog=1 house_cat=0 dog=1")
  }

  @Test("Heirs of heirs are variants, and an entry of the mapping never vanishes")
  func grandchildren() throws {
    let built = try schemas(
      """
      Vehicle:
        type: object
        required: [kind]
        properties: {kind: {type: string}}
        discriminator:
          propertyName: kind
          mapping: {car: '#/components/schemas/Car', volvo: Volvo, plain: '#/components/schemas/Vehicle', boat: '#/components/schemas/Boat'}
      Car: {allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, properties: {wheels: {type: integer}}}]}
      Volvo: {allOf: [{$ref: '#/components/schemas/Car'}, {type: object, properties: {model: {type: string}}}]}
      Saab: {allOf: [{$ref: '#/components/schemas/Car'}, {type: object, properties: {year: {type: string}}}]}
      Boat: {type: object, properties: {kind: {type: string}, sails: {type: integer}}}
      """, responses: ["Vehicle"])
    #expect(built.variants("Vehicle").count == 5)
    #expect(
      strategy(built.union("Vehicle"))
        == "kind: car=0 volvo=1 plain=3 boat=4 Car=0 Volvo=1 Saab=2 Vehicle=3 Boat=4")
    #expect(built.findings == [])
  }

  @Test("An entry of the mapping that is no member of the choice is a variant too, unless a member is a choice of it")
  func unlisted() throws {
    let built = try schemas(
      """
      A: {type: object, properties: {kind: {type: string}, a: {type: string}}}
      B: {type: object, properties: {kind: {type: string}, b: {type: string}}}
      C: {type: object, properties: {kind: {type: string}, c: {type: string}}}
      Both: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}
      U:
        oneOf: [{$ref: '#/components/schemas/Both'}]
        discriminator: {propertyName: kind, mapping: {a: A, b: '#/components/schemas/B', c: C}}
      """, responses: ["U"])
    #expect(built.variants("U") == ["both: Both", "c: C"])
    #expect(strategy(built.union("U")) == "kind: a=0 b=0 c=1 Both=0 C=1")
  }

  @Test("Booleans and integers tell apart as texts do")
  func otherScalars() throws {
    let built = try schemas(
      """
      Good: {type: object, required: [ok], properties: {ok: {const: true}}}
      Bad: {type: object, required: [ok], properties: {ok: {type: boolean, enum: [false]}}}
      U: {oneOf: [{$ref: '#/components/schemas/Good'}, {$ref: '#/components/schemas/Bad'}]}
      V:
        oneOf:
          - {title: One, type: object, required: [v], properties: {v: {const: 1}, a: {type: string}}}
          - {title: Two, type: object, required: [v], properties: {v: {const: 2}, b: {type: string}}}
      W:
        oneOf:
          - {title: One, type: object, required: [v], properties: {v: {const: 1}, a: {type: string}}}
          - {title: Text, type: object, required: [v], properties: {v: {const: '1'}, a: {type: string}}}
      """, responses: ["U", "V", "W"])
    #expect(strategy(built.union("U")) == "ok: true=0 false=1")
    #expect(strategy(built.union("V")) == "v: 1=0 2=1")
    #expect(strategy(built.union("W")) == "0 if object and v is 1, 1 if object and v is 1")
    #expect(built.findings == [])
  }

  @Test("One of two values marks no variant where another takes either")
  func freeBoolean() throws {
    let built = try schemas(
      """
      Good: {type: object, required: [ok], properties: {ok: {const: true}, a: {type: string}}}
      Any: {type: object, required: [ok], properties: {ok: {type: boolean}, kind: {const: any}, b: {type: string}}}
      U: {oneOf: [{$ref: '#/components/schemas/Good'}, {$ref: '#/components/schemas/Any'}]}
      """, responses: ["U"])
    #expect(strategy(built.union("U")) == "0 if fits and decodes, 1 if fits and decodes")
  }

  @Test("An optional constant is a sign where it comes, and the members are where it does not")
  func optionalConstants() throws {
    let built = try schemas(
      """
      Circle: {type: object, properties: {type: {type: string, const: circle, default: circle}, radius: {type: integer}}}
      Square: {type: object, properties: {type: {type: string, const: square, default: square}, side: {type: integer}}}
      Shape: {anyOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
      """, responses: ["Shape"])
    let union = try #require(built.union("Shape"))
    #expect(strategy(union) == "0 if fits and decodes, 1 if fits and decodes")
    #expect(union.shapes.common == ["type"])
    #expect(union.shapes.shapes.map(\.optional) == [["radius"], ["side"]])
    #expect(
      union.shapes.shapes.map(\.facts) == [
        [.constant(pointer: "/type", .string("circle"))], [.constant(pointer: "/type", .string("square"))],
      ])
    #expect(built.findings == [])
  }

  @Test("The kind of a shared property, that of its elements, and a constant within one tell apart")
  func sharedProperties() throws {
    let built = try schemas(
      """
      A: {type: object, properties: {v: {type: string}}}
      B: {type: object, properties: {v: {type: integer}}}
      U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
      C: {type: object, properties: {v: {type: array, items: {type: string}}}}
      D: {type: object, properties: {v: {type: array, items: {type: object, properties: {x: {type: string}}}}}}
      V: {oneOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/D'}]}
      E: {type: object, properties: {v: {type: object, properties: {t: {const: e}}}}}
      F: {type: object, properties: {v: {type: object, properties: {t: {const: f}}}}}
      W: {oneOf: [{$ref: '#/components/schemas/E'}, {$ref: '#/components/schemas/F'}]}
      G: {type: object, properties: {v: {type: string, enum: [a, b]}}}
      H: {type: object, properties: {v: {type: string, enum: [c, d]}}}
      X: {oneOf: [{$ref: '#/components/schemas/G'}, {$ref: '#/components/schemas/H'}]}
      """, responses: ["U", "V", "W", "X"])
    func facts(_ name: String) -> [VariantShape.Fact] { built.union(name)?.shapes.shapes.flatMap(\.facts) ?? [] }
    #expect(facts("U") == [.kinds(pointer: "/v", [.string, .null]), .kinds(pointer: "/v", [.integer, .null])])
    #expect(facts("V") == [.kinds(pointer: "/v/0", [.string]), .kinds(pointer: "/v/0", [.object])])
    #expect(facts("W") == [.constant(pointer: "/v/t", .string("e")), .constant(pointer: "/v/t", .string("f"))])
    #expect(
      facts("X") == [
        .known(pointer: "/v", [.string("a"), .string("b")]), .known(pointer: "/v", [.string("c"), .string("d")]),
      ])
    #expect(built.findings == [])
  }

  @Test("Lists are told apart by what they hold")
  func lists() throws {
    let built = try schemas(
      """
      U:
        type: object
        properties:
          prompt: {oneOf: [{type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}}, {type: array, items: {type: array, items: {type: integer}}}]}
      """)
    #expect(
      strategy(built.union("U.Prompt"))
        == "0 if string, 1 if elements are string, 2 if elements are integer, 3 if elements are array")
    #expect(built.findings == [])
  }

  @Test("A whole number beside numbers keeps its digits")
  func integers() throws {
    let built = try schemas(
      """
      A: {type: object, properties: {v: {oneOf: [{type: integer}, {type: number}]}, w: {type: [number, integer]}, x: {anyOf: [{type: number}, {type: integer, format: int64}]}}}
      """)
    for name in ["A.V", "A.X"] {
      #expect(strategy(built.union(name)).contains("if integer and decodes"), "\(name)")
      #expect(strategy(built.union(name)).hasSuffix("if integer|number and decodes"), "\(name)")
    }
    #expect(built.findings == [])
  }

  @Test("A list of whole numbers goes before one of numbers, and nothing is reported where order settles it")
  func narrower() throws {
    let built = try schemas(
      """
      A:
        type: object
        properties:
          delay: {anyOf: [{type: number}, {type: integer}, {type: array, items: {type: number}}, {type: array, items: {type: integer}}, {type: "null"}]}
          value:
            oneOf:
              - {type: boolean}
              - {type: integer, format: int64}
              - {type: number, format: double}
              - {type: string}
              - {type: object, required: [indices], properties: {indices: {type: array, items: {type: integer}}}}
              - {type: array, items: {type: boolean}}
              - {type: array, items: {type: number, format: double}}
              - {type: array, items: {type: integer, format: int64}}
              - {type: array, items: {type: string}}
      """)
    #expect(built.findings == [])
    #expect(
      strategy(built.union("A.Delay"))
        == "1 if integer and decodes, 0 if integer|number and decodes, 3 if array and decodes, 2 if array and decodes")
    #expect(strategy(built.union("A.Value")).hasSuffix("7 if array and decodes, 6 if array and decodes"))
  }

  @Test("A variant that another has everything of is ambiguous; duplicates are one; what is only sent needs no sign")
  func ambiguity() throws {
    let built = try schemas(
      """
      A: {type: object, properties: {a: {type: string}}}
      B: {type: object, properties: {a: {type: string}, b: {type: string}}}
      U: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
      V: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/B'}, {type: string}]}
      C: {type: object, properties: {x: {type: string}}}
      D: {type: object, properties: {x: {type: string}}}
      W: {oneOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/D'}]}
      """, requests: ["W"], responses: ["U", "V"])
    #expect(built.variants("V") == ["b: B", "string: string"])
    #expect(built.findings == ["ambiguous-union"])
  }

  @Test("Choices nested in choices are looked into once", .timeLimit(.minutes(25)))
  func nesting() throws {
    var text = "{type: object, properties: {end: {type: string}}}"
    for index in 0..<60 {
      text = "{oneOf: [\(text), {type: object, properties: {p\(index): {type: integer}}}, {type: string}]}"
    }
    let built = try schemas("A: {type: object, properties: {v: \(text)}}")
    #expect(built.structure("A") != nil)
  }

  @Test("However deep `allOf` nests, no property is lost", .timeLimit(.minutes(25)))
  func deepComposition() throws {
    let count = 300
    var text = "S0: {type: object, properties: {p0: {type: string}}}\n"
    for index in 1..<count {
      text +=
        "S\(index): {allOf: [{$ref: '#/components/schemas/S\(index - 1)'}, {type: object, properties: {p\(index): {type: string}}}]}\n"
    }
    let built = try schemas(text, responses: ["S\(count - 1)"])
    #expect(built.structure("S\(count - 1)")?.properties.count == count)
  }

  @Test("An alias is its target, also on a cycle")
  func aliases() throws {
    let built = try schemas(
      """
      First: {$ref: '#/components/schemas/Node'}
      Second: {allOf: [{$ref: '#/components/schemas/First'}], description: another}
      Third: {oneOf: [{$ref: '#/components/schemas/Second'}, {type: 'null'}]}
      Node: {type: object, properties: {a: {$ref: '#/components/schemas/First'}, b: {$ref: '#/components/schemas/Second'}, c: {$ref: '#/components/schemas/Third'}}}
      """)
    #expect(built.models == ["Node"])
    #expect(built.properties("Node") == ["a: Node optional", "b: Node optional", "c: Node optional"])
  }
}
