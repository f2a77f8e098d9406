import Testing

@testable import ClientModel

/// The shapes in which services page, each with an example of what they send and answer. A new shape is a line here.
@Suite struct PagingShapeTests {
  /// A list: what is sent, what comes back, and how it must be walked.
  struct Shape: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var parameters: [String] = []
    /// The properties of the answer, or a schema where it begins with a brace.
    let answer: String
    var body: String?
    var headers = ""
    let style: Pagination.Style
    var position: RequestPointer?
    var next: ResponsePointer?
    var items = "/data"
    var hasMore: ResponsePointer?
    var total: ResponsePointer?
    var pages: ResponsePointer?
  }

  private static let text = "{type: string}"
  private static let whole = "{type: integer}"
  private static let yes = "{type: boolean}"

  static let shapes: [Shape] = [
    Shape(
      testDescription: "errors and warnings beside the list", parameters: [query("cursor", text), query("limit")],
      answer:
        "users: \(things), errors: {type: array, items: \(text)}, warnings: {type: array, items: \(text)}, next_cursor: \(text)",
      style: .cursor, position: .query("cursor"), next: "/next_cursor", items: "/users"),
    Shape(
      testDescription: "the first and last ids of a page", parameters: [query("after", text), query("limit")],
      answer: "object: \(text), data: \(things), first_id: \(text), last_id: \(text), has_more: \(yes)",
      style: .cursor, position: .query("after"), next: "/last_id", hasMore: "/has_more"),
    Shape(
      testDescription: "ids before and after",
      parameters: [query("after_id", text), query("before_id", text), query("limit")],
      answer: "data: \(things), first_id: \(text), last_id: \(text), has_more: \(yes)",
      style: .cursor, position: .query("after_id"), next: "/last_id", hasMore: "/has_more"),
    Shape(
      testDescription: "whether there is more, and nothing else", parameters: [query("after", text), query("limit")],
      answer: "data: \(things), has_more: \(yes)", style: .lastItem, position: .query("after"), hasMore: "/has_more"),
    Shape(
      testDescription: "a page one object deeper (Spotify)", parameters: [query("limit"), query("offset")],
      answer:
        "playlists: \(object("href: \(text), items: \(things), limit: \(whole), next: {type: string, description: URL to the next page of items.}, offset: \(whole), total: \(whole)"))",
      style: .nextURL, next: "/playlists/next", items: "/playlists/items", total: "/playlists/total"),
    Shape(
      testDescription: "a page one object deeper, with a cursor", parameters: [query("cursor", text)],
      answer: "messages: \(object("matches: \(things), next_cursor: \(text), total: \(whole)"))",
      style: .cursor, position: .query("cursor"), next: "/messages/next_cursor", items: "/messages/matches",
      total: "/messages/total"),
    Shape(
      testDescription: "pages and items counted among the pagination", parameters: [query("page"), query("limit")],
      answer: "data: \(things), pagination: \(object("page: \(whole), pageCount: \(whole), itemCount: \(whole)"))",
      style: .page, position: .query("page"), total: "/pagination/itemCount", pages: "/pagination/pageCount"),
    Shape(
      testDescription: "pages that are texts", parameters: [query("page", text), query("per_page", text)],
      answer: "photos: \(things), paging: \(object("page: \(text), pages: \(text)"))",
      style: .page, position: .query("page"), items: "/photos", pages: "/paging/pages"),
    Shape(
      testDescription: "an answer that repeats offset and limit", parameters: [query("offset")],
      answer: "things: \(things), offset: \(whole), limit: \(whole), href: \(text)",
      style: .offset, position: .query("offset"), items: "/things"),
    Shape(
      testDescription: "a last id in the body, and more", answer: "data: \(things), last: \(text), more: \(yes)",
      body: "starting_after: \(text), limit: \(whole)", style: .cursor, position: .body("/starting_after"),
      next: "/last", hasMore: "/more"),
    Shape(
      testDescription: "options in a body and a total that names the items (Plaid)",
      answer:
        "accounts: {type: array, items: \(text)}, transactions: \(things), total_transactions: \(whole), request_id: \(text)",
      body: "access_token: \(text), options: \(object("count: \(whole), offset: \(whole)"))",
      style: .offset, position: .body("/options/offset"), items: "/transactions", total: "/total_transactions"),
    Shape(
      testDescription: "pages in the body of a POST that lists", answer: "data: \(things)",
      body: "page: \(whole), limit: {type: integer, default: 20, maximum: 100}", style: .page, position: .body("/page")),
    Shape(
      testDescription: "offsets in the body of a POST that lists", answer: "{type: array, items: {type: string}}",
      body: "offset: \(whole), limit: {type: integer, default: 20}", style: .offset, position: .body("/offset"),
      items: ""),
    Shape(
      testDescription: "a cursor beside several members", parameters: [query("cursor", text)],
      answer:
        "ok: \(yes), team: \(text), members: \(things), cache_ts: \(whole), owner: \(object("id: \(text)")), next_cursor: \(text)",
      style: .cursor, position: .query("cursor"), next: "/next_cursor", items: "/members"),
    Shape(
      testDescription: "the next offset (not counted)", parameters: [query("offset"), query("limit")],
      answer: "data: \(things), next_offset: {type: integer, nullable: true}",
      style: .offset, position: .query("offset"), next: "/next_offset"),
    Shape(
      testDescription: "OData", parameters: [query("$top"), query("$skip")],
      answer: "'@odata.context': \(text), '@odata.count': \(whole), '@odata.nextLink': \(text), value: \(things)",
      style: .nextURL, next: "/@odata.nextLink", items: "/value", total: "/@odata.count"),
    Shape(
      testDescription: "the next page's address below meta", parameters: [query("page"), query("per_page")],
      answer: "data: \(things), meta: \(object("next_page_url: \(text), total: \(whole)"))",
      style: .nextURL, next: "/meta/next_page_url", total: "/meta/total"),
    Shape(
      testDescription: "addresses that only some pages have", parameters: [query("page"), query("per_page")],
      answer:
        "data: \(things), links: \(object("pages: {anyOf: [\(object("next: {type: string, description: URI of the next page}")), \(object("prev: {type: string, description: URI of the previous page}"))]}"))",
      style: .nextURL, next: "/links/pages/next"),
    Shape(
      testDescription: "a cursor in a declared header", parameters: [query("cursor", text), query("limit")],
      answer: things, headers: "headers: {X-Next-Cursor: {schema: {type: string}}}, ",
      style: .cursor, position: .query("cursor"), next: .header("x-next-cursor"), items: ""),
    Shape(
      testDescription: "a cursor of which nothing else is known", parameters: [query("cursor", text), query("limit")],
      answer: things, style: .cursor, position: .query("cursor"), items: ""),
    Shape(
      testDescription: "a cursor beside the one that was sent", parameters: [query("cursor", text)],
      answer: "cursor: \(text), data: \(things), next_cursor: \(text)",
      style: .cursor, position: .query("cursor"), next: "/next_cursor"),
    Shape(
      testDescription: "offsets beside a cursor that comes only when asked for",
      parameters: [
        query("limit", "{type: integer, default: 50}"), query("offset", "{type: integer, default: 0}"),
        "{name: cursor, in: query, description: Pass an empty string for the first page, schema: {type: string}}",
      ],
      answer: "runs: \(things), total_entries: \(whole), next_cursor: \(text)",
      style: .offset, position: .query("offset"), items: "/runs", total: "/total_entries"),
    Shape(
      testDescription: "pages beside a cursor that is null unless asked for (OpenAlex)",
      parameters: [query("page"), query("per-page"), query("cursor", text)],
      answer:
        "results: \(things), meta: \(object("count: \(whole), next_cursor: {type: string, description: null unless cursor=* was sent}"))",
      style: .page, position: .query("page"), items: "/results"),
    Shape(
      testDescription: "a POST whose answer has a cursor for another call only (Airflow)",
      answer:
        "dag_runs: \(things), total_entries: \(whole), next_cursor: {type: string, description: Null when using offset pagination.}",
      body: "page_offset: \(whole), page_limit: {type: integer, default: 100}", style: .offset,
      position: .body("/page_offset"), items: "/dag_runs", total: "/total_entries"),
    Shape(
      testDescription: "an iterator (Svix)", parameters: [query("iterator", text), query("limit")],
      answer: "data: \(things), iterator: \(text), prevIterator: \(text), done: \(yes)", style: .cursor,
      position: .query("iterator"), next: "/iterator"),
    Shape(
      testDescription: "list metadata (WorkOS)", parameters: [query("before", text), query("after", text)],
      answer: "data: \(things), list_metadata: \(object("before: \(text), after: \(text)"))", style: .cursor,
      position: .query("after"), next: "/list_metadata/after"),
    Shape(
      testDescription: "pagination two objects deep (Pipedrive)", parameters: [query("start"), query("limit")],
      answer:
        "success: \(yes), data: \(things), additional_data: \(object("pagination: \(object("start: \(whole), more_items_in_collection: \(yes), next_start: \(whole)"))"))",
      style: .offset, position: .query("start"), next: "/additional_data/pagination/next_start",
      hasMore: "/additional_data/pagination/more_items_in_collection"),
    Shape(
      testDescription: "an offset that is a token (Airtable)", parameters: [query("offset", text), query("pageSize")],
      answer: "records: \(things), offset: \(text)", style: .cursor, position: .query("offset"), next: "/offset",
      items: "/records"),
    Shape(
      testDescription: "an offset that the answer calls next (Lever)",
      parameters: ["{name: offset, in: query, description: The token of the next page, schema: {type: string}}"],
      answer: "data: \(things), hasNext: \(yes), next: \(text)", style: .cursor, position: .query("offset"),
      next: "/next", hasMore: "/hasNext"),
    Shape(
      testDescription: "Kubernetes' continue", parameters: [query("limit"), query("continue", text)],
      answer: "kind: \(text), items: \(things), metadata: \(object("continue: \(text), resourceVersion: \(text)"))",
      style: .cursor, position: .query("continue"), next: "/metadata/continue", items: "/items"),
    Shape(
      testDescription: "a yes or no to being the last page (ClickUp)",
      parameters: ["{name: page, in: query, description: Page to fetch (starts at 0)., schema: {type: integer}}"],
      answer: "tasks: \(things), last_page: \(yes)", style: .page, position: .query("page"), items: "/tasks"),
    Shape(
      testDescription: "a cursor in each item (Render)", parameters: [query("cursor", text), query("limit")],
      answer: "{type: array, items: \(object("cursor: \(text), service: \(object("id: \(text)"))"))}", style: .lastItem,
      position: .query("cursor"), items: ""),
    Shape(
      testDescription: "a path to the next page (Recurly)", parameters: [query("limit")],
      answer:
        "has_more: \(yes), next: {type: string, description: Path to subsequent page of results.}, data: \(things)",
      style: .nextURL, next: "/next", hasMore: nil),
    Shape(
      testDescription: "hits and pages of a search (Algolia)",
      answer: "hits: \(things), nbHits: \(whole), nbPages: \(whole)",
      body: "query: \(text), page: {type: integer, default: 0}, hitsPerPage: \(whole)", style: .page,
      position: .body("/page"), items: "/hits", total: "/nbHits", pages: "/nbPages"),
    Shape(
      testDescription: "a total that has a value (Elasticsearch)", parameters: [query("from"), query("size")],
      answer:
        "took: \(whole), hits: \(object("total: \(object("value: \(whole), relation: \(text)")), hits: \(things)"))",
      style: .offset, position: .query("from"), items: "/hits/hits", total: "/hits/total/value"),
    Shape(
      testDescription: "a cursor that goes by the name of what follows (Okta)",
      parameters: [
        "{name: after, in: query, description: The cursor to use for pagination; an opaque string., schema: {type: string}}",
        query("limit"),
      ], answer: things, style: .cursor, position: .query("after"), items: ""),
    Shape(
      testDescription: "Elasticsearch's from and size",
      parameters: [query("from", "{type: integer, default: 0}"), query("size")],
      answer: "hits: \(things), total: \(whole)", style: .offset, position: .query("from"), items: "/hits",
      total: "/total"),
    Shape(
      testDescription: "an offset that counts pages",
      parameters: [
        "{name: offset, in: query, description: 'Page number, starting at 0', schema: {type: integer}}", query("limit"),
      ], answer: "data: \(things), total: \(whole)", style: .page, position: .query("offset"), total: "/total"),
  ]

  @Test("A way of paging is found without being declared", arguments: shapes)
  func found(shape: Shape) throws {
    let body = shape.body.map { "requestBody: {content: {application/json: {schema: \(object($0))}}}" } ?? ""
    let paging = try list(
      shape.parameters.joined(separator: ", "),
      answer: shape.answer.hasPrefix("{") ? shape.answer : object(shape.answer), keys: body, headers: shape.headers,
      method: shape.body == nil ? "get" : "post"
    ).paging
    #expect(paging?.style == shape.style)
    if let position = shape.position { #expect(paging?.position == position) }
    #expect(paging?.next == shape.next)
    #expect(paging?.items == shape.items)
    if let hasMore = shape.hasMore { #expect(paging?.hasMore == hasMore) }
    if let total = shape.total { #expect(paging?.total == total) }
    if let pages = shape.pages { #expect(paging?.pages == pages) }
  }

  @Test("The type of a page is kept where it has more to say than the walk needs")
  func envelope() throws {
    func models(_ answer: String) throws -> (String?, [String]) {
      let built = try list(
        "\(query("page")), \(query("per_page"))", answer: "{$ref: '#/components/schemas/Search'}",
        schemas: "Search: \(object(answer))")
      return (built.operation("listThings")?.envelope.map(built.text), built.models)
    }
    let plain = try models("data: \(things), total: {type: integer}, page: {type: integer}, has_more: {type: boolean}")
    #expect(plain.0 == nil && plain.1 == ["Thing"])
    let search = try models("items: \(things), total_count: {type: integer}, incomplete_results: {type: boolean}")
    #expect(search.0 == "Search" && search.1.sorted() == ["Search", "Thing"])
    let included = try models(
      "data: \(things), included: {type: array, items: {type: string}}, meta: \(object("total: {type: integer}"))")
    #expect(included.0 == "Search")
  }
}
