import Diagnostics
import OpenAPI
import Testing
import YAML

/// Paths, operations, parameters and bodies.
struct OperationTests {
  @Test("an operation is read under the specification's names")
  func keys() throws {
    let (found, result) = operation(
      """
      tags: [a, b]
      summary: S
      description: D
      deprecated: true
      externalDocs: {url: 'https://example.com'}
      servers: [{url: /v2}]
      security: [{}]
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses:
        default: {description: other}
        4XX: {description: wrong}
        "201": {description: made}
        200: {description: fine}
      x-clientsmith-name: things
      """)
    let operation = try #require(found)
    #expect(result.diagnostics == [])
    #expect(operation.method == .get)
    #expect(operation.operationId == "getThings")
    #expect(operation.tags == ["a", "b"])
    #expect(operation.deprecated)
    #expect(operation.externalDocs?.url == "https://example.com")
    #expect(operation.servers.map(\.url) == ["/v2"])
    #expect(operation.security?.first?.entries.isEmpty == true)
    #expect(operation.requestBody?.value?.required == true)
    #expect(operation.responses.map(\.status) == [.exact(200), .exact(201), .range(4), .default])
    #expect(operation.extensions["x-clientsmith-name"]?.string == "things")
    #expect(operation.path.description == "#/paths/~1things/get")
  }

  @Test("styles and explode default as the specification says")
  func defaults() throws {
    let found = operation(
      """
      parameters:
        - {name: q, in: query, schema: {}}
        - {name: s, in: query, style: spaceDelimited, schema: {}}
        - {name: h, in: header, schema: {}}
        - {name: c, in: cookie, schema: {}}
        - {name: k, in: cookie, style: cookie, schema: {}}
        - {name: d, in: query, style: deepObject, explode: true, schema: {}}
      """, version: "3.2.0")
    let parameters = try #require(found.operation).parameters.compactMap(\.value)
    #expect(parameters.map(\.style) == [.form, .spaceDelimited, .simple, .form, .cookie, .deepObject])
    #expect(parameters.map(\.explode) == [true, false, false, true, true, true])
  }

  @Test("an operation's parameter replaces the path's, and both refer to components")
  func sharedParameters() throws {
    let result = read(
      """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /things/{id}/{part}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {$ref: '#/components/parameters/Page'}
            - {name: gone, in: path, required: true, schema: {type: string}}
          get:
            operationId: getThing
            parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      components:
        parameters:
          Page: {name: page, in: query, schema: {type: integer}}
      """)
    let document = try #require(result.document)
    let item = try #require(document.paths.first.flatMap { document.resolve($0.value) })
    let operation = try #require(item.operations.first)
    let merged = document.parameters(of: operation, in: item)
    #expect(merged.map(\.name) == ["page", "gone", "id"])
    let sent = document.parameters(of: operation, in: item, at: "/things/{id}/{part}")
    #expect(sent.map(\.name) == ["part", "page", "id"])
    #expect(sent.map(\.required) == [true, false, true])
    #expect(sent.last?.schema?.types == .integer)
    #expect(result.findings == ["10 undeclared-path-parameter", "8 unused-path-parameter"])
  }

