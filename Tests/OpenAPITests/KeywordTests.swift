import OpenAPI
import Testing

/// No keyword is dropped in silence.
struct KeywordTests {
  /// Every keyword of JSON Schema 2020-12 (core, applicator, unevaluated, validation, meta-data, format and content
  /// vocabularies) and of OpenAPI 3.0's and 3.2's Schema Object.
  static let schemaKeywords = """
    $id $schema $ref $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs prefixItems items contains
    additionalProperties properties patternProperties dependentSchemas propertyNames if then else allOf anyOf oneOf not
    unevaluatedItems unevaluatedProperties type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum
    maxLength minLength pattern maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required
    dependentRequired title description default deprecated readOnly writeOnly examples format contentEncoding
    contentMediaType contentSchema nullable discriminator xml externalDocs example
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test("every keyword of JSON Schema and of the Schema Object is decided", arguments: schemaKeywords)
  func schemaKeyword(name: String) {
    #expect(SchemaKeyword.table.contains(name))
  }

  /// The fixed keys of every object, from the tables of the specification.
  static let objects: [(name: String, keys: String, contains: @Sendable (String) -> Bool)] = [
    (
      "OpenAPI", "openapi $self info jsonSchemaDialect servers paths webhooks components security tags externalDocs",
      DocumentKeyword.table.contains
    ),
    ("Info", "title summary description termsOfService contact license version", InfoKeyword.table.contains),
    ("Contact", "name url email", ContactKeyword.table.contains),
    ("License", "name identifier url", LicenseKeyword.table.contains),
    ("Server", "url description name variables", ServerKeyword.table.contains),
    ("Server Variable", "enum default description", ServerVariableKeyword.table.contains),
    (
      "Components",
      "schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems mediaTypes",
      ComponentsKeyword.table.contains
    ),
    (
      "Path Item",
      "$ref summary description get put post delete options head patch trace query additionalOperations servers parameters",
      PathItemKeyword.table.contains
    ),
    (
      "Operation",
      "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
      OperationKeyword.table.contains
    ),
    ("External Documentation", "description url", ExternalDocumentationKeyword.table.contains),
    (
      "Parameter",
      "name in description required deprecated allowEmptyValue example examples style explode allowReserved schema content",
      ParameterKeyword.table.contains
    ),
    ("Request Body", "description content required", RequestBodyKeyword.table.contains),
    (
      "Media Type", "schema itemSchema example examples encoding prefixEncoding itemEncoding",
      MediaTypeKeyword.table.contains
    ),
    (
      "Encoding", "contentType headers encoding prefixEncoding itemEncoding style explode allowReserved",
      EncodingKeyword.table.contains
    ),
    ("Response", "summary description headers content links", ResponseKeyword.table.contains),
    ("Example", "summary description dataValue serializedValue value externalValue", ExampleKeyword.table.contains),
    ("Link", "operationRef operationId parameters requestBody description server", LinkKeyword.table.contains),
    (
      "Header", "description required deprecated example examples style explode schema content",
      HeaderKeyword.table.contains
    ),
    ("Tag", "name summary description externalDocs parent kind", TagKeyword.table.contains),
    ("Discriminator", "propertyName mapping defaultMapping", DiscriminatorKeyword.table.contains),
    ("XML", "nodeType name namespace prefix attribute wrapped", XMLKeyword.table.contains),
    (
      "Security Scheme",
      "type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl deprecated",
      SecuritySchemeKeyword.table.contains
    ),
    (
      "OAuth Flows", "implicit password clientCredentials authorizationCode deviceAuthorization",
      OAuthFlowsKeyword.table.contains
    ),
    (
      "OAuth Flow", "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
      OAuthFlowKeyword.table.contains
    ),
    (
      "Swagger",
      "swagger info host basePath schemes consumes produces paths definitions parameters responses securityDefinitions security tags externalDocs",
      SwaggerKeyword.table.contains
    ),
  ]

  @Test("every fixed key of every object is decided", arguments: objects.indices)
  func objectKeys(index: Int) {
    let object = Self.objects[index]
    for key in object.keys.split(separator: " ") {
      #expect(object.contains(String(key)), "\(key) of the \(object.name) Object")
    }
  }

  @Test("a keyword that is passed over says why")
  func reasons() {
    for keyword in SchemaKeyword.allCases {
      if case .ignored(let reason) = keyword.use { #expect(reason.count > 10) }
    }
  }

  @Test("each reader takes every keyword that its table calls used, so that none falls through")
  func usedKeywordsAreRead() {
    let everything = schema(
      SchemaKeyword.allCases.filter { $0.use == .used && $0 != .reference }.map { keyword in
        "\"\(keyword.rawValue)\": {\"x-unread\": [[]]}"
      }.joined(separator: "\n"))
    // A wrong value is reported by whoever reads it; a keyword that nobody reads would be silent.
    let silent: Set<SchemaKeyword> = [
      .example, .examples, .defaultValue, .const, .properties, .patternProperties, .dependentSchemas, .definitions,
      .defs,
      .items, .not, .additionalProperties, .additionalItems, .contains, .propertyNames, .unevaluatedProperties,
      .unevaluatedItems, .ifSchema, .thenSchema, .elseSchema, .contentSchema, .xml, .externalDocs,
    ]
    for (offset, keyword) in SchemaKeyword.allCases.filter({ $0.use == .used && $0 != .reference }).enumerated()
    where !silent.contains(keyword) {
      #expect(everything.findings.contains { $0.hasPrefix("\(offset + 6) ") }, "\(keyword.rawValue)")
    }
  }

  @Test("a misspelt key is reported with the key that was meant")
  func misspelt() {
    let result = operation("operationID: x\nrespones: {}\nx-mine: 1").result
    let unknown = result.diagnostics.filter { $0.id == .unknownKey }
    #expect(unknown.map(\.help) == ["did you mean `operationId`?", "did you mean `responses`?"])
  }

  @Test("a key of a later version is read and reported")
  func laterVersion() throws {
    let result = read(
      """
      openapi: 3.0.3
      info: {title: T, version: "1"}
      paths: {}
      webhooks:
        ping: {post: {operationId: ping}}
      """)
    #expect(result.findings.contains("4 key-of-other-version"))
    #expect(result.document?.webhooks.names == ["ping"])
  }
}
