import Testing

@testable import ClientModel

/// What is inferred from parameters and answers, and what is not: a wrong guess is worse than none.
@Suite struct InferredPaginationTests {
  @Test("A next URL in the answer leads on")
  func nextURL() throws {
    let drf = try list(
      "\(query("limit")), \(query("offset"))",
      answer: object(
        "count: {type: integer}, next: {type: string, format: uri}, previous: {type: string, format: uri}, results: \(things)"
      ))
    #expect(drf.paging?.style == .nextURL && drf.paging?.next == "/next" && drf.paging?.items == "/results")
    #expect(drf.paging?.total == "/count" && drf.paging?.size == .query("limit"))
    let links = try list(
      query("page[cursor]", "{type: string}"),
      answer: object("data: \(things), links: \(object("next: {type: string}"))"))
    #expect(links.paging?.next == "/links/next")
    let told = try list(
      query("page_size"),
      answer: object(
        "things: \(things), pagination: \(object("next_page: {type: string, description: A URL that calls the next page.}"))"
      ))
    #expect(told.paging?.style == .nextURL && told.paging?.next == "/pagination/next_page")
  }

  @Test("A cursor of the answer that matches a parameter leads on")
  func cursor() throws {
    let token = try list(
      "\(query("page_token", "{type: string}")), \(query("page_size"))",
      answer: object("items: \(things), nextPageToken: {type: string}"))
    #expect(
      token.paging?.style == .cursor && token.paging?.position == .query("page_token")
        && token.paging?.next == "/nextPageToken")
    let marker = try list(
      "\(query("marker", "{type: string}")), \(query("limit"))",
      answer: object("entries: \(things), next_marker: {type: string}"))
    #expect(marker.paging?.next == "/next_marker")
    let offset = try list(
      "\(query("offset", "{type: string}")), \(query("limit"))",
      answer: object(
        "data: \(things), next_page: \(object("offset: {type: string}, uri: {type: string, format: uri}"))"))
    #expect(offset.paging?.style == .cursor && offset.paging?.next == "/next_page/offset")
    let number = try list(
      "\(query("after")), \(query("page_size"))",
      answer: object(
        "meta: \(object("parts: \(things), cursor: \(object("before: {type: integer}, after: {type: integer}"))"))"))
    #expect(
      number.paging?.style == .cursor && number.paging?.next == "/meta/cursor/after"
        && number.paging?.items == "/meta/parts")
    let from = try list(
      "\(query("from")), \(query("limit"))",
      answer: object("results: \(things), from: {type: integer}, next: {type: integer}"))
    #expect(from.paging?.style == .cursor && from.paging?.next == "/next")
  }

  @Test("A cursor in a body is found, also inside an object, for a POST that reads")
  func bodyCursor() throws {
    let built = try build(
      """
      paths:
        /things/search:
          post:
            operationId: listThings
            requestBody:
              content: {application/json: {schema: \(object("query: {type: string}, pagination: " + object("starting_after: {type: string}, per_page: {type: integer}")))}}
            responses:
              '200':
                description: ok
                content: {application/json: {schema: \(object("data: \(things), pages: " + object("next: " + object("starting_after: {type: string}"))))}}
      components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
      """)
    #expect(built.paging?.style == .cursor && built.paging?.position == .body("/pagination/starting_after"))
    #expect(built.paging?.size == .body("/pagination/per_page"))
  }

  @Test("A POST that makes something needs no word of the page that a framework adds to every call")
  func making() throws {
    func findings(_ id: String) throws -> [String] {
      try build(
        """
        paths:
          /things:
            post:
              operationId: \(id)
              parameters: [\(query("page")), \(query("page_size"))]
              responses: {'200': {description: ok, content: {application/json: {schema: \(object("results: \(things), next: {type: string, format: uri}"))}}}}
        components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
        """
      ).findings
    }
    #expect(try findings("api_things_create") == [])
    #expect(try findings("things") == ["unrecognised-paging"])
  }

  @Test("A POST that pages by its name reads, and its number of pages ends the walk")
  func paginating() throws {
    let built = try build(
      """
      paths:
        /things/paginate:
          post:
            operationId: listThings
            requestBody:
              content: {application/json: {schema: \(object("page: {type: integer, default: 1}, limit: {type: integer}"))}}
            responses:
              '200':
                description: ok
                content: {application/json: {schema: \(object("results: \(things), count: {type: integer}, limit: {type: integer}, pages: {type: integer}, page: {type: integer}"))}}
      components: {schemas: {Thing: {type: object, properties: {id: {type: string}}}}}
      """)
    let paging = built.paging
    #expect(paging?.style == .page && paging?.position == .body("/page") && paging?.pages == "/pages")
    #expect(paging?.size == .body("/limit") && paging?.items == "/results")
  }

  @Test("The last item's id leads on where the answer says whether there is more")
  func lastItem() throws {
    let parameters =
      "\(query("starting_after", "{type: string}")), \(query("ending_before", "{type: string}")), \(query("limit"))"
    let built = try list(parameters, answer: object("data: \(things), has_more: {type: boolean}"))
    #expect(
      built.paging?.style == .lastItem && built.paging?.before == .query("ending_before")
        && built.paging?.hasMore == "/has_more")
    #expect(try list(parameters, answer: things).paging == nil)
  }

  @Test("A declared Link header leads on")
  func link() throws {
    let headers = "headers: {Link: {schema: {type: string}}}, "
    #expect(try list("\(query("page")), \(query("per_page"))", answer: things, headers: headers).paging?.style == .link)
    #expect(try list(query("since"), answer: things, headers: headers).paging?.style == .link)
    #expect(try list("", answer: object("users: \(things), teams: \(things)"), headers: headers).paging == nil)
  }

  @Test("Pages are counted from where the document says")
  func pages() throws {
    func first(_ page: String) throws -> Int? {
      try list("\(page), \(query("per_page"))", answer: things).paging?.first
    }
    #expect(try first(query("page")) == 1)
    #expect(try first(query("page", "{type: integer, default: 0}")) == 0)
    #expect(try first(query("page", "{type: integer, default: 1, minimum: 0}")) == 1)
    #expect(try first(query("page", "{type: integer, minimum: 0}")) == 0)
    #expect(
      try first("{name: page, in: query, description: Which page. Starts at zero., schema: {type: integer}}") == 0)
    #expect(
      try first("{name: page, in: query, description: 'Page number, [default=0].', schema: {type: integer}}") == 0)
  }

  @Test("Counts and ends of numbered pages are found")
  func pageEnds() throws {
    let built = try list(
      "\(query("page")), \(query("per_page"))",
      answer: object(
        "data: \(things), pagination: "
          + object("next: {type: integer}, pages: {type: integer}, count: {type: integer}")))
    #expect(built.paging?.next == "/pagination/next" && built.paging?.pages == "/pagination/pages")
    #expect(built.paging?.total == "/pagination/count")
  }

  @Test("Declared headers tell the next page, the number of pages and of items")
  func pageHeaders() throws {
    let headers =
      "headers: {X-Next-Page: {schema: {type: integer}}, X-Total-Pages: {schema: {type: integer}}, X-Total: {schema: {type: integer}}}, "
    let paging = try list("\(query("page")), \(query("per_page"))", answer: things, headers: headers).paging
    #expect(paging?.next == .header("x-next-page") && paging?.pages == .header("x-total-pages"))
    #expect(paging?.total == .header("x-total"))
    #expect(paging?.origin == .inferred("`page` counts pages and the header `x-next-page` is the next"))
  }

  @Test("The number of the last page is not the number of pages")
  func lastPage() throws {
    let paging = try list(
      "\(query("page", "{type: integer, default: 0}")), \(query("per_page"))",
      answer: object("data: \(things), meta: \(object("last_page: {type: integer}"))")
    ).paging
    #expect(paging?.last == "/meta/last_page" && paging?.pages == nil && paging?.first == 0)
  }

  @Test("A list whose items nobody described is walked as JSON")
  func untyped() throws {
    let bare = try list("\(query("page")), \(query("per_page"))", answer: "{type: array}")
    #expect(bare.result("listThings") == "pages of json")
    let wrapped = try list(
      "\(query("cursor", "{type: string}"))", answer: object("items: {type: array}, next_cursor: {type: string}"))
    #expect(wrapped.result("listThings") == "pages of json" && wrapped.paging?.style == .cursor)
  }

  @Test("A choice between lists is walked")
  func choice() throws {
    let others = "{type: array, items: {type: object, properties: {other: {type: string}}}}"
    let built = try list(
      query("cursor", "{type: string}"),
      answer: object("rows: {oneOf: [\(things), \(others)]}, cursor: {type: string}, next_page: {type: boolean}"))
    #expect(built.paging?.style == .cursor && built.paging?.items == "/rows" && built.paging?.next == "/cursor")
    #expect(built.paging?.hasMore == "/next_page")
    #expect(built.result("listThings") == "pages of ThingsResource.ListThing")
  }

  @Test("A bare `count` never ends a list: it is as often the number of items of one page")
  func bareCount() throws {
    let built = try list(
      "\(query("page")), \(query("per_page"))", answer: object("count: {type: integer}, items: \(things)"))
    #expect(built.paging?.style == .page && built.paging?.total == nil)
  }

  @Test("Offsets count from 0, those of SCIM from 1")
  func offsets() throws {
    let offset = try list(
      "\(query("offset")), \(query("limit", "{type: integer, default: 50}"))",
      answer: object("items: \(things), total: {type: integer}"))
    #expect(
      offset.paging?.style == .offset && offset.paging?.first == 0 && offset.paging?.defaultSize == 50
        && offset.paging?.total == "/total")
    let scim = try list(
      "\(query("startIndex")), \(query("count"))",
      answer: object("Resources: \(things), totalResults: {type: integer}, startIndex: {type: integer}"))
    #expect(scim.paging?.first == 1 && scim.paging?.total == "/totalResults")
    #expect(try list(query("start"), answer: things).paging == nil)
  }

  @Test(
    "What is no list of pages is none",
    arguments: [
      // A thing that has a list keeps its other properties.
      object(
        "state: {type: string}, repository: {type: object, properties: {id: {type: string}}}, statuses: \(things)"),
      object("id: {type: string}, name: {type: string}, labels: {type: array, items: {type: string}}"),
      // Two lists that could be meant.
      object("commits: \(things), files: \(things)"),
      // No list at all.
      object("name: {type: string}"), "{type: object}", "{type: string}",
    ])
  func none(answer: String) throws {
    #expect(try list("\(query("page")), \(query("per_page"))", answer: answer).paging == nil)
  }

  @Test("A call that makes something is no list, whatever it gives back")
  func creating() throws {
    #expect(try list(query("page"), answer: object("tags: \(things)"), method: "post").paging == nil)
    #expect(try list("\(query("page")), \(query("per_page"))", answer: things, method: "delete").paging == nil)
  }

  @Test("The configuration refuses or keeps what was inferred")
  func decisions() throws {
    let parameters = "\(query("page")), \(query("per_page"))"
    var configuration = ModelConfiguration()
    configuration.inferredPagination = .refuse
    #expect(try list(parameters, answer: things, configuration: configuration).paging == nil)
    configuration.paginationDecisions = ["listThings": true]
    #expect(try list(parameters, answer: things, configuration: configuration).paging != nil)
    configuration.inferredPagination = .use
    configuration.paginationDecisions = ["listThings": false]
    #expect(try list(parameters, answer: things, configuration: configuration).paging == nil)
  }

  @Test("The reason of an inference is told")
  func reason() throws {
    let built = try list("\(query("page")), \(query("per_page"))", answer: things)
    #expect(built.paging?.origin == .inferred("`page` counts pages"))
  }
}
