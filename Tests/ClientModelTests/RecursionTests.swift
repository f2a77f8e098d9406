import Testing

@testable import ClientModel

/// Models that contain themselves.
@Suite struct RecursionTests {
  private func boxed(_ built: Built) -> [String] {
    built.api.declarations.flatMap { declaration -> [String] in
      switch declaration.kind {
      case .structure(let structure):
        structure.properties.filter(\.isIndirect).map { "\(declaration.name).\($0.name)" }
      case .union(let union): union.variants.filter(\.isIndirect).map { "\(declaration.name).\($0.name)" }
      default: []
      }
    }
  }

  @Test("A structure that holds itself is boxed, a list of itself is not")
  func itself() throws {
    let built = try schemas(
      """
      Node:
        type: object
        properties:
          parent: {$ref: '#/components/schemas/Node'}
          children: {type: array, items: {$ref: '#/components/schemas/Node'}}
          byName: {type: object, additionalProperties: {$ref: '#/components/schemas/Node'}}
      """)
    #expect(boxed(built) == ["Node.parent"])
  }

  @Test("A cycle of several is boxed once, at the same edge on every run and whatever else there is")
  func mutual() throws {
    let cycle = """
      A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
      B: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
      C: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
      """
    #expect(try boxed(schemas(cycle)) == ["C.a"])
    #expect(try boxed(schemas("X: {type: object, properties: {y: {type: string}}}\n" + cycle)) == ["C.a"])
  }

  @Test("It is the property that closes the cycle, wherever the cycle is entered")
  func entrance() throws {
    let cycle = """
      A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
      B: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
      C: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/B'}}}
      """
    for entrance in ["A", "B", "C"] {
      let user = "X: {type: object, properties: {x: {$ref: '#/components/schemas/\(entrance)'}}}\n"
      #expect(try boxed(schemas(user + cycle)) == ["C.a", "C.b"])
    }
  }

  @Test("A union that holds itself is boxed")
  func union() throws {
    let built = try schemas(
      """
      Filter: {oneOf: [{$ref: '#/components/schemas/Not'}, {type: string}]}
      Not: {type: object, required: [not], properties: {not: {$ref: '#/components/schemas/Filter'}}}
      """)
    #expect(boxed(built).count == 1)
    #expect(built.variants("Filter") == ["not: Not", "string: string"])
  }

  @Test("An alias that holds itself becomes a wrapping structure, which Swift allows")
  func aliases() throws {
    let built = try schemas(
      """
      Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
      Map: {type: object, additionalProperties: {$ref: '#/components/schemas/Map'}}
      """)
    let tree = try #require(built.structure("Tree"))
    #expect(tree.isWrapper)
    #expect(tree.properties.map { built.text($0.type) } == ["[Tree]"])
    #expect(built.structure("Map")?.isWrapper == true)
    #expect(built.structure("Map")?.properties.map { built.text($0.type) } == ["[String: Map]"])
  }

  @Test("References that only lead to each other end as free JSON")
  func pure() throws {
    let built = try schemas(
      """
      A: {allOf: [{$ref: '#/components/schemas/B'}]}
      B: {allOf: [{$ref: '#/components/schemas/A'}]}
      """)
    #expect(built.api.operations.count == 2)
  }

  @Test("A twin of a recursive model refers to the twin")
  func twins() throws {
    let built = try schemas(
      "N: {type: object, required: [id], properties: {id: {type: string, readOnly: true}, next: {$ref: '#/components/schemas/N'}}}",
      requests: ["N"], responses: ["N"])
    #expect(built.properties("NInput") == ["next: NInput optional"])
    #expect(boxed(built) == ["N.next", "NInput.next"])
  }

  @Test("References lead through hundreds of models, and hundreds of references to one", .timeLimit(.minutes(25)))
  func longChains() throws {
    var text = ""
    let count = 500
    for index in 0..<count {
      text += "S\(index): {type: object, properties: {next: {$ref: '#/components/schemas/S\(index + 1)'}}}\n"
      text += "A\(index): {$ref: '#/components/schemas/A\(index + 1)'}\n"
    }
    text += "S\(count): {type: object, properties: {end: {type: string}}}\n"
    text += "A\(count): {type: object, properties: {end: {type: string}}}\n"
    let built = try schemas(text, responses: ["S0", "A0"])
    #expect(built.diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(built.api.declarations.count == count + 2)
    #expect(built.properties("S\(count - 1)") == ["next: S\(count) optional"])
  }

  @Test("Choices within choices that multiply end at a limit", .timeLimit(.minutes(25)))
  func multiplyingChoices() throws {
    var text = ""
    for index in 0..<14 {
      let next = "{$ref: '#/components/schemas/S\(index + 1)'}"
      text += "S\(index): {type: object, properties: {p\(index): {type: string}}, "
      text += "oneOf: [\(next), {allOf: [\(next), {type: object, properties: {q\(index): {type: string}}}]}]}\n"
    }
    text += "S14: {type: object, properties: {end: {type: string}}}\n"
    let built = try schemas(text, responses: ["S0"])
    #expect(built.diagnostics.contains { $0.id.name == "unsupported-schema" })
  }
}
