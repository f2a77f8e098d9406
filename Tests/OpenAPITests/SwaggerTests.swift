import Diagnostics
import OpenAPI
import Testing
import YAML

/// Swagger 2.0, brought to the form of OpenAPI 3.1.
struct SwaggerTests {
  private let text = """
    swagger: "2.0"
    info: {title: T, version: "1"}
    host: api.example.com
    basePath: /v1/
    schemes: [http, https]
    consumes: [application/json]
    produces: [application/json, application/xml]
    paths:
      /pets/{id}:
        parameters:
          - {name: id, in: path, required: true, type: integer, format: int64}
          - {$ref: '#/parameters/Trace'}
        get:
          operationId: getPet
          parameters:
            - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: pipes}
            - {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: multi}
            - {name: csv, in: query, type: array, items: {type: integer}}
          responses:
            200:
              description: OK
              schema: {$ref: '#/definitions/Pet'}
              headers: {X-Left: {type: integer, description: D}}
              examples: {application/json: {name: Rex}}
            404: {$ref: '#/responses/Missing'}
        put:
          operationId: putPet
          parameters: [{$ref: '#/parameters/Body'}]
          responses: {204: {description: done}}
        post:
          operationId: upload
          consumes: [multipart/form-data]
          produces: [image/png]
          parameters:
            - {name: photo, in: formData, type: file, required: true}
            - {name: note, in: formData, type: string, x-nullable: true}
            - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
          responses: {200: {description: OK, schema: {type: file}}}
    parameters:
      Trace: {name: X-Trace, in: header, type: string}
      Body: {name: body, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
    responses:
      Missing: {description: none, schema: {type: object}}
    definitions:
      Pet:
        type: object
        discriminator: kind
        properties: {kind: {type: string}, owner: {type: string, x-nullable: true}}
    securityDefinitions:
      basic: {type: basic}
      key: {type: apiKey, name: k, in: query}
      code: {type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t, scopes: {read: Read}}
      app: {type: oauth2, flow: application, tokenUrl: /t, scopes: {}}
    security: [{basic: []}]
    """

  private func document() throws -> Document {
    let result = read(text)
    #expect(result.findings == [])
    return try #require(result.document)
  }

  @Test("host, base path and schemes are servers, the safe one first")
  func servers() throws {
    #expect(try document().servers.map(\.url) == ["https://api.example.com/v1", "http://api.example.com/v1"])
  }

  @Test("a parameter's own type is its schema, and collection formats are styles")
  func parameters() throws {
    let document = try document()
    let item = try #require(document.paths.first?.value.value)
    let get = try #require(item.operations.first)
    let parameters = document.parameters(of: get, in: item)
    #expect(parameters.map(\.name) == ["id", "X-Trace", "tags", "ids", "csv"])
    #expect(parameters[0].schema?.types == .integer && parameters[0].schema?.format == "int64")
    #expect(parameters.map(\.style) == [.simple, .simple, .pipeDelimited, .form, .form])
    #expect(parameters.map(\.explode) == [false, false, false, true, false])
  }

  @Test("a response's schema is its content in every media type produced")
  func responses() throws {
    let document = try document()
    let operations = try #require(document.paths.first?.value.value?.operations)
    let found = try #require(operations[0].responses.first.flatMap { document.resolve($0.response) })
    #expect(found.content.names == ["application/json", "application/xml"])
    let schema = try #require(found.content["application/json"]?.value?.schema?.reference)
    #expect(document.resolve(schema) === document.components.schemas["Pet"])
    #expect(found.content["application/json"]?.value?.examples["default"]?.value?.value?["name"]?.string == "Rex")
    #expect(found.headers["X-Left"]?.value?.schema?.types == .integer)
    let missing = try #require(operations[0].responses.last.flatMap { document.resolve($0.response) })
    #expect(missing.description == "none")
    let file = try #require(operations[2].responses.first?.response.value?.content["image/png"]?.value?.schema)
    #expect(file.types == .string && file.format == "binary")
  }

  @Test("body and form parameters are request bodies, also through references")
  func bodies() throws {
    let operations = try #require(document().paths.first?.value.value?.operations)
    #expect(operations[0].requestBody == nil)
    let body = try #require(operations[1].requestBody?.value)
    #expect(body.required && body.content.names == ["application/json"])
    #expect(operations[1].parameters.isEmpty)
    let form = try #require(operations[2].requestBody?.value?.content["multipart/form-data"]?.value)
    #expect(form.schema?.properties.names == ["photo", "note", "tags"])
    #expect(form.schema?.required == ["photo"])
    #expect(form.schema?.properties["photo"]?.format == "binary")
    #expect(form.schema?.properties["note"]?.types == [.string, .null])
    #expect(form.encoding["tags"]?.explode == true)
  }

  @Test("definitions keep their pointers and get 3.1's keywords")
  func definitions() throws {
    let pet = try #require(document().components.schemas["Pet"])
    #expect(pet.path.description == "#/definitions/Pet")
    #expect(pet.discriminator?.propertyName == "kind")
    #expect(pet.properties["owner"]?.types == [.string, .null])
  }

  @Test("security definitions are security schemes")
  func security() throws {
    let document = try document()
    guard case .http("basic", nil)? = document.securityScheme(named: "basic")?.kind,
      case .apiKey("k", .query)? = document.securityScheme(named: "key")?.kind,
      case .oauth2(let code, _)? = document.securityScheme(named: "code")?.kind,
      case .oauth2(let app, _)? = document.securityScheme(named: "app")?.kind
    else {
      Issue.record("wrong kinds")
      return
    }
    #expect(code.authorizationCode?.tokenURL == "/t" && code.authorizationCode?.scopes.names == ["read"])
    #expect(app.clientCredentials?.tokenURL == "/t")
  }

  @Test("a path's shared body belongs to each of its operations")
  func sharedBody() throws {
    let result = read(
      """
      swagger: "2.0"
      info: {title: T, version: "1"}
      paths:
        /x:
          post: {operationId: a, consumes: [text/csv], responses: {}}
          parameters: [{name: b, in: body, schema: {type: string}}]
      """)
    let operation = try #require(result.document?.paths.first?.value.value?.operations.first)
    #expect(operation.requestBody?.value?.content.names == ["text/csv"])
  }

  @Test("a second body and values with tabs between them are reported")
  func oddParameters() {
    let result = read(
      """
      swagger: "2.0"
      info: {title: T, version: "1"}
      host: example.com
      paths:
        /x:
          post:
            operationId: x
            parameters:
              - {name: a, in: body, schema: {type: string}}
              - {name: b, in: body, schema: {type: object}}
              - {name: c, in: query, type: array, items: {type: string}, collectionFormat: tsv}
            responses: {200: {description: OK}}
      """)
    #expect(result.findings.sorted() == ["10 contradictory-keys", "11 parameter-style"])
  }
}
