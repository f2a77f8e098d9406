import Diagnostics
import OpenAPI
import Testing
import YAML

/// No input crashes or hangs the reader.
struct RobustnessTests {
  /// Documents that have every kind of object, for OpenAPI and for Swagger.
  static let documents = [
    """
    openapi: 3.2.0
    info: {title: T, version: "1", contact: {name: N}, license: {name: L}}
    servers: [{url: 'https://{a}', variables: {a: {enum: [b], default: b}}}]
    tags: [{name: a, externalDocs: {url: u}}]
    security: [{key: []}]
    paths:
      /x/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: string}}]
        get:
          operationId: getX
          tags: [a]
          parameters: [{name: q, in: query, style: form, explode: true, content: {a/b: {schema: {}}}, examples: {e: {value: 1}}}]
          requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/S'}, encoding: {p: {headers: {H: {schema: {}}}, prefixEncoding: [{}]}}}}}
          responses: {200: {description: D, headers: {H: {schema: {}}}, content: {a/b: {itemSchema: {}}}, links: {l: {operationId: getX, server: {url: u}}}}}
          callbacks: {c: {'{$url}': {post: {operationId: p}}}}
        additionalOperations: {LINK: {operationId: l}}
      /y: {$ref: '#/components/pathItems/P'}
    components:
      pathItems: {P: {get: {operationId: y}}}
      parameters: {A: {$ref: '#/components/parameters/B'}, B: {name: b, in: query, schema: {}}}
      securitySchemes: {key: {type: apiKey, in: header, name: K}, o: {type: oauth2, flows: {password: {tokenUrl: t, scopes: {a: b}}}}}
      schemas:
        S:
          type: [object, "null"]
          required: [a]
          properties: {a: {type: string, enum: [x], default: x, example: x}, b: {items: {oneOf: [{$ref: '#/components/schemas/S'}, true]}}}
          additionalProperties: false
          discriminator: {propertyName: a, mapping: {x: S}}
          xml: {name: n}
          allOf: [{minimum: 1, exclusiveMaximum: 3, maxLength: 4}]
          dependentRequired: {a: [b]}
          $defs: {D: {if: {}, then: {}}}
    """,
    """
    swagger: "2.0"
    info: {title: T, version: "1"}
    host: h
    consumes: [a/b]
    paths:
      /x:
        post:
          consumes: [c/d]
          parameters: [{name: f, in: formData, type: file}, {$ref: '#/parameters/P'}, {name: q, in: query, type: array, items: {type: string}, collectionFormat: csv}]
          responses: {200: {description: D, schema: {$ref: '#/definitions/S'}, headers: {H: {type: string}}, examples: {a/b: 1}}}
    parameters: {P: {name: b, in: body, schema: {type: object}}}
    responses: {R: {description: D}}
    definitions: {S: {discriminator: k, properties: {k: {type: string}}}}
    securityDefinitions: {a: {type: basic}, o: {type: oauth2, flow: password, tokenUrl: t, scopes: {s: d}}}
    """,
  ]

  /// Values of every type, to stand where they do not belong.
  static let intruders = [
    "null", "3", "text", "true", "[]", "{}", "[[]]", "{a: {}}", "[null]", "{$ref: '#'}", "{$ref: '#/paths'}", "1e999",
  ]

  @Test("any value of any type at any place is read or reported", arguments: documents)
  func wrongTypes(text: String) throws {
    var bag = DiagnosticBag()
    let root = try #require(YAMLReader().read(Array(text.utf8), file: "api.yaml", into: &bag))
    let intruders = try Self.intruders.map {
      try #require(YAMLReader().read(Array($0.utf8), file: "intruder.yaml", into: &bag))
    }
    var count = 0
    for variant in variants(of: root, with: intruders) {
      var bag = DiagnosticBag()
      _ = DocumentReader().read(root: variant, path: "api.yaml", from: InMemoryFileSource(), into: &bag)
      count += 1
    }
    #expect(count > 500)
  }

  /// The tree with each of its nodes replaced, in turn, by each of the intruders.
  private func variants(of node: Node, with intruders: [Node]) -> [Node] {
    var result = intruders
    switch node.content {
    case .scalar: break
    case .sequence(let elements):
      for index in elements.indices {
        for variant in variants(of: elements[index], with: intruders) {
          var changed = elements
          changed[index] = variant
          result.append(Node(sequence: changed, at: node))
        }
      }
    case .mapping(let mapping):
      for index in mapping.entries.indices {
        for variant in variants(of: mapping.entries[index].value, with: intruders) {
          var changed = mapping.entries
          changed[index] = changed[index].with(value: variant)
          result.append(Node(mapping: changed, at: node))
        }
      }
    }
    return result
  }

  @Test("deep nesting of every kind is refused, not followed", arguments: ["items", "allOf", "not", "properties"])
  func deepSchemas(keyword: String) {
    let open = ["items": "{items: ", "allOf": "{allOf: [", "not": "{not: ", "properties": "{properties: {p: "]
    let close = ["items": "}", "allOf": "]}", "not": "}", "properties": "}}"]
    let text =
      "openapi: 3.1.0\ncomponents:\n  schemas:\n    S: " + String(repeating: open[keyword] ?? "", count: 240) + "{}"
      + String(repeating: close[keyword] ?? "", count: 240)
    #expect(read(text).diagnostics.contains { $0.id == .nestingTooDeep })
  }

  @Test("misplaced references through each other end")
  func misplacedRing() {
    let result = read(
      """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /x: {get: {responses: {$ref: '#/paths/~1y/get/responses'}}}
        /y: {get: {responses: {$ref: '#/paths/~1x/get/responses'}}}
      components: {schemas: {A: {$ref: '#/components/schemas/B/x'}, B: {$ref: '#/components/schemas/A/x'}}}
      """)
    #expect(result.diagnostics.contains { $0.id == .referenceCycle })
  }

  @Test("schemas that double at every level of references are read once each")
  func doubling() {
    var text = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\ncomponents:\n  schemas:\n"
    for index in 0..<200 {
      text +=
        "    S\(index): {anyOf: [{$ref: '#/components/schemas/S\(index + 1)'}, {$ref: '#/components/schemas/S\(index + 1)'}]}\n"
    }
    text += "    S200: {type: string}\n"
    #expect(read(text).errors == [])
  }

  @Test("a small file that aliases make large is refused before it fills the memory")
  func aliases() {
    var text = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\nx-0: &a0 {type: string}\n"
    for index in 1..<9 {
      text += "x-\(index): &a\(index) {anyOf: [*a\(index - 1), *a\(index - 1), *a\(index - 1), *a\(index - 1)]}\n"
    }
    text += "components: {schemas: {S: *a8}}\n"
    var options = DocumentReader.Options()
    options.objects = 1_000
    #expect(read(text, options: options).errors.map(\.id) == [.tooManyObjects])
  }
}
