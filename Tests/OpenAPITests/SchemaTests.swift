import Diagnostics
import OpenAPI
import Testing
import YAML

/// Schemas in one form, whatever version they were written for.
struct SchemaTests {
  @Test("3.0's nullable is the type null")
  func nullable() throws {
    let typed = try #require(schema("type: string\nnullable: true", version: "3.0.3").schema)
    #expect(typed.types == [.string, .null])
    #expect(!typed.nullable)
    let untyped = try #require(schema("nullable: true\nallOf: [{type: string}]", version: "3.0.3").schema)
    #expect(untyped.nullable)
    #expect(untyped.types == [])
  }

  @Test("nullable in 3.1 is honoured and reported")
  func lateNullable() {
    let result = schema("type: string\nnullable: true")
    #expect(result.schema?.types == [.string, .null])
    #expect(result.findings == ["7 key-of-other-version"])
  }

  @Test("types are a set, written as a name or a list, null with or without quotes")
  func types() {
    #expect(schema("type: [string, integer, \"null\"]").schema?.types == [.string, .integer, .null])
    let bare = schema("type: [string, null]")
    #expect(bare.schema?.types == [.string, .null])
    #expect(bare.findings == ["6 loose-value"])
  }

  @Test("types of other languages are understood and reported", arguments: ["String", "int", "float", "file", "date"])
  func familiarTypes(name: String) {
    let result = schema("type: \(name)")
    #expect(result.schema?.types.isEmpty == false)
    #expect(result.findings == ["6 unknown-type"])
  }

  @Test("exclusive bounds are the same in 3.0 and 3.1, in any order of the keys")
  func exclusiveBounds() throws {
    let old = ["minimum: 1\nexclusiveMinimum: true", "exclusiveMinimum: true\nminimum: 1"]
    for text in old {
      let bound = try #require(schema(text, version: "3.0.3").schema?.constraints?.minimum)
      #expect(bound.isExclusive && bound.value == 1 && bound.text == "1")
    }
    let new = try #require(schema("exclusiveMinimum: 1").schema?.constraints?.minimum)
    #expect(new.isExclusive && new.value == 1)
    let both = try #require(schema("maximum: 5\nexclusiveMaximum: 9").schema?.constraints?.maximum)
    #expect(!both.isExclusive && both.value == 5)
    #expect(schema("exclusiveMinimum: true", version: "3.0.3").schema?.constraints?.minimum == nil)
  }

  @Test("numbers beyond every machine type keep their text")
  func bigNumbers() throws {
    let result = schema("type: integer\nmaximum: 9223372036854776000\nmaxLength: 99999999999999999999")
    #expect(result.schema?.constraints?.maximum?.text == "9223372036854776000")
    #expect(result.schema?.constraints?.maxLength == nil)
    #expect(result.findings == ["8 number-out-of-range"])
  }

  @Test("example is the first of the examples")
  func examples() {
    let both = schema("examples: [b]\nexample: a").schema
    #expect(both?.examples.map(\.string) == ["a", "b"])
    let map = schema("examples: {one: {value: a}, two: b}")
    #expect(map.schema?.examples.map(\.string) == ["a", "b"])
    #expect(map.findings == ["6 loose-value"])
  }

  @Test("schemas may be booleans")
  func booleans() {
    let open = schema("additionalProperties: false\nitems: true").schema
    #expect(open?.additionalProperties?.boolean == false)
    #expect(open?.items?.boolean == true)
  }

  @Test("siblings of a reference are kept")
  func siblings() {
    let new = schema("$ref: '#/components/schemas/S/$defs/X'\ndescription: D\n$defs: {X: {type: string}}")
    #expect(new.schema?.reference != nil)
    #expect(new.schema?.description == "D")
    #expect(new.findings == [])
    let old = schema("allOf: [{$ref: '#/components/schemas/S', nullable: true}]", version: "3.0.3")
    #expect(old.schema?.allOf.first?.nullable == true)
    #expect(old.findings == ["6 reference-siblings"])
  }

