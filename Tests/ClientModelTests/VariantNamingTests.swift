import Testing

@testable import ClientModel

/// What the alternatives of a union are called.
@Suite struct VariantNamingTests {
  private func variants(_ schemas: String, of name: String = "U") throws -> [String] {
    let built = try ClientModelTests.schemas(schemas, responses: [name])
    return built.union(name)?.variants.map(\.name) ?? []
  }

  @Test("The discriminator's value, where every alternative has one that can be a name")
  func discriminators() throws {
    let blocks = """
      TextBlock: {type: object, required: [type], properties: {type: {type: string}, text: {type: string}}}
      ToolBlock: {type: object, required: [type], properties: {type: {type: string}, tool: {type: string}}}

      """
    let union =
      "oneOf: [{$ref: '#/components/schemas/TextBlock'}, {$ref: '#/components/schemas/ToolBlock'}], discriminator: "
    func mapping(_ tool: String) -> String {
      "{propertyName: type, mapping: {text: '#/components/schemas/TextBlock', \(tool): '#/components/schemas/ToolBlock'}}"
    }
    #expect(try variants(blocks + "U: {\(union)\(mapping("tool_use"))}") == ["text", "toolUse"])
    #expect(try variants(blocks + "U: {\(union)\(mapping("'2'"))}") == ["textBlock", "toolBlock"])
    #expect(
      try variants(blocks + "ContentBlock: {\(union){propertyName: type}}", of: "ContentBlock") == ["text", "tool"])
  }

  @Test("A constant that no other has, required or not, and of any property")
  func constants() throws {
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: object, properties: {object: {const: event}, kind: {const: created}, a: {type: string}}}
            - {type: object, properties: {object: {const: event}, kind: {const: deleted}, b: {type: string}}}
        """) == ["created", "deleted"])
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: object, required: [live], properties: {live: {const: true}, a: {type: string}}}
            - {type: object, required: [live], properties: {live: {const: false}, b: {type: string}}}
        """) == ["live", "notLive"])
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: object, properties: {status: {enum: [completed]}, a: {type: string}}}
            - {type: object, properties: {status: {enum: [queued, in_progress]}, b: {type: string}}}
        """) == ["completed", "queuedOrInProgress"])
  }

  @Test("A title of any length, shortened to whole words, and none that only counts")
  func titles() throws {
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: object, title: A filter by the date at which somebody subscribed to the list, properties: {a: {type: string}}}
            - {type: object, title: Option 2, properties: {b: {type: string}}}
        """) == ["filterByTheDateAtWhichSomebodySubscribed", "b"])
  }

  @Test(
    "A property that only one has, one that it demands before others; then the kind of JSON and the union's last word")
  func properties() throws {
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: object, required: [note], properties: {id: {type: string}, extra: {type: string}, note: {type: string}}}
            - {type: object, properties: {id: {type: string}, content_id: {type: string}}}
            - {type: array, items: {type: string}}
            - {type: object, properties: {id: {type: string}}}
            - type: string
        """) == ["note", "contentID", "strings", "u", "string"])
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: object, properties: {labels: {type: array, items: {type: string}}}}
            - {type: object, properties: {labels: {type: array, items: {type: object, properties: {name: {type: string}}}}}}
        """) == ["strings", "objects"])
    #expect(
      try variants(
        """
        U:
          oneOf:
            - {type: string, enum: [gh-pages, master]}
            - {type: object, properties: {branch: {type: string}}}
        """) == ["string", "object"])
  }

  @Test("No alternative and no type of it is called by its number")
  func numbers() throws {
    let built = try schemas(
      """
      U:
        oneOf:
          - {type: object, properties: {a: {type: object, properties: {x: {type: string}}}}}
          - {type: object, properties: {b: {type: object, properties: {y: {type: string}}}}}
          - {type: object, properties: {c: {type: string, enum: [p, q]}}}
      """, responses: ["U"])
    #expect(!built.models.contains { $0.contains("Option") })
    #expect(built.models.contains("U.B"))
  }
}
