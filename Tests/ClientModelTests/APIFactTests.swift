import Testing

@testable import ClientModel

/// What the model knows of the API as a whole, and what only some operations have.
@Suite struct APIFactTests {
  @Test("An exact status is not hidden by a range of another type")
  func exactBeforeRange() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: a
            responses:
              '200': {description: ok}
              '4XX': {description: f, content: {application/json: {schema: {$ref: '#/components/schemas/F'}}}}
              '404': {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}
              default: {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}
      components:
        schemas:
          E: {type: object, properties: {e: {type: string}}}
          F: {type: object, properties: {f: {type: string}}}
      """)
    #expect(built.api.problem.alternatives.map(built.text) == ["E", "F"])
    #expect(
      built.operation("a")?.problems == [
        ProblemCase(status: .exact(404), alternative: 0), ProblemCase(status: .range(4), alternative: 1),
      ])
  }

  @Test("Events whose names are described are whole, and their data is what is in it")
  func wholeEvents() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: a
            responses: {'200': {description: ok, content: {text/event-stream: {itemSchema: {$ref: '#/components/schemas/Event'}}}}}
      components:
        schemas:
          T: {type: object, properties: {a: {type: string}}}
          Event:
            oneOf:
              - title: Made
                type: object
                required: [event, data]
                properties:
                  event: {const: made}
                  data: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/T'}}
              - {title: Gone, type: object, required: [event, data], properties: {event: {const: gone}, data: {type: string}}}
      """, version: "openapi: 3.2.0")
    #expect(built.result("a") == "events Event")
    #expect(built.properties("Event.Made") == ["event: string required", "data: T required"])
    #expect(built.properties("Event.Gone") == ["event: string required", "data: string required"])
    let event = try #require(built.api.declarations.firstIndex { $0.name == "Event" })
    #expect(EventShape.isWhole(.declared(DeclarationID(event)), in: built.api.declarations))
  }

  @Test("Headers of all operations are one list, secrets another; servers with a choice have names of their own")
  func collected() throws {
    let built = try build(
      """
      paths:
        /a/{hash}:
          post:
            operationId: sendIt
            servers: [{url: 'https://{t}.example', variables: {t: {default: x, enum: [x, y]}}}]
            parameters:
              - {name: hash, in: path, required: true, x-clientsmith-secret: true, schema: {type: string}}
              - {name: pin, in: query, schema: {type: string, format: password}}
            requestBody: {content: {application/json: {schema: {type: object, properties: {code: {type: string, format: password}, pin: {type: string, format: password}}}}}}
            responses: {'200': {description: ok, headers: {X-A: {schema: {type: integer}}, x_b: {schema: {type: string}}, Content-Type: {schema: {type: string}}}}}
        /b:
          get:
            operationId: b
            servers: [{url: /v2}]
            responses: {'200': {description: ok, headers: {x-a: {schema: {type: integer}}, X-B: {schema: {type: integer}}, x_b: {schema: {type: boolean}}}}}
      """)
    #expect(built.api.headers.map(\.name) == ["xA", "xB", "xB2"])
    #expect(built.api.headers.map { built.text($0.type) } == ["integer", "string", "integer"])
    #expect(built.api.secretNames == ["code", "pin"])
    #expect(built.api.ownServers.map(\.name) == ["sendIt"])
    #expect(built.api.ownServers.first?.variables.first?.typeName == "SendItT")
    #expect(built.operation("sendIt")?.servers.first?.defaultURL == "https://x.example")
    #expect(built.operation("b")?.servers.first?.defaultURL == "/v2")
  }

  @Test("A media type that is no text makes a part of a form a file, and `items: false` ends a tuple")
  func binaryParts() throws {
    let built = try build(
      """
      paths:
        /a:
          post:
            operationId: a
            requestBody:
              content:
                multipart/form-data:
                  schema:
                    type: object
                    properties:
                      image: {type: string, contentMediaType: image/png}
                      text: {type: string, contentMediaType: text/csv}
                      coded: {type: string, contentMediaType: image/png, contentEncoding: base64}
            responses: {'200': {description: ok, content: {application/json: {schema: {type: array, prefixItems: [{type: integer}], items: false}}}}}
      """)
    guard case .multipart(let id, _)? = built.operation("a")?.body?.content,
      case .multipart(let form) = built.api[id].kind
    else {
      Issue.record("the body is no form")
      return
    }
    let files = form.parts.map { if case .file = $0.kind { true } else { false } }
    #expect(files == [true, false, false])
    #expect(built.result("a") == "[integer]")
  }
}