  @Test("the rarer keywords of 2020-12 are read")
  func applicators() throws {
    let text = """
      if: {type: string}
      then: {minLength: 1}
      else: {maxLength: 2}
      not: {const: x}
      contains: {type: integer}
      minContains: 2
      propertyNames: {pattern: a}
      patternProperties: {^x: {type: string}}
      dependentSchemas: {a: {type: object}}
      dependentRequired: {a: [b]}
      unevaluatedProperties: false
      unevaluatedItems: {type: string}
      prefixItems: [{type: string}, {type: integer}]
      contentMediaType: application/json
      contentEncoding: base64
      contentSchema: {type: object}
      $defs: {D: {type: string}}
      definitions: {E: {type: string}}
      """
    let result = schema(text)
    let schema = try #require(result.schema)
    let applicators = try #require(schema.applicators)
    #expect(result.findings == [])
    #expect(applicators.ifSchema?.types == .string)
    #expect(applicators.thenSchema?.constraints?.minLength == 1)
    #expect(applicators.elseSchema?.constraints?.maxLength == 2)
    #expect(schema.not?.const?.string == "x")
    #expect(applicators.contains?.types == .integer)
    #expect(schema.constraints?.minContains == 2)
    #expect(applicators.propertyNames?.constraints?.pattern == "a")
    #expect(applicators.patternProperties.names == ["^x"])
    #expect(applicators.dependentSchemas["a"]?.types == .object)
    #expect(applicators.dependentRequired["a"] == ["b"])
    #expect(applicators.unevaluatedProperties?.boolean == false)
    #expect(applicators.unevaluatedItems?.types == .string)
    #expect(schema.prefixItems.map(\.types) == [.string, .integer])
    #expect(schema.contentMediaType == "application/json")
    #expect(schema.contentEncoding == "base64")
    #expect(applicators.contentSchema?.types == .object)
    #expect(applicators.definitions.names == ["D", "E"])
  }

  @Test("items as a list are prefix items, and additionalItems the rest")
  func tuples() {
    let result = schema("items: [{type: string}]\nadditionalItems: false")
    #expect(result.schema?.prefixItems.map(\.types) == [.string])
    #expect(result.schema?.items?.boolean == false)
    #expect(result.findings == ["6 loose-value"])
  }

  @Test("the XML object's old words mean what the new ones say")
  func xml() {
    let old = schema("xml: {name: a, attribute: true, namespace: 'urn:x', prefix: p}", version: "3.0.3").schema?.xml
    #expect(old?.nodeType == .attribute)
    #expect(old?.name == "a" && old?.namespace == "urn:x" && old?.prefix == "p")
    #expect(schema("xml: {nodeType: cdata}", version: "3.2.0").schema?.xml?.nodeType == .cdata)
  }

  @Test("extensions keep their values")
  func extensions() {
    let schema = schema("x-enum-varnames: [A]\nx-ms-enum: {name: N}").schema
    #expect(schema?.extensions["x-enum-varnames"]?[0]?.string == "A")
    #expect(schema?.extensions.withPrefix("x-ms-").map(\.key) == ["x-ms-enum"])
  }

  @Test("every schema knows its place")
  func places() {
    let schema = schema("properties: {a/b: {anyOf: [{}, {items: {}}]}}").schema
    let inner = schema?.properties["a/b"]?.anyOf[1].items
    #expect(inner?.path.description == "#/components/schemas/S/properties/a~1b/anyOf/1/items")
  }
}

extension SchemaTests {
  @Test("a default of another type is left out, and quotes that were forgotten are not held against anybody")
  func defaults() {
    #expect(schema("type: integer\ndefault: x").schema?.defaultValue == nil)
    #expect(schema("type: string\ndefault: 1.0").schema?.defaultValue?.string == "1.0")
    #expect(schema("type: number\ndefault: 1").findings == [])
    #expect(schema("type: integer\ndefault: 1.0").findings == [])
    #expect(schema("type: [string, \"null\"]\ndefault: ~").findings == [])
    #expect(schema("type: array\nexample: [1]\nexamples: [{}, []]").schema?.examples.count == 2)
  }
}
