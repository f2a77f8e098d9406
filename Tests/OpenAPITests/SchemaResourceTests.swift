import Diagnostics
import OpenAPI
import Testing
import YAML

@testable import struct OpenAPI.URIReference

/// Schemas that give themselves an `$id`, and documents that give themselves a `$self`.
struct SchemaResourceTests {
  private let head = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\n"

  /// What the property of a component refers to, followed to a schema that is no reference.
  private func target(_ component: String, _ property: String, in document: Document) -> Schema? {
    var schema = document.components.schemas[component]?.properties[property]
    for _ in 0..<10 { schema = schema?.reference.map { document.resolve($0) } ?? schema }
    return schema
  }

  @Test("references in a schema with an `$id` are relative to it, and others find it by its URI")
  func resources() throws {
    let result = read(
      head + """
        components:
          schemas:
            A:
              $id: https://example.com/schemas/a
              properties:
                sibling: {$ref: b}
                anchor: {$ref: 'b#inner'}
                own: {$ref: '#own'}
                pointer: {$ref: '#/$defs/own'}
                absolute: {$ref: 'https://example.com/schemas/b#/properties/z'}
                root: {$ref: '#'}
              $defs: {own: {$anchor: own, title: Own}}
            B:
              $id: https://example.com/schemas/b
              title: B
              properties:
                z: {$anchor: inner, title: Z}
                nested:
                  $id: sub/c
                  title: C
                  properties: {up: {$ref: ../b}, mine: {$ref: '#inner'}}
                  $defs: {mine: {$anchor: inner, title: Mine}}
            C: {properties: {nested: {$ref: 'https://example.com/schemas/sub/c'}}}
        """)
    let document = try #require(result.document)
    #expect(result.findings == ["1 no-operations"])
    let titles = ["sibling", "anchor", "own", "pointer", "absolute"].map { target("A", $0, in: document)?.title }
    #expect(titles == ["B", "Z", "Own", "Own", "Z"])
    #expect(target("A", "root", in: document) === document.components.schemas["A"])
    let nested = try #require(target("C", "nested", in: document))
    #expect(nested === document.components.schemas["B"]?.properties["nested"])
    let inner = nested.properties.map { $0.value.reference.flatMap { document.resolve($0) }?.title }
    #expect(inner == ["B", "Mine"])
  }

  @Test("a schema with an `$id` may refer to the document's components as if it had none")
  func carelessIdentifiers() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {$id: Pet, properties: {b: {$ref: '#/components/schemas/B'}, c: {$ref: '#c'}, d: {$ref: d.yaml}}}
            B: {$id: /schemas/B, title: B}
            C: {$id: C, $anchor: c, title: C}
            D: {properties: {c: {$ref: '#c'}}}
        """, files: ["d.yaml": "title: D"])
    let document = try #require(result.document)
    #expect(result.findings == ["1 no-operations"])
    #expect(["b", "c", "d"].map { target("A", $0, in: document)?.title } == ["B", "C", "D"])
    #expect(target("D", "c", in: document)?.title == "C")
  }

  @Test("an `$id` in an example is no identifier, and a property may be called so")
  func values() throws {
    let result = read(
      head + """
        components:
          schemas:
            A: {properties: {b: {$ref: 'https://example.com/b'}}}
            Example: {type: object, example: {$id: 'https://example.com/b', title: No}}
            Property: {properties: {$id: {type: string}}}
            B: {$id: 'https://example.com/b', title: B}
        """)
    #expect(result.findings == ["1 no-operations"])
    #expect(target("A", "b", in: try #require(result.document))?.title == "B")
  }

  @Test("a document is found by its `$self`, written in any way that means it")
  func selfURI() throws {
    let result = read(
      """
      openapi: 3.2.0
      $self: https://example.com/v1/openapi.yaml
      info: {title: T, version: "1"}
      components:
        schemas:
          A:
            properties:
              a: {$ref: 'https://example.com/v1/openapi.yaml#/components/schemas/B'}
              b: {$ref: 'openapi.yaml#/components/schemas/B'}
              c: {$ref: '/v1/openapi.yaml#/components/schemas/B'}
              d: {$ref: '../v1/openapi.yaml#/components/schemas/B'}
          B: {title: B}
      """)
    let document = try #require(result.document)
    #expect(result.findings == ["1 no-operations"])
    for property in ["a", "b", "c", "d"] {
      #expect(target("A", property, in: document) === document.components.schemas["B"], "\(property)")
    }
  }

  @Test("a file's `$id` is what its references are relative to, where that leads anywhere")
  func files() throws {
    let result = read(
      head + "components: {schemas: {A: {properties: {a: {$ref: m/a.yaml}, b: {$ref: m/b.yaml}}}}}",
      files: [
        "m/a.yaml": "$id: https://example.com/x/a\ntitle: A\nproperties: {b: {$ref: b}, c: {$ref: c.yaml}}",
        "m/b.yaml": "$id: https://example.com/x/b\ntitle: B", "m/c.yaml": "title: C",
      ])
    let document = try #require(result.document)
    let file = try #require(target("A", "a", in: document))
    let titles = file.properties.map { $0.value.reference.flatMap { document.resolve($0) }?.title }
    // `b` is only a URI; the file that has it is known because the document refers to it as well.
    #expect(titles == ["B", "C"])
    #expect(result.errors == [])
  }

  @Test(
    "relative references are resolved as RFC 3986 section 5.4 has them",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"),
      ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
      ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
      ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
      ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
      ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
      ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
    ])
  func resolution(reference: String, expected: String) {
    // A scheme of one letter is taken for a drive, so the RFC's `g:h` stays a path here.
    let expected = reference == "g:h" ? "http://a/b/c/g:h" : expected
    #expect(URIReference("http://a/b/c/d;p?q").resolving(URIReference(reference)).description == expected)
  }

  @Test("names of files keep the steps that lead above them")
  func filePaths() {
    #expect(URIReference("specs/api.yaml").resolving(URIReference("../m/a.yaml")).description == "m/a.yaml")
    #expect(URIReference("api.yaml").resolving(URIReference("../m/a.yaml")).description == "../m/a.yaml")
  }
}
