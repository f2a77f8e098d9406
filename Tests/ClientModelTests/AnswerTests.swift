import Testing

@testable import ClientModel

/// What calls give back.
@Suite struct AnswerTests {
  private func result(_ responses: String, method: String = "get", version: String = "openapi: 3.1.0") throws -> Built {
    try build(
      "paths: {/a: {\(method): {operationId: a, responses: \(responses)}}}\n"
        + "components: {schemas: {T: {type: object, properties: {a: {type: string}}}, E: {type: object, properties: {e: {type: string}}}}}",
      version: version)
  }

  private static let json = "content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}"

  @Test(
    "The success answers decide what comes back",
    arguments: [
      ("{'204': {description: ok}}", "nothing"),
      ("{'200': {description: ok}}", "raw"),
      ("{'200': {description: ok, \(json)}}", "T"),
      ("{'2XX': {description: ok, \(json)}}", "T"),
      ("{default: {description: ok, \(json)}}", "T"),
      ("{'200': {description: ok, \(json)}, '201': {description: ok, \(json)}}", "T"),
      ("{'200': {description: ok, \(json)}, '204': {description: ok}}", "T or nothing"),
      (
        "{'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}",
        "[string]"
      ),
      ("{'200': {description: ok, content: {text/plain: {schema: {type: string}}}}}", "text"),
      ("{'200': {description: ok, content: {application/pdf: {}}}}", "bytes"),
      ("{'200': {description: ok, content: {application/json: {schema: {type: string, format: binary}}}}}", "bytes"),
      ("{'200': {description: ok, content: {application/xml: {schema: {$ref: '#/components/schemas/T'}}}}}", "xml T"),
      (
        "{'200': {description: ok, content: {application/x-ndjson: {schema: {$ref: '#/components/schemas/T'}}}}}",
        "lines T"
      ),
      (
        "{'200': {description: ok, content: {application/x-ndjson: {schema: {type: [string, 'null']}}}}}",
        "lines json"
      ),
      ("{'200': {description: ok, content: {text/event-stream: {}}}}", "events string"),
      ("{'302': {description: elsewhere}}", "raw"),
    ])
  func results(responses: String, expected: String) throws {
    #expect(try result(responses).result("a") == expected)
  }

  @Test("HEAD has no body")
  func head() throws {
    #expect(try result("{'200': {description: ok, \(Self.json)}}", method: "head").result("a") == "nothing")
  }

  @Test("Answers that differ are a choice by status")
  func choice() throws {
    let built = try result(
      "{'200': {description: ok, \(Self.json)}, '202': {description: later, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}, '204': {description: none}}"
    )
    #expect(built.result("a") == "choice AResource.AResponse")
    guard case .responses(let set)? = built.model("AResource.AResponse")?.kind else {
      Issue.record("no choice")
      return
    }
    #expect(set.cases.map(\.name) == ["ok", "accepted", "noContent"])
    #expect(set.cases.map(\.status) == [.exact(200), .exact(202), .exact(204)])
  }

  @Test("JSON is asked for before anything else")
  func accept() throws {
    let built = try result(
      "{'200': {description: ok, content: {text/csv: {}, application/json: {schema: {$ref: '#/components/schemas/T'}}}}}"
    )
    #expect(built.result("a") == "T")
    #expect(built.operation("a")?.accept == ["application/json"])
  }

  @Test("Streams of 3.2 give the type of their items, and events that of their data")
  func streams() throws {
    let built = try build(
      """
      paths:
        /a: {get: {operationId: a, responses: {'200': {description: ok, content: {application/jsonl: {itemSchema: {$ref: '#/components/schemas/T'}}}}}}}
        /b: {get: {operationId: b, responses: {'200': {description: ok, content: {application/json-seq: {itemSchema: {$ref: '#/components/schemas/T'}}}}}}}
        /c:
          get:
            operationId: c
            x-clientsmith-sentinel: '[DONE]'
            responses:
              '200':
                description: ok
                content:
                  text/event-stream:
                    itemSchema:
                      type: object
                      properties:
                        event: {type: string}
                        data: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/T'}}
      components: {schemas: {T: {type: object, properties: {a: {type: string}}}}}
      """, version: "openapi: 3.2.0")
    #expect(built.result("a") == "lines T")
    #expect(built.result("b") == "jsonSequence T")
    #expect(built.result("c") == "events T until [DONE]")
  }

