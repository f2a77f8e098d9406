import Testing

@testable import ClientModel

/// The arguments of calls.
@Suite struct ParameterTests {
  private func parameters(_ list: String, path: String = "/a", version: String = "openapi: 3.1.0") throws -> Built {
    try build(
      """
      paths:
        \(path):
          get: {operationId: a, parameters: [\(list)], responses: {'204': {description: ok}}}
      """, version: version)
  }

  private func labels(_ built: Built) -> [String] { built.operation("a")?.parameters.map(\.label) ?? [] }

  @Test("Path parameters come in the path's order, then what is required, then the rest")
  func order() throws {
    let built = try parameters(
      """
      {name: o, in: query, schema: {type: string}}, {name: r, in: query, required: true, schema: {type: string}},
      {name: b, in: path, required: true, schema: {type: string}}, {name: a, in: path, required: true, schema: {type: string}}
      """, path: "/{a}/{b}")
    #expect(labels(built) == ["a", "b", "r", "o"])
  }

  @Test("Two parameters of one name are told apart by their place")
  func places() throws {
    let built = try parameters(
      """
      {name: id, in: path, required: true, schema: {type: string}}, {name: id, in: query, schema: {type: string}},
      {name: ID, in: header, schema: {type: string}}
      """, path: "/{id}")
    #expect(labels(built) == ["id", "idQuery", "idHeader"])
  }

  @Test("Labels are plain, names inside the call quoted, and neither takes what the call uses itself")
  func keywords() throws {
    let built = try parameters(
      """
      {name: in, in: query, schema: {type: string}}, {name: self, in: query, schema: {type: string}},
      {name: body, in: query, schema: {type: string}}, {name: 'page[size]', in: query, schema: {type: integer}}
      """)
    #expect(labels(built) == ["in", "selfValue", "bodyQuery", "pageSize"])
    #expect(built.operation("a")?.parameters.first?.name == "`in`")
    #expect(built.operation("a")?.parameters.map(\.wireName) == ["in", "self", "body", "page[size]"])
  }

  @Test("Styles, explosion and reserved characters are kept as declared or by default")
  func styles() throws {
    let built = try parameters(
      """
      {name: a, in: query, schema: {type: array, items: {type: string}}},
      {name: b, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}},
      {name: c, in: query, style: deepObject, explode: true, schema: {type: object, additionalProperties: {type: string}}},
      {name: d, in: header, schema: {type: array, items: {type: string}}},
      {name: e, in: query, allowReserved: true, schema: {type: string}}
      """)
    let parameters = try #require(built.operation("a")?.parameters)
    #expect(parameters.map(\.style) == [.form, .pipeDelimited, .deepObject, .simple, .form])
    #expect(parameters.map(\.explode) == [true, false, true, false, true])
    #expect(parameters.map(\.allowReserved) == [false, false, false, false, true])
  }

  @Test("A parameter described by content is that media type's text")
  func content() throws {
    let built = try parameters(
      "{name: f, in: query, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}")
    #expect(built.operation("a")?.parameters.first?.contentType == "application/json")
    #expect(built.operation("a")?.parameters.first.map { built.text($0.type) } == "AResource.F")
  }

  @Test("The whole query string of 3.2 is one argument")
  func querystring() throws {
    let built = try parameters(
      "{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {x: {type: string}}}}}}",
      version: "openapi: 3.2.0")
    #expect(built.operation("a")?.parameters.first?.location == .querystring)
    #expect(built.operation("a")?.parameters.first?.contentType == "application/x-www-form-urlencoded")
  }

  @Test("What credentials and content negotiation send is no argument")
  func sentOtherwise() throws {
    let built = try build(
      """
      paths:
        /a:
          parameters: [{name: x, in: query, schema: {type: string}}]
          get:
            operationId: a
            parameters:
              - {name: Accept, in: header, schema: {type: string}}
              - {name: Authorization, in: header, schema: {type: string}}
              - {name: x-api-key, in: header, schema: {type: string}}
              - {name: x, in: query, required: true, schema: {type: integer}}
            responses: {'204': {description: ok}}
      components: {securitySchemes: {key: {type: apiKey, in: header, name: X-API-Key}}}
      """)
    #expect(labels(built) == ["x"])
    #expect(built.operation("a")?.parameters.first?.isRequired == true)
  }

  @Test("The only value of a required parameter is sent without being asked for, whoever names it")
  func onlyValues() throws {
    let built = try build(
      """
      paths:
        /a:
          get:
            operationId: a
            parameters:
              - {name: X-Amz-Target, in: header, required: true, schema: {type: string, enum: [Queue.Send]}}
              - {name: kind, in: query, required: true, schema: {$ref: '#/components/schemas/Kind'}}
              - {name: mode, in: query, schema: {type: string, enum: [all]}}
            responses: {'200': {description: ok}}
      components: {schemas: {Kind: {type: string, enum: [one]}}}
      """)
    #expect(built.operation("a")?.parameters.map(\.constant) == [.string("Queue.Send"), .string("one"), nil])
    #expect(built.models == [])
  }

  @Test("A required constant is sent without being asked for; a secret is marked")
  func constants() throws {
    let built = try parameters(
      """
      {name: v, in: query, required: true, schema: {const: '2'}},
      {name: w, in: query, required: true, schema: {type: string, enum: [only]}},
      {name: s, in: query, x-clientsmith-secret: true, schema: {type: string}},
      {name: p, in: query, schema: {type: string, format: password}},
      {name: n, in: query, x-clientsmith-name: other name, schema: {type: string}}
      """)
    let parameters = try #require(built.operation("a")?.parameters)
    #expect(parameters.first { $0.wireName == "v" }?.constant == .string("2"))
    #expect(parameters.filter(\.isSecret).map(\.wireName) == ["s", "p"])
    #expect(parameters.last?.label == "otherName")
  }

  @Test("A path that names a parameter nobody declares has it as a string; one that it lacks is left out")
  func paths() throws {
    let built = try parameters("{name: gone, in: path, required: true, schema: {type: string}}", path: "/{here}")
    #expect(labels(built) == ["here"])
    #expect(built.findings == [], "the document's reader has said it")
  }

  @Test("A query in a path's key is sent: fixed values without an argument, variables as arguments")
  func queries() throws {
    let built = try build(
      """
      paths:
        "/search?kind=person&name={name}&v={v}#x":
          get:
            operationId: a
            parameters:
              - {name: v, in: path, required: true, schema: {type: integer}}
              - {name: kind, in: query, schema: {type: string}}
            responses: {'204': {description: ok}}
      """)
    let call = try #require(built.operation("a"))
    #expect(call.path == "/search")
    #expect(call.parameters.map(\.wireName) == ["kind", "name", "v"])
    #expect(call.parameters.map(\.constant) == [.string("person"), nil, nil])
    #expect(call.parameters.allSatisfy { $0.location == .query && $0.isRequired })
    #expect(built.text(call.parameters[2].type) == "integer")
  }

  @Test("A path's key may carry a fragment that is not sent")
  func fragments() throws {
    let built = try build(
      """
      paths:
        /token: {post: {operationId: a, responses: {'204': {description: ok}}}}
        "/token#refresh": {post: {operationId: b, responses: {'204': {description: ok}}}}
      """)
    #expect(built.api.operations.map(\.path) == ["/token", "/token"])
  }
}