  @Test("3.2's query method, additional operations, querystring and streams are read")
  func version32() throws {
    let result = read(
      """
      openapi: 3.2.0
      $self: https://example.com/api.yaml
      info: {title: T, version: "1"}
      tags: [{name: a}, {name: b, parent: a, kind: nav, summary: S}]
      paths:
        /x:
          query:
            operationId: queryX
            parameters:
              - {name: all, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
            responses:
              "200":
                summary: Lines
                content:
                  application/jsonl: {itemSchema: {type: object}}
                  application/json: {$ref: '#/components/mediaTypes/Thing'}
          additionalOperations:
            LINK: {operationId: linkX}
      components:
        mediaTypes:
          Thing: {schema: {type: string}}
        securitySchemes:
          device:
            type: oauth2
            deprecated: true
            oauth2MetadataUrl: https://example.com/.well-known/oauth-authorization-server
            flows:
              deviceAuthorization: {deviceAuthorizationUrl: /device, tokenUrl: /token, scopes: {read: Read}}
        schemas:
          Pet: {discriminator: {propertyName: kind, defaultMapping: Other}}
          Other: {type: object}
      """)
    #expect(result.findings == [])
    let document = try #require(result.document)
    #expect(document.selfURI == "https://example.com/api.yaml")
    #expect(document.tags.last?.parent == "a")
    let item = try #require(document.paths.first?.value.value)
    #expect(item.operations.map(\.method) == [.query, .other("LINK")])
    #expect(item.operations.first?.parameters.first?.value?.place == .querystring)
    let content = try #require(item.operations.first?.responses.first?.response.value?.content)
    #expect(content["application/jsonl"]?.value?.itemSchema?.types == .object)
    #expect(content["application/json"].flatMap { document.resolve($0) }?.schema?.types == .string)
    guard case .oauth2(let flows, let metadata)? = document.securityScheme(named: "device")?.kind else {
      Issue.record("no oauth2 scheme")
      return
    }
    #expect(flows.deviceAuthorization?.scopes.names == ["read"])
    #expect(metadata?.isEmpty == false)
    let fallback = try #require(document.components.schemas["Pet"]?.discriminator?.defaultMapping)
    #expect(document.resolve(fallback) === document.components.schemas["Other"])
  }

  @Test("every kind of security scheme is read")
  func securitySchemes() throws {
    let result = read(
      """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      security: [{key: [], basic: []}, {oauth: [read]}]
      paths: {}
      components:
        securitySchemes:
          key: {type: apiKey, in: header, name: X-Key}
          basic: {type: http, scheme: Basic}
          bearer: {type: http, scheme: bearer, bearerFormat: JWT}
          oauth:
            type: oauth2
            flows:
              clientCredentials: {tokenUrl: /token, refreshUrl: /refresh, scopes: {read: Read}}
              authorizationCode: {authorizationUrl: /authorize, tokenUrl: /token, scopes: {}}
              implicit: {authorizationUrl: /authorize, scopes: {}}
              password: {tokenUrl: /token, scopes: {}}
          oidc: {type: openIdConnect, openIdConnectUrl: 'https://example.com/.well-known/openid-configuration'}
          tls: {type: mutualTLS}
      """)
    #expect(result.errors == [])
    let document = try #require(result.document)
    #expect(document.security?.map { $0.entries.map(\.scheme) } == [["key", "basic"], ["oauth"]])
    #expect(document.security?.last?.entries.first?.scopes == ["read"])
    let kinds = document.components.securitySchemes.names.compactMap { document.securityScheme(named: $0)?.kind }
    #expect(kinds.count == 6)
    guard case .http(let scheme, _) = kinds[1], case .oauth2(let flows, _) = kinds[3] else {
      Issue.record("wrong kinds")
      return
    }
    #expect(scheme == "basic")
    #expect(flows.clientCredentials?.refreshURL == "/refresh")
    #expect(flows.implicit != nil && flows.password != nil && flows.authorizationCode != nil)
  }

  @Test("encodings, headers, links, callbacks and examples are read")
  func bodies() throws {
    let (found, result) = operation(
      """
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {file: {type: string}}}
            encoding:
              file: {contentType: image/png, headers: {X-A: {schema: {type: string}}}, style: form, explode: false}
            examples: {one: {summary: S, value: {file: a}}}
      callbacks:
        done:
          '{$request.body#/url}': {post: {operationId: done}}
      responses:
        "200":
          description: OK
          headers: {X-Total: {required: true, schema: {type: integer}}}
          links: {next: {operationId: getThings, parameters: {page: $response.body#/next}}}
      """)
    let operation = try #require(found)
    #expect(result.diagnostics == [])
    let media = try #require(operation.requestBody?.value?.content["multipart/form-data"]?.value)
    #expect(media.encoding["file"]?.contentType == "image/png")
    #expect(media.encoding["file"]?.explode == false)
    #expect(media.encoding["file"]?.headers.names == ["X-A"])
    #expect(media.examples["one"]?.value?.value?["file"]?.string == "a")
    #expect(operation.callbacks["done"]?.value?.pathItems.first?.value.value?.operations.first?.method == .post)
    let response = try #require(operation.responses.first?.response.value)
    #expect(response.headers["X-Total"]?.value?.required == true)
    #expect(response.links["next"]?.value?.parameters["page"]?.string == "$response.body#/next")
  }