  @Test("An answer that can be had as a stream besides gives a second call")
  func streamBesides() throws {
    let built = try build(
      """
      paths:
        /chats/completions:
          post:
            operationId: createCompletion
            tags: [chats]
            responses:
              '200':
                description: ok
                content:
                  application/json: {schema: {$ref: '#/components/schemas/T'}}
                  text/event-stream: {schema: {$ref: '#/components/schemas/Chunk'}}
        /exports:
          get:
            operationId: listExports
            tags: [chats]
            responses:
              '200':
                description: ok
                content:
                  application/x-ndjson: {schema: {$ref: '#/components/schemas/T'}}
                  application/json: {schema: {type: array, items: {$ref: '#/components/schemas/T'}}}
      components:
        schemas:
          T: {type: object, properties: {a: {type: string}}}
          Chunk: {type: object, properties: {delta: {type: string}}}
      """)
    #expect(
      built.calls == [
        "chats.createCompletion", "chats.createCompletionStream", "chats.listExports", "chats.listExportsStream",
      ])
    #expect(
      built.api.operations.map(\.accept) == [
        ["application/json"], ["text/event-stream"], ["application/json"], ["application/x-ndjson"],
      ])
    #expect(built.api.operations.map { built.text($0.result) } == ["T", "events Chunk", "[T]", "lines T"])
  }

  @Test("Swagger's list of what everything produces makes no second calls")
  func producesOfEverything() throws {
    let built = try build(
      """
      produces: [application/json, text/event-stream]
      paths: {/a: {get: {operationId: a, responses: {'200': {description: ok, schema: {type: object, properties: {a: {type: string}}}}}}}}
      """, version: "swagger: '2.0'")
    #expect(built.api.operations.count == 1)
  }

  @Test("Declared headers of the answer are typed")
  func headers() throws {
    let built = try result(
      "{'200': {description: ok, headers: {X-Total-Count: {schema: {type: integer}}, ETag: {schema: {type: string}}}, \(Self.json)}}"
    )
    #expect(built.operation("a")?.responseHeaders.map(\.name) == ["xTotalCount", "eTag"])
    #expect(built.operation("a")?.responseHeaders.map { built.text($0.type) } == ["integer", "string"])
  }

  @Test("The error body most operations share is the client's, others are known by status")
  func problems() throws {
    let built = try build(
      """
      paths:
        /a: {get: {operationId: a, responses: {'200': {description: ok}, '4XX': {$ref: '#/components/responses/E'}}}}
        /b: {get: {operationId: b, responses: {'200': {description: ok}, '4XX': {$ref: '#/components/responses/E'}, '422': {description: f, content: {application/json: {schema: {$ref: '#/components/schemas/F'}}}}}}}
      components:
        responses: {E: {description: e, content: {application/json: {schema: {$ref: '#/components/schemas/E'}}}}}
        schemas:
          E: {type: object, properties: {e: {type: string}}}
          F: {type: object, properties: {f: {type: string}}}
      """)
    #expect(built.text(built.api.problem.type) == "ShopProblem")
    #expect(built.api.problem.alternatives.map(built.text) == ["E", "F"])
    #expect(built.operation("a")?.problems == [])
    #expect(built.operation("b")?.problems == [ProblemCase(status: .exact(422), alternative: 1)])
    #expect(built.findings == [])
  }

  @Test("Methods of 3.2 are calls like any other")
  func methods() throws {
    let built = try build(
      """
      paths:
        /a:
          query: {operationId: q, requestBody: {content: {application/json: {schema: {type: string}}}}, responses: {'204': {description: ok}}}
          additionalOperations:
            PURGE: {operationId: p, responses: {'204': {description: ok}}}
      """, version: "openapi: 3.2.0")
    #expect(built.api.operations.map(\.method) == ["QUERY", "PURGE"])
  }
}
