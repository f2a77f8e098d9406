import Testing

@testable import ClientModel

/// What calls send.
@Suite struct BodyTests {
  private func body(_ content: String, schemas: String = "{}", version: String = "openapi: 3.1.0") throws -> Built {
    try build(
      """
      paths:
        /a:
          post:
            operationId: createThing
            tags: [things]
            requestBody: {required: true, content: \(content)}
            responses: {'204': {description: ok}}
      components: {schemas: \(schemas)}
      """, version: version)
  }

  private func text(_ built: Built) -> String {
    built.operation("createThing")?.body.map { built.text($0.content) } ?? "none"
  }

  @Test(
    "The media type decides how a body is sent",
    arguments: [
      ("{application/json: {schema: {type: integer}}}", "application/json integer"),
      ("{application/vnd.api+json: {schema: {type: string}}}", "application/vnd.api+json string"),
      ("{'*/*': {schema: {type: string}}}", "application/json string"),
      ("{application/json: {}}", "application/json json"),
      ("{text/plain: {schema: {type: string}}}", "text text/plain"),
      ("{application/octet-stream: {}}", "bytes application/octet-stream"),
      ("{image/png: {schema: {type: string, format: binary}}}", "bytes image/png"),
      ("{application/json: {schema: {type: string, format: binary}}}", "bytes application/json"),
      ("{application/xml: {schema: {type: object, properties: {a: {type: string}}}}}", "xml ThingsResource.CreateBody"),
      (
        "{application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}}}}}",
        "form ThingsResource.CreateBody"
      ),
      (
        "{multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}",
        "multipart ThingsResource.CreateBody"
      ),
      ("{multipart/form-data: {}}", "parts multipart/form-data"),
      ("{multipart/form-data: {schema: {type: object}}}", "parts multipart/form-data"),
      ("{multipart/form-data: {schema: {type: array, items: {type: string}}}}", "parts multipart/form-data"),
      (
        "{multipart/form-data: {schema: {type: object, additionalProperties: {type: string, format: binary}}}}",
        "parts multipart/form-data"
      ),
      (
        "{application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: {type: string}}}}",
        "form [String: string]"
      ),
      ("{application/x-www-form-urlencoded: {schema: {}}}", "form json"),
    ])
  func kinds(content: String, expected: String) throws {
    #expect(try text(body(content)) == expected)
  }

  @Test(
    "What no form can hold is given as bytes, and said so",
    arguments: ["{type: string}", "{type: array, items: {type: string}}", "{type: [integer, 'null']}"])
  func shapelessForms(schema: String) throws {
    let built = try body("{application/x-www-form-urlencoded: {schema: \(schema)}}")
    #expect(text(built) == "bytes application/x-www-form-urlencoded")
    #expect(built.findings == ["unsupported-media-type"])
  }

  @Test("JSON stands for a list beside it that is called a form, and parts nobody describes stay a choice")
  func listsAsForms() throws {
    let list = "{schema: {type: array, items: {type: object, properties: {a: {type: string}}}}}"
    let form = try body("{application/json: \(list), application/x-www-form-urlencoded: \(list)}")
    #expect(text(form).hasPrefix("application/json ["))
    #expect(form.findings == [])
    let both = try body("{application/json: \(list), multipart/form-data: \(list)}")
    guard case .bodies(let set)? = both.model("ThingsResource.CreateBody")?.kind else {
      Issue.record("no choice")
      return
    }
    #expect(set.cases.map { "\($0.name) \(both.text($0.content))" }.last == "multipart parts multipart/form-data")
  }

  @Test("A sequence of items is sent item by item (3.2)")
  func sequences() throws {
    let built = try body(
      "{application/jsonl: {itemSchema: {type: object, properties: {a: {type: string}}}}}", version: "openapi: 3.2.0")
    #expect(text(built) == "application/jsonl of ThingsResource.CreateBodyItem")
  }

  @Test("JSON alone is offered where the other media types carry the same schema")
  func sameSchema() throws {
    let built = try body(
      "{application/json: {schema: {$ref: '#/components/schemas/T'}}, application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/T'}}}",
      schemas: "{T: {type: object, properties: {a: {type: string}}}}")
    #expect(text(built) == "application/json T")
  }

