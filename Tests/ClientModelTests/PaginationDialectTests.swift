import Testing

@testable import ClientModel

/// The shapes in which well-known services page, each as its documents have them.
@Suite struct PaginationDialectTests {
  /// A service's list: what is sent, what comes back, and what must be found.
  struct Dialect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let parameters: [String]
    let answer: String
    var body: String?
    let style: Pagination.Style
    let next: String?
    let items: String
  }

  private static let text = "{type: string}"
  private static let whole = "{type: integer}"
  private static let yes = "{type: boolean}"

  static let dialects: [Dialect] = [
    Dialect(
      testDescription: "a cursor two objects deep (HubSpot)", parameters: [query("after", text), query("limit")],
      answer: "results: \(things), paging: \(object("next: \(object("after: \(text), link: \(text)"))"))",
      style: .cursor, next: "/paging/next/after", items: "/results"),
    Dialect(
      testDescription: "a cursor among the answer's metadata (Slack)",
      parameters: [query("cursor", text), query("limit")],
      answer: "ok: \(yes), members: \(things), response_metadata: \(object("next_cursor: \(text)"))",
      style: .cursor, next: "/response_metadata/next_cursor", items: "/members"),
    Dialect(
      testDescription: "a page token (Google)", parameters: [query("pageToken", text), query("maxResults")],
      answer: "items: \(things), nextPageToken: \(text), kind: \(text)",
      style: .cursor, next: "/nextPageToken", items: "/items"),
    Dialect(
      testDescription: "a start cursor in the body (Notion)", parameters: [],
      answer: "results: \(things), has_more: \(yes), next_cursor: {type: string, nullable: true}",
      body: "start_cursor: \(text), page_size: \(whole), filter: {type: object}",
      style: .cursor, next: "/next_cursor", items: "/results"),
    Dialect(
      testDescription: "a cursor in the body (Plaid)", parameters: [],
      answer: "added: \(things), next_cursor: \(text), has_more: \(yes)", body: "cursor: \(text), count: \(whole)",
      style: .cursor, next: "/next_cursor", items: "/added"),
    Dialect(
      testDescription: "a token with a capital (AWS)", parameters: [], answer: "Items: \(things), NextToken: \(text)",
      body: "NextToken: \(text), MaxResults: \(whole)", style: .cursor, next: "/NextToken", items: "/Items"),
    Dialect(
      testDescription: "the end of a page's edges (Relay)", parameters: [query("first"), query("after", text)],
      answer: "nodes: \(things), pageInfo: \(object("endCursor: \(text), hasNextPage: \(yes)"))",
      style: .cursor, next: "/pageInfo/endCursor", items: "/nodes"),
    Dialect(
      testDescription: "numbers that start at an item (Jira)", parameters: [query("startAt"), query("maxResults")],
      answer: "values: \(things), startAt: \(whole), maxResults: \(whole), total: \(whole), isLast: \(yes)",
      style: .offset, next: nil, items: "/values"),
    Dialect(
      testDescription: "a link among links (HAL)", parameters: [query("page")],
      answer: "_embedded: \(object("things: \(things)")), _links: \(object("next: \(object("href: \(text)"))"))",
      style: .nextURL, next: "/_links/next/href", items: "/_embedded/things"),
    Dialect(
      testDescription: "links (JSON:API)", parameters: [query("page[number]"), query("page[size]")],
      answer:
        "data: \(things), links: \(object("next: {type: string, nullable: true}")), meta: \(object("total: \(whole)"))",
      style: .nextURL, next: "/links/next", items: "/data"),
    Dialect(
      testDescription: "the address of the next records (Salesforce)", parameters: [query("q", text)],
      answer: "totalSize: \(whole), done: \(yes), nextRecordsUrl: \(text), records: \(things)",
      style: .nextURL, next: "/nextRecordsUrl", items: "/records"),
    Dialect(
      testDescription: "a link beside its base (Confluence)", parameters: [query("start"), query("limit")],
      answer: "results: \(things), start: \(whole), size: \(whole), _links: \(object("next: \(text), base: \(text)"))",
      style: .nextURL, next: "/_links/next", items: "/results"),
    Dialect(
      testDescription: "pages from 0 with all counts (Spring)", parameters: [query("page"), query("size")],
      answer:
        "content: \(things), totalElements: \(whole), totalPages: \(whole), number: \(whole), last: \(yes), first: \(yes)",
      style: .page, next: nil, items: "/content"),
    Dialect(
      testDescription: "the last page's number (Laravel)", parameters: [query("page"), query("per_page")],
      answer: "data: \(things), meta: \(object("current_page: \(whole), last_page: \(whole), total: \(whole)"))",
      style: .page, next: nil, items: "/data"),
  ]

  @Test("A service's way of paging is found without being declared", arguments: dialects)
  func found(dialect: Dialect) throws {
    let body = dialect.body.map { "requestBody: {content: {application/json: {schema: \(object($0))}}}" } ?? ""
    let paging = try list(
      dialect.parameters.joined(separator: ", "), answer: object(dialect.answer), keys: body,
      method: dialect.body == nil ? "get" : "post"
    ).paging
    #expect(paging?.style == dialect.style)
    #expect(paging?.next == dialect.next.map(ResponsePointer.body))
    #expect(paging?.items == dialect.items)
  }
}