  @Test("everything that is wrong is reported in one run")
  func allAtOnce() {
    let result = read(
      """
      openapi: 3.1.0
      info: {title: T}
      paths:
        /a:
          get: {parameters: [{name: x}], responses: {nope: {}}}
        /b:
          post: {operationID: b, requestBody: 3}
      """)
    #expect(
      result.findings == [
        "2 missing-key", "5 invalid-parameter", "5 invalid-status", "7 unknown-key", "7 unexpected-type",
        "5 missing-operation-id", "7 missing-operation-id",
      ])
  }

  @Test("an operation whose requirements are all unknown has the document's")
  func unknownRequirements() {
    let (operation, result) = operation("security: [{tokn: []}]")
    #expect(operation != nil && operation?.security == nil)
    #expect(result.findings == ["7 unknown-security-scheme"])
  }

  @Test("a path whose braces do not match, or with one parameter twice, is reported")
  func oddTemplates() {
    let result = read(
      """
      openapi: 3.1.0
      info: {title: T, version: "1"}
      paths:
        /a/{b: {get: {operationId: a, responses: {'200': {description: OK}}}}
        /c/{d}/{d}:
          parameters: [{name: d, in: path, required: true, schema: {type: string}}]
          get: {operationId: c, responses: {'200': {description: OK}}}
        /e}: {get: {operationId: e, responses: {'200': {description: OK}}}}
      """)
    #expect(result.findings == ["4 malformed-path", "5 malformed-path", "8 malformed-path"])
  }

  @Test("a tag whose parent is no tag, or itself at the end, is reported")
  func tagParents() {
    let result = read(
      """
      openapi: 3.2.0
      info: {title: T, version: "1"}
      paths: {}
      tags:
        - {name: a, parent: b}
        - {name: b, parent: a}
        - {name: c, parent: nowhere}
        - {name: d, parent: a}
      """)
    #expect(result.findings == ["5 ignored-value", "6 ignored-value", "7 ignored-value", "1 no-operations"])
  }

  @Test("3.2's requirements may name a security scheme by its URI, in another file too")
  func securityURIs() throws {
    let result = read(
      """
      openapi: 3.2.0
      $self: https://example.com/api.yaml
      info: {title: T, version: "1"}
      paths:
        /x: {get: {operationId: x, security: [{'shared.yaml#/schemes/key': []}], responses: {'200': {description: OK}}}}
        /y: {get: {operationId: y, security: [{'shared.yaml#/schemes/key': []}], responses: {'200': {description: OK}}}}
      components: {securitySchemes: {key: {type: http, scheme: basic}}}
      security: [{'https://example.com/api.yaml#/components/securitySchemes/key': []}]
      """, files: ["shared.yaml": "schemes: {key: {type: http, scheme: bearer}}"])
    #expect(result.findings == [])
    let document = try #require(result.document)
    #expect(document.security?.first?.entries.map(\.scheme) == ["key"])
    let schemes = ["/x", "/y"].map {
      document.paths[$0]?.value?.operations.first?.security?.first?.entries.map(\.scheme)
    }
    #expect(schemes == [["key2"], ["key2"]])
    guard case .http("bearer", _) = document.securityScheme(named: "key2")?.kind else {
      Issue.record("the scheme of the other file is not there")
      return
    }
  }
}