  @Test("Media types that really differ are a choice")
  func choice() throws {
    let built = try body(
      "{application/json: {schema: {type: object, properties: {a: {type: string}}}}, multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}}}"
    )
    #expect(text(built) == "choice ThingsResource.CreateBody")
    guard case .bodies(let set)? = built.model("ThingsResource.CreateBody")?.kind else {
      Issue.record("no choice")
      return
    }
    #expect(set.cases.map(\.name) == ["json", "multipart"])
    #expect(
      built.models.sorted() == [
        "ThingsResource.CreateBody", "ThingsResource.CreateJSONBody", "ThingsResource.CreateMultipartBody",
      ])
  }

  @Test("A part is a file, JSON or text, once or repeatedly")
  func parts() throws {
    let built = try body(
      """
      {multipart/form-data: {schema: {type: object, required: [file], properties: {
        file: {type: string, format: binary}, files: {type: array, items: {type: string, format: binary}},
        meta: {type: object, properties: {a: {type: string}}}, tags: {type: array, items: {type: string}},
        kind: {type: string, enum: [x, y]}, count: {type: integer}, raw: {type: string}}},
        encoding: {raw: {contentType: application/json}, file: {contentType: image/png}}}}
      """)
    guard case .multipart(let form)? = built.model("ThingsResource.CreateBody")?.kind else {
      Issue.record("no form")
      return
    }
    let kinds = form.parts.map { part -> String in
      switch part.kind {
      case .file: "file"
      case .json(let type): "json \(built.text(type))"
      case .text(let type): "text \(built.text(type))"
      }
    }
    #expect(
      kinds == [
        "file", "file", "json ThingsResource.CreateBody.Meta", "text string", "text ThingsResource.CreateBody.Kind",
        "text integer", "json string",
      ])
    #expect(form.parts.map(\.isRepeated) == [false, true, false, true, false, false, false])
    #expect(form.parts.first?.isRequired == true && form.parts.first?.contentType == "image/png")
  }

  @Test("A schema used as form and as JSON has a name for each")
  func formAndJSON() throws {
    let built = try build(
      """
      paths:
        /a: {post: {operationId: a, requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/T'}}}}, responses: {'204': {description: ok}}}}
        /b: {post: {operationId: b, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}, responses: {'204': {description: ok}}}}
      components: {schemas: {T: {type: object, properties: {a: {type: string}}}}}
      """)
    #expect(built.models.sorted() == ["T", "TForm"])
  }

  @Test("Fields of a form keep how they are written")
  func encodings() throws {
    let built = try body(
      """
      {application/x-www-form-urlencoded: {schema: {type: object, properties: {l: {type: array, items: {type: string}}}},
        encoding: {l: {style: spaceDelimited, explode: false, allowReserved: true}}}}
      """)
    guard case .form(_, _, let encodings)? = built.operation("createThing")?.body?.content else {
      Issue.record("no form")
      return
    }
    #expect(
      encodings == [
        FormEncoding(property: "l", style: .spaceDelimited, explode: false, allowReserved: true, contentType: nil)
      ])
  }

  @Test("Swagger's bodies and form fields come to the same")
  func swagger() throws {
    let built = try build(
      """
      paths:
        /a:
          post:
            operationId: a
            consumes: [application/json]
            parameters: [{name: body, in: body, required: true, schema: {$ref: '#/definitions/T'}}]
            responses: {'200': {description: ok, schema: {$ref: '#/definitions/T'}}}
        /b:
          post:
            operationId: b
            consumes: [multipart/form-data]
            parameters: [{name: f, in: formData, type: file}, {name: n, in: formData, type: string}]
            responses: {'204': {description: ok}}
      definitions: {T: {type: object, properties: {a: {type: string}}}}
      """, version: "swagger: '2.0'")
    #expect(built.operation("a")?.body.map { built.text($0.content) } == "application/json T")
    #expect(built.operation("a")?.body?.isRequired == true)
    #expect(built.result("a") == "T")
    #expect(built.operation("b")?.body.map { built.text($0.content) } == "multipart BResource.BBody")
  }
}
