import Testing

@testable import ClientModel

/// Content types of bodies, parts and answers.
@Suite struct MediaTypeTests {
  private func post(_ content: String, _ schemas: String = "") throws -> Built {
    try build(
      """
      paths:
        /a:
          post:
            operationId: a
            requestBody: {required: true, content: {\(content)}}
            responses: {'204': {description: ok}}
      components:
        schemas:
          A: {type: object, required: [a], properties: {a: {type: string}}}
          B: {type: object, required: [b], properties: {b: {type: string}}}
      \(schemas)
      """)
  }

  private func cases(_ built: Built) -> [String] {
    guard let content = built.operation("a")?.body?.content else { return [] }
    guard case .choice(let id) = content, case .bodies(let set) = built.api[id].kind else {
      return [built.text(content)]
    }
    return set.cases.map { "\($0.name): \(built.text($0.content))" }
  }

  private let a = "{schema: {$ref: '#/components/schemas/A'}}"
  private let b = "{schema: {$ref: '#/components/schemas/B'}}"

  @Test("Each JSON media type with a schema of its own is a case, and so is each kind of patch")
  func json() throws {
    #expect(
      try cases(
        post(
          "application/json-patch+json: {schema: {type: array, items: \(a.dropFirst(9).dropLast())}}, application/merge-patch+json: \(a)"
        ))
        == ["jsonPatch: application/json-patch+json [A]", "mergePatch: application/merge-patch+json A"])
    #expect(
      try cases(post("application/json-patch+json: \(a), application/merge-patch+json: \(a)"))
        == ["jsonPatch: application/json-patch+json A", "mergePatch: application/merge-patch+json A"])
    #expect(
      try cases(post("application/json: \(a), application/vnd.shop.v2+json: \(b)"))
        == ["json: application/json A", "shopV2: application/vnd.shop.v2+json B"])
  }

  @Test("Names for one content with one schema are one, also where the schema is written out twice")
  func synonyms() throws {
    #expect(try cases(post("application/json: \(a), text/json: \(a), '*/*': \(a)")) == ["application/json A"])
    let inline = "{schema: {type: object, properties: {x: {type: string}}}}"
    #expect(try cases(post("application/json: \(inline), application/vnd.x+json: \(inline)")).count == 1)
    #expect(
      try cases(post("text/plain: {schema: {type: string}}, text/csv: {schema: {type: string}}"))
        == ["text: text text/plain", "csv: text text/csv"])
  }

  @Test("JSON stands for a form of the same schema, but not for one with files")
  func forms() throws {
    #expect(
      try cases(post("application/json: \(a), application/x-www-form-urlencoded: \(a)")) == ["application/json A"])
    let file = "{schema: {$ref: '#/components/schemas/F'}}"
    let schemas = "    F: {type: object, properties: {file: {type: string, format: binary}}}"
    #expect(
      try cases(post("application/json: \(file), multipart/form-data: \(file)", schemas)).map {
        $0.prefix { $0 != ":" }
      }
        == ["json", "multipart"])
  }

  @Test("A range is no content type")
  func ranges() throws {
    #expect(try cases(post("text/*: {schema: {type: string}}")) == ["text text/plain"])
    #expect(try cases(post("image/*: {schema: {type: string, format: binary}}")) == ["bytes application/octet-stream"])
    #expect(
      try cases(post("multipart/*: {schema: {type: object, properties: {a: {type: string}}}}")).first?.hasPrefix(
        "multipart")
        == true)
  }

  private func parts(_ properties: String, _ encoding: String = "") throws -> [String] {
    let built = try post(
      "multipart/form-data: {schema: {type: object, properties: {\(properties)}}\(encoding.isEmpty ? "" : ", encoding: {\(encoding)}")}"
    )
    guard case .multipart(let id, _)? = built.operation("a")?.body?.content,
      case .multipart(let form) = built.api[id].kind
    else { return [] }
    return form.parts.map { part in
      let kind =
        switch part.kind {
        case .file: "file"
        case .json(let type): "json \(built.text(type).suffix(1))"
        case .text(let type): "text \(built.text(type))"
        }
      return "\(part.name): \(part.isRepeated ? "many " : "")\(kind)\(part.contentType.map { " as \($0)" } ?? "")"
    }
  }

  @Test("Uploads are files however frameworks write them")
  func uploads() throws {
    let upload = "{type: string, contentMediaType: application/octet-stream}"
    #expect(
      try parts(
        """
        a: \(upload), b: {anyOf: [\(upload), {type: 'null'}]}, c: {oneOf: [{type: string, format: binary}, {type: 'null'}]},
        d: {type: [string, 'null'], format: binary}, e: {anyOf: [{type: array, items: \(upload)}, {type: 'null'}]},
        f: {type: array, items: {anyOf: [\(upload), {type: 'null'}]}}, g: {allOf: [\(upload)]}
        """.replacing("\n", with: " "))
        == ["a: file", "b: file", "c: file", "d: file", "e: many file", "f: many file", "g: file"])
  }

  @Test(
    "A part that can be a file or something else is offered as a file, and as many where a list is one of its forms")
  func uploadChoices() throws {
    let file = "{type: string, format: binary}"
    #expect(
      try parts(
        "a: {anyOf: [\(file), {type: array, items: \(file)}]}, b: {oneOf: [\(file), {type: string}]}, c: {type: array, items: {anyOf: [\(file), {type: string}]}}"
      ) == ["a: many file", "b: file", "c: many file"])
  }

  @Test("What an answer can be had as besides is a call of its own where the answer is a list, a text or a file")
  func furtherForms() throws {
    func calls(_ content: String, _ parameters: String = "") throws -> [String] {
      let built = try build(
        """
        paths:
          /a:
            get:
              operationId: a
              parameters: [\(parameters)]
              responses: {'200': {description: ok, content: {\(content)}}}
        components:
          schemas:
            A: {type: object, required: [a], properties: {a: {type: string}}}
            B: {type: object, required: [b], properties: {b: {type: string}}}
            P: {type: object, properties: {data: {type: array, items: {$ref: '#/components/schemas/B'}}, next_cursor: {type: string}}}
        """)
      let operations = built.api.resources.flatMap(\.operations)
      let name = operations.first?.name ?? ""
      return operations.map { operation in
        #expect(operation.name.hasPrefix(name))
        let pages = operation.pagination == nil ? "" : " in pages"
        return "\(operation.name.dropFirst(name.count)) \(operation.accept.joined(separator: " or "))\(pages)"
      }
    }
    let list = "{schema: {type: array, items: {$ref: '#/components/schemas/A'}}}"
    #expect(
      try calls(
        "application/json: \(list), application/vnd.shop.v2+json: {schema: {$ref: '#/components/schemas/P'}}",
        "{name: cursor, in: query, schema: {type: string}}")
        == [" application/json in pages", "ShopV2 application/vnd.shop.v2+json in pages"])
    #expect(
      try calls("application/json: \(a), text/csv: {schema: {type: string}}, application/pdf: {}")
        == [" application/json", "CSV text/csv", "PDF application/pdf"])
    // One schema for all is what frameworks write that list what they could.
    #expect(try calls("text/plain: \(a), application/json: \(a), text/html: {}") == [" application/json"])
    // An answer that is no list is a choice, as the server answers.
    #expect(
      try calls("application/json: \(a), application/vnd.shop.v2+json: \(b)")
        == [" application/json or application/vnd.shop.v2+json"])
  }

  @Test("Of a list of content types a part is sent as the first that is no range and fits")
  func partTypes() throws {
    #expect(
      try parts(
        "a: {type: string, format: binary}, b: {type: string, format: binary}, c: {type: object, properties: {x: {type: string}}}, d: {type: string}",
        "a: {contentType: 'image/png, image/jpeg'}, b: {contentType: 'image/*, application/pdf'}, c: {contentType: 'text/xml, application/json'}, d: {contentType: 'image/*'}"
      ) == ["a: file as image/png", "b: file as application/pdf", "c: json C as application/json", "d: text string"])
  }

  private func get(_ responses: String) throws -> Built {
    try build(
      """
      paths:
        /a: {get: {operationId: a, responses: {\(responses)}}}
      components:
        schemas:
          A: {type: object, required: [a], properties: {a: {type: string}}}
          B: {type: object, required: [b], properties: {b: {type: string}}}
      """)
  }

  @Test("An answer in several JSON media types with schemas of their own has a case for each")
  func answers() throws {
    let built = try get(
      "'200': {description: ok, content: {application/json: \(a), application/vnd.shop.v2+json: \(b), application/hal+json: \(a)}}"
    )
    guard case .choice(let id)? = built.operation("a")?.result, case .responses(let set) = built.api[id].kind else {
      return #expect(Bool(false))
    }
    #expect(set.cases.map(\.name) == ["ok", "okShopV2"])
    #expect(set.cases.map(\.mediaType) == [nil, "application/vnd.shop.v2+json"])
    #expect(built.operation("a")?.accept == ["application/json", "application/vnd.shop.v2+json"])
  }

  @Test("A file is taken as whatever the service sends; a page of JSON lines holds what a list's schema says")
  func others() throws {
    let pdf = try get("'200': {description: ok, content: {application/pdf: {schema: {type: string, format: binary}}}}")
    #expect(pdf.operation("a")?.accept == ["application/pdf", "*/*;q=0.1"])
    let list = "{schema: {type: array, items: {$ref: '#/components/schemas/A'}}}"
    #expect(try get("'200': {description: ok, content: {application/x-ndjson: \(list)}}").result("a") == "lines A")
    let text = "{schema: {type: string}}"
    #expect(try get("'200': {description: ok, content: {application/x-ndjson: \(text)}}").result("a") == "lines json")
  }
}
