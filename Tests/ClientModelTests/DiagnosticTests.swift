import Diagnostics
import Testing

@testable import ClientModel

/// Every finding of the model has a document that brings it about.
@Suite struct DiagnosticTests {
  private static let ok = "responses: {'204': {description: ok}}"

  private static let documents: [String: String] = [
    "name-reserved": "paths: {}\ncomponents: {schemas: {Label: {type: object, properties: {a: {type: string}}}}}",
    "schema-renamed": "paths: {}\ncomponents: {schemas: {Data: {type: object, properties: {a: {type: string}}}}}",
    "name-collision":
      "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {a_b: {type: string}, aB: {type: string}}}}}",
    "ambiguous-union":
      "paths: {}\ncomponents: {schemas: {U: {oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: string}, b: {type: string}}}]}}}",
    "conflicting-property":
      "paths: {}\ncomponents: {schemas: {A: {allOf: [{type: object, properties: {n: {type: string}}}, {type: object, properties: {n: {type: array, items: {}}}}]}}}",
    "discriminator-property":
      "paths: {}\ncomponents: {schemas: {U: {discriminator: {propertyName: k}, oneOf: [{type: object, properties: {k: {const: a}}}, {type: object, properties: {b: {type: string}}}]}}}",
    "unsupported-schema":
      "paths: {}\ncomponents: {schemas: {A: {oneOf: [{type: string}, {type: integer}], anyOf: [{type: object, properties: {b: {type: string}}}, {type: boolean}]}}}",
    "schema-nesting":
      "paths: {}\ncomponents:\n  schemas:\n"
      + (0..<220).map { "    S\($0): {type: array, items: {$ref: '#/components/schemas/S\($0 + 1)'}}\n" }
      .joined()
      + "    S220: {type: string}",
    "unknown-extension": "x-clientsmith-colour: red\npaths: {/a: {get: {operationId: a, \(ok)}}}",
    "invalid-extension": "paths: {/a: {get: {operationId: a, x-clientsmith-retries: 7, \(ok)}}}",
    "former-extension-member":
      "paths: {/a: {get: {operationId: a, x-clientsmith-retries: {attempts: 4}, \(ok)}}}",
    "invalid-dialect":
      "paths: {/a: {get: {operationId: a, x-speakeasy-pagination: {type: x}, responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {}}}}}}}}}",
    "unknown-operation":
      "paths: {}\ncomponents: {securitySchemes: {s: {type: http, scheme: bearer, x-clientsmith-token: {acquire: {operationId: gone, token: '$response.body#/t'}}}}}",
    "unsupported-security-scheme": "paths: {}\ncomponents: {securitySchemes: {s: {type: http, scheme: hoba}}}",
    "unsupported-media-type":
      "paths: {/a: {post: {operationId: a, requestBody: {content: {application/cbor: {schema: {type: object, properties: {a: {type: string}}}}}}, \(ok)}}}",
    "pagination-items":
      "paths: {/a: {get: {operationId: a, x-clientsmith-pagination: {style: link, items: '$response.body#/x'}, responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {}}}}}}}}}",
    "undeclared-security":
      "paths: {/a: {get: {operationId: a, description: Needs an access token., responses: {'204': {description: ok}}}}}",
    "unrecognised-paging":
      "paths: {/a: {get: {operationId: a, parameters: [{name: offset, in: query, schema: {type: integer}}], responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {}}}}}}}}}",
    "untold-webhook":
      "paths: {}\nwebhooks: {a: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}, \(ok)}}, b: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}, \(ok)}}}",
    "pagination-parameter":
      "paths: {/a: {get: {operationId: a, x-clientsmith-pagination: {style: page, page: $request.query.p, items: '$response.body#'}, responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {}}}}}}}}}",
  ]

  @Test("Each finding is brought about by a document", arguments: documents.keys.sorted())
  func found(id: String) throws {
    let built = try build(try #require(Self.documents[id]))
    let finding = try #require(built.diagnostics.first { $0.id.name == id }, "found: \(built.findings)")
    #expect(finding.location != nil)
    #expect(!finding.message.hasSuffix(".") && finding.message.first?.isUppercase == false)
  }

  @Test("The findings of a selection are brought about by a configuration")
  func selection() throws {
    var configuration = ModelConfiguration()
    configuration.selection.tags = ["gone"]
    let built = try build("paths: {/a: {get: {operationId: a, \(Self.ok)}}}", configuration: configuration)
    #expect(built.findings == ["unknown-selection", "nothing-selected"])
  }

  @Test("A setting that names what the document lacks is an error that names the nearest")
  func targets() throws {
    var configuration = ModelConfiguration()
    configuration.typeMapping = ["uiid": "UUID", "#/components/schemas/Moneyy": "Decimal", "uuid": "UUID", "id": "ID"]
    configuration.names = ["Mony": "Cash", "#/components/schemas/Money/properties/gone": "Gone", "Money": "Cash"]
    configuration.paginationDecisions = ["listThing": true, "a": false]
    let built = try build(
      "paths: {/a: {get: {operationId: a, \(Self.ok)}}, /b: {get: {operationId: listThings, \(Self.ok)}}}\ncomponents: {schemas: {Money: {type: object, properties: {n: {type: string, format: id}}}}}",
      configuration: configuration)
    #expect(built.findings == Array(repeating: "unknown-target", count: 5))
    #expect(
      built.diagnostics.map(\.help) == [
        "did you mean `#/components/schemas/Money`?", "did you mean `uuid`?",
        "there are `#/components/schemas/Money`", "did you mean `Money`?", "did you mean `listThings`?",
      ])
  }

  @Test("No finding goes untested")
  func complete() {
    let tested = Set(Self.documents.keys).union([
      "unknown-selection", "nothing-selected", "unknown-target", "lock-conflict", "published-type-divided",
      // Said by the emitter, which knows the protocols: see its tests.
      "conformance-left-out",
    ])
    #expect(Set(DiagnosticID.allClientModel.map(\.name)) == tested)
  }
}
