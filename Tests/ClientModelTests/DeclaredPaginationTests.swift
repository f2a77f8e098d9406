import Testing

@testable import ClientModel

/// `x-clientsmith-pagination`, and what vendors declare.
@Suite struct DeclaredPaginationTests {
  private func declared(_ declaration: String, answer: String = object("data: \(things)")) throws -> Built {
    try list(
      "\(query("page")), \(query("size", "{type: integer, default: 20}"))", answer: answer,
      keys: "x-clientsmith-pagination: \(declaration)")
  }

  @Test("Every style is read with its members")
  func styles() throws {
    let page = try declared(
      "{style: page, page: $request.query.page, size: $request.query.size, first: 0, items: '$response.body#/data', last: '$response.body#/last', total: '$response.body#/total'}"
    ).paging
    #expect(
      page?.style == .page && page?.first == 0 && page?.position == .query("page") && page?.size == .query("size"))
    #expect(
      page?.defaultSize == 20 && page?.last == "/last" && page?.pages == nil && page?.total == "/total"
        && page?.items == "/data")
    #expect(page?.origin == .declared)
    let offset = try declared(
      "{style: offset, offset: $request.query.page, items: '$response.body#/data', hasMore: '$response.body#/more'}"
    ).paging
    #expect(offset?.style == .offset && offset?.first == 0 && offset?.hasMore == "/more")
    let cursor = try declared(
      "{style: cursor, cursor: '$request.body#/after', next: '$response.body#/next', items: '$response.body#/data'}"
    ).paging
    #expect(cursor?.style == .cursor && cursor?.position == .body("/after") && cursor?.next == "/next")
    let last = try declared(
      "{style: lastItem, cursor: $request.query.after, before: $request.query.before, id: /id, items: '$response.body#/data'}"
    ).paging
    #expect(last?.style == .lastItem && last?.id == "/id" && last?.before == .query("before"))
    let url = try declared("{style: nextURL, next: '$response.body#/links/next', items: '$response.body#/data'}").paging
    #expect(url?.style == .nextURL && url?.next == "/links/next")
    let link = try declared("{style: link, items: '$response.body#'}", answer: things)
    #expect(link.paging?.style == .link && link.paging?.items == "")
    #expect(link.result("listThings") == "pages of Thing")
  }

  @Test("What leads on may stand in a header")
  func headers() throws {
    let built = try declared(
      "{style: page, page: $request.query.page, items: '$response.body#/data', next: $response.header.X-Next-Page, pages: $response.header.X-Total-Pages, total: $response.header.X-Total}"
    ).paging
    #expect(built?.next == .header("X-Next-Page") && built?.pages == .header("X-Total-Pages"))
    #expect(built?.total == .header("X-Total"))
  }

  @Test("The largest size is what its parameter says")
  func largest() throws {
    let pagination =
      "x-clientsmith-pagination: {style: page, page: $request.query.page, size: $request.query.size, items: '$response.body#/data'}"
    func largest(_ schema: String) throws -> Int? {
      try list("\(query("page")), \(query("size", schema))", answer: object("data: \(things)"), keys: pagination)
        .paging?.maximumSize
    }
    #expect(try largest("{type: integer, maximum: 100}") == 100)
    #expect(try largest("{type: integer, exclusiveMaximum: 101}") == 100)
    #expect(try largest("{type: integer, maximum: 9223372036854776000}") == nil)
    #expect(try largest("{type: integer}") == nil)
  }

  @Test("The items' type is found at their pointer, also in arrays of pages and in what nobody described")
  func items() throws {
    #expect(try declared("{style: link, items: '$response.body#/data'}").result("listThings") == "pages of Thing")
    #expect(
      try declared("{style: link, items: '$response.body#', nested: true}", answer: "{type: array, items: \(things)}")
        .result("listThings") == "pages of Thing")
    #expect(
      try declared("{style: link, items: '$response.body#/data'}", answer: "{type: object}").result("listThings")
        == "pages of json")
    let untyped = try build(
      """
      paths:
        /a: {get: {operationId: listThings, x-clientsmith-pagination: {style: link, items: $response.body#}, responses: {'200': {description: ok}}}}
      """)
    #expect(untyped.result("listThings") == "pages of json")
  }

  @Test("A list that is declared not to be one is left alone, whatever it looks like")
  func no() throws {
    let built = try list(
      "\(query("page")), \(query("per_page"))", answer: things, keys: "x-clientsmith-pagination: false")
    #expect(built.paging == nil && built.result("listThings") == "[Thing]")
  }

  @Test(
    "What is malformed is an error",
    arguments: [
      "{}", "{style: pages}", "{style: page, page: $request.query.page}",
      "{style: page, items: '$response.body#/data'}",
      "{style: link, items: data}", "{style: link, items: $request.query.page}",
      "{style: link, items: '$response.body#/data', cursor: x}",
      "{style: cursor, cursor: '$response.body#/x', next: '$response.body#/next', items: '$response.body#/data'}", "[]",
    ])
  func malformed(declaration: String) throws {
    let built = try declared(declaration)
    #expect(built.findings.first == "invalid-extension")
    #expect(built.paging == nil)
  }

  @Test("A pagination whose items are no list is an error")
  func noList() throws {
    let built = try declared("{style: link, items: '$response.body#/total'}", answer: object("total: {type: integer}"))
    #expect(built.findings == ["pagination-items"])
  }

  @Test("A member of the wrong form is an error", arguments: ["first: one", "nested: 2", "first: [1]"])
  func members(member: String) throws {
    let built = try declared("{style: page, page: $request.query.page, items: '$response.body#/data', \(member)}")
    #expect(built.findings == ["invalid-extension"])
  }

  @Test("The pointer to an item's id is one")
  func identity() throws {
    let built = try declared("{style: lastItem, cursor: $request.query.page, id: id, items: '$response.body#/data'}")
    #expect(built.findings == ["invalid-extension"])
  }

  @Test("A parameter that the operation does not describe is reported, with the name that is meant")
  func misspelt() throws {
    let built = try declared("{style: page, page: $request.query.pgae, items: '$response.body#/data'}")
    #expect(built.findings == ["pagination-parameter"] && built.paging?.position == .query("pgae"))
    #expect(built.diagnostics.first?.help == "did you mean `page`?")
  }

  @Test("What the root declares holds for the operations that it fits, and for no other")
  func inherited() throws {
    let built = try build(
      """
      x-clientsmith-pagination: {style: page, page: $request.query.p, items: '$response.body#/data'}
      paths:
        /things:
          get:
            operationId: listThings
            parameters: [\(query("p"))]
            responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things)"))}}}}
        /things/{id}:
          get:
            operationId: getThing
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
        /others:
          get:
            operationId: listOthers
            x-clientsmith-pagination: false
            parameters: [\(query("p"))]
            responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things)"))}}}}
      components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
      """)
    #expect(built.findings == [])
    #expect(built.paging?.position == .query("p") && built.result("listThings") == "pages of Thing")
    #expect(built.result("getThing") == "Thing")
    #expect(built.operation("listOthers")?.pagination == nil)
  }

  // MARK: Dialects

  private func dialect(_ key: String, _ value: String, answer: String = object("data: \(things), next: {type: string}"))
    throws -> Built
  {
    try list(
      "\(query("page", "{type: integer, default: 0}")), \(query("limit")), \(query("cursor", "{type: string}"))",
      answer: answer, keys: "\(key): \(value)")
  }

  @Test("Speakeasy's kinds are read")
  func speakeasy() throws {
    let page = try dialect(
      "x-speakeasy-pagination",
      "{type: offsetLimit, inputs: [{name: page, in: parameters, type: page}, {name: limit, in: parameters, type: limit}], outputs: {results: $.data, numPages: $.pages}}"
    ).paging
    #expect(page?.style == .page && page?.first == 0 && page?.pages == "/pages" && page?.size == .query("limit"))
    #expect(page?.origin == .dialect("x-speakeasy-pagination"))
    let cursor = try dialect(
      "x-speakeasy-pagination",
      "{type: cursor, inputs: [{name: cursor, in: requestBody, type: cursor}], outputs: {results: '$.data[*]', nextCursor: $.next}}"
    ).paging
    #expect(
      cursor?.style == .cursor && cursor?.position == .body("/cursor") && cursor?.next == "/next"
        && cursor?.items == "/data")
    let last = try dialect(
      "x-speakeasy-pagination",
      "{type: cursor, inputs: [{name: cursor, in: parameters, type: cursor}], outputs: {results: $.data, nextCursor: '$.data[-1].id'}}"
    ).paging
    #expect(last?.style == .lastItem && last?.id == "/id")
    let url = try dialect("x-speakeasy-pagination", "{type: url, outputs: {results: $.data, nextUrl: $.next}}").paging
    #expect(url?.style == .nextURL && url?.next == "/next")
  }

  @Test("Fern's are read, and `true` means the root's")
  func fern() throws {
    let cursor = try dialect(
      "x-fern-pagination", "{cursor: $request.cursor, next_cursor: $response.next, results: $response.data}"
    ).paging
    #expect(cursor?.style == .cursor && cursor?.position == .query("cursor") && cursor?.next == "/next")
    let offset = try dialect("x-fern-pagination", "{offset: $request.page, results: $response.data}").paging
    #expect(offset?.style == .page && offset?.first == 0)
    let inherited = try build(
      """
      x-fern-pagination: {cursor: $request.cursor, next_cursor: $response.next, results: $response.data}
      paths:
        /a:
          get:
            operationId: listThings
            x-fern-pagination: true
            parameters: [\(query("cursor", "{type: string}"))]
            responses: {'200': {description: ok, content: {application/json: {schema: \(object("data: \(things), next: {type: string}"))}}}}
      components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
      """)
    #expect(inherited.paging?.origin == .dialect("x-fern-pagination"))
  }

  @Test("What counts by a dialect ends by what the answer says: a page behind the last is not asked for")
  func ends() throws {
    let django = try dialect(
      "x-fern-pagination", "{offset: $request.page, results: $response.results}",
      answer: object(
        "count: {type: integer}, next: {type: string, format: uri}, previous: {type: string, format: uri}, results: \(things)"
      )
    ).paging
    #expect(django?.style == .page && django?.total == "/count" && django?.origin == .dialect("x-fern-pagination"))
    let total = try dialect(
      "x-fern-pagination", "{offset: $request.page, results: $response.data}",
      answer: object("data: \(things), total: {type: integer}, total_pages: {type: integer}")
    ).paging
    #expect(total?.total == "/total" && total?.pages == "/total_pages")
    let plain = try dialect(
      "x-fern-pagination", "{offset: $request.page, results: $response.data}",
      answer: object("data: \(things), count: {type: integer}")
    ).paging
    #expect(plain?.style == .page && plain?.total == nil)
  }

  @Test("Microsoft's are read, and a null next link means one page")
  func microsoft() throws {
    let answer = object("value: \(things), nextLink: {type: string}")
    let built = try dialect("x-ms-pageable", "{nextLinkName: nextLink}", answer: answer)
    #expect(built.paging?.style == .nextURL && built.paging?.items == "/value" && built.paging?.next == "/nextLink")
    #expect(try dialect("x-ms-pageable", "{nextLinkName: null}", answer: answer).paging == nil)
  }

  @Test(
    "A dialect that cannot be understood is reported and passed over",
    arguments: [
      ("x-speakeasy-pagination", "{type: magic}"), ("x-fern-pagination", "{results: $response.data}"),
      ("x-ms-pageable", "{nextLinkName: ''}"),
      ("x-speakeasy-pagination", "{type: url, outputs: {results: $.gone, nextUrl: $.next}}"),
    ])
  func unreadable(key: String, value: String) throws {
    #expect(try dialect(key, value).findings == ["invalid-dialect"])
  }
}
