import Diagnostics
import OpenAPI
import Testing
import YAML

/// `$dynamicRef` and `$dynamicAnchor` (JSON Schema 2020-12 core, sections 7.1, 8.2.2 and 8.2.3.2).
struct DynamicReferenceTests {
  private func document(_ schemas: String, files: [String: String] = [:]) throws -> Document {
    let indented = schemas.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let result = read(
      "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\ncomponents:\n  schemas:\n" + indented, files: files)
    #expect(result.findings == ["1 no-operations"])
    return try #require(result.document)
  }

  /// The schema at the end of the references that begin at one.
  private func end(_ schema: Schema?, in document: Document) -> Schema? {
    var schema = schema
    for _ in 0..<10 { schema = schema?.reference.map { document.resolve($0) } ?? schema }
    return schema
  }

  /// The items of the list that a component, through its references, is or holds under `items`.
  private func item(_ component: String, in document: Document) -> Schema? {
    let list = end(document.components.schemas[component], in: document)
    return end(end(list?.properties["items"], in: document)?.items ?? list?.items, in: document)
  }

  private let generic = """
    List:
      $id: https://example.com/list
      type: object
      properties: {items: {type: array, items: {$dynamicRef: '#item'}}}
      $defs: {item: {$dynamicAnchor: item, title: Anything}}
    Pet: {title: Pet}
    Toy: {title: Toy}

    """

  @Test("a list of whatever `#item` is has the items that each outer schema says")
  func genericList() throws {
    let document = try document(
      generic + """
        Pets: {$id: 'https://example.com/pets', $ref: list, $defs: {i: {$dynamicAnchor: item, $ref: '#/components/schemas/Pet'}}}
        Toys: {$ref: '#/components/schemas/List', $defs: {i: {$dynamicAnchor: item, $ref: '#/components/schemas/Toy'}}}
        Again: {$ref: '#/components/schemas/Pets'}
        """)
    #expect(
      ["List", "Pets", "Toys", "Again"].map { item($0, in: document)?.title } == ["Anything", "Pet", "Toy", "Pet"])
    #expect(end(document.components.schemas["Pets"], in: document)?.isScoped == true)
    #expect(end(document.components.schemas["List"], in: document)?.isScoped == false)
  }

  @Test("the anchor of the outermost schema wins, through any references between")
  func outermost() throws {
    let document = try document(
      generic + """
        Middle: {$id: m, $ref: 'https://example.com/list', $defs: {i: {$dynamicAnchor: item, $ref: '#/components/schemas/Toy'}}}
        Outer: {$id: o, $ref: m, $defs: {i: {$dynamicAnchor: item, $ref: '#/components/schemas/Pet'}}}
        Inline: {properties: {items: {type: array, items: {$ref: 'https://example.com/list'}}}, $defs: {i: {$dynamicAnchor: item, $ref: '#/components/schemas/Pet'}}}
        """)
    #expect(item("Middle", in: document)?.title == "Toy")
    #expect(item("Outer", in: document)?.title == "Pet")
    let inline = item("Inline", in: document)
    #expect(end(inline?.properties["items"]?.items, in: document)?.title == "Pet")
  }

  @Test("a tree that is extended holds extended trees")
  func tree() throws {
    let document = try document(
      """
      Tree: {$dynamicAnchor: node, properties: {children: {type: array, items: {$dynamicRef: '#node'}}, up: {$ref: '#/components/schemas/Tree'}}}
      Leafy: {$dynamicAnchor: node, $ref: '#/components/schemas/Tree', properties: {leaf: {type: boolean}}}
      """)
    let tree = try #require(document.components.schemas["Tree"])
    let leafy = try #require(document.components.schemas["Leafy"])
    #expect(end(tree.properties["children"]?.items, in: document) === tree)
    let base = try #require(leafy.reference.flatMap { document.resolve($0) })
    #expect(base !== tree && base.path == tree.path)
    #expect(base.properties["children"]?.items?.reference.flatMap { document.resolve($0) } === leafy)
    // The way back to the tree by a plain reference stays in the scope, and ends.
    #expect(base.properties["up"]?.reference.flatMap { document.resolve($0) } === base)
  }

  @Test("two anchors are told apart, also where one schema sets one of them and another the other")
  func twoAnchors() throws {
    let document = try document(
      """
      Map:
        properties: {key: {$dynamicRef: '#key'}, value: {$dynamicRef: '#value'}}
        $defs: {k: {$dynamicAnchor: key, title: K}, v: {$dynamicAnchor: value, title: V}}
      Half: {$ref: '#/components/schemas/Map', $defs: {k: {$dynamicAnchor: key, title: Key}}}
      Whole: {$ref: '#/components/schemas/Half', $defs: {v: {$dynamicAnchor: value, title: Value}}}
      """)
    func titles(_ name: String) -> [String?] {
      let map = end(document.components.schemas[name], in: document)
      return ["key", "value"].map { end(map?.properties[$0], in: document)?.title }
    }
    #expect(titles("Map") == ["K", "V"])
    #expect(titles("Half") == ["Key", "V"])
    #expect(titles("Whole") == ["Key", "Value"])
  }

  @Test("without an anchor around it, a `$dynamicRef` leads where a `$ref` would")
  func plain() throws {
    let document = try document(
      """
      A: {$dynamicRef: '#/components/schemas/B'}
      B: {title: B}
      C: {$dynamicRef: '#anchor'}
      D: {$anchor: anchor, title: D}
      E: {$dynamicRef: 'other.yaml#there'}
      F: {$ref: '#/components/schemas/B', $dynamicRef: '#anchor'}
      """, files: ["other.yaml": "X: {$dynamicAnchor: there, title: X}"])
    #expect(["A", "C", "E"].map { end(document.components.schemas[$0], in: document)?.title } == ["B", "D", "X"])
    let both = document.components.schemas["F"]
    #expect(both?.allOf.map { end($0, in: document)?.title } == ["D"])
  }

  @Test("scopes that multiply end at the limit")
  func limit() {
    var text = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\ncomponents:\n  schemas:\n"
    let count = 60
    for index in 0..<count {
      text += "    S\(index):\n      $defs: {a: {$dynamicAnchor: n\(index), title: A}}\n      properties:\n"
      text += "        own: {$dynamicRef: '#n\(index)'}\n"
      for other in 0..<count { text += "        p\(other): {$ref: '#/components/schemas/S\(other)'}\n" }
    }
    var options = DocumentReader.Options()
    options.objects = 20_000
    #expect(read(text, options: options).findings.contains { $0.hasSuffix("too-many-objects") })
  }

  @Test("2019-09's `$recursiveRef` leads to the outermost schema with a `$recursiveAnchor`")
  func recursiveReference() throws {
    let document = try document(
      """
      Filter: {$recursiveAnchor: true, properties: {filters: {type: array, items: {oneOf: [{type: string}, {$recursiveRef: '#'}]}}}}
      Strict: {$recursiveAnchor: true, $ref: '#/components/schemas/Filter', properties: {strict: {type: boolean}}}
      """)
    let filter = try #require(document.components.schemas["Filter"])
    let strict = try #require(document.components.schemas["Strict"])
    #expect(end(filter.properties["filters"]?.items?.oneOf.last, in: document) === filter)
    let base = strict.reference.flatMap { document.resolve($0) }
    #expect(base?.properties["filters"]?.items?.oneOf.last?.reference.flatMap { document.resolve($0) } === strict)
    let loose = read(
      "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\ncomponents: {schemas: {A: {$recursiveRef: '#'}}}\n")
    #expect(loose.findings.contains("3 unsupported-keyword"))
  }
}
