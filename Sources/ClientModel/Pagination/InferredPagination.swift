/// Infers pagination from the pattern of a GET's parameters and answer, or leaves it: a wrong guess is worse than none.
///
/// What leads on in the answer itself (a next URL, a cursor that matches a parameter, a declared `Link` header) is trusted before
/// numbers in the request; a number alone is only trusted together with an answer that is a list and nothing else.
enum InferredPagination {
  private static let sizes = [
    "perpage", "pagesize", "limit", "size", "maxresults", "resultsperpage", "itemsperpage", "count", "pagelimit",
    "first", "take", "top",
  ]
  private static let pages = ["page", "pagenumber", "pageno", "pageindex", "pagenum", "currentpage"]
  private static let offsets = ["offset", "skip", "startat", "startindex", "pageoffset", "start"]
  private static let cursors = [
    "cursor", "pagecursor", "pagetoken", "nexttoken", "continuationtoken", "nextpagetoken", "startingafter", "after",
    "pageafter",
    "nextcursor", "offset", "marker", "token", "bookmark", "from", "page",
  ]

  /// The pagination of an operation, with the reason in words.
  static func infer(_ request: PaginationRequest) -> Pagination? {
    // Nothing in the request and no `Link`: only the answer itself could lead on.
    guard request.method == .get, let response = request.response, let items = ItemsSearch.pointer(in: response),
      isListOfThings(response, items)
    else { return nil }
    let leads = ItemsSearch.leads(in: response)
    let size = request.input(sizes)
    var found =
      nextURL(leads, items, request) ?? cursor(leads, items, request) ?? lastItem(leads, items, response, request)
      ?? link(items, request, size) ?? number(leads, items, request, size)
    if found?.size == nil { found?.size = size?.pointer }
    found?.defaultSize = size?.defaultValue
    if found?.total == nil {
      found?.total = lead(
        leads,
        [
          "total", "count", "totalcount", "meta.total", "pagination.total", "meta.totalcount", "pagination.count",
          "paging.total", "totalsize", "pagination.totalcount", "totalobjects",
        ], \.isInteger)
    }
    return found
  }

  private static func isListOfThings(_ response: PageSchema, _ items: String) -> Bool {
    response.at(items)?.items != nil
  }

  private static func lead(
    _ leads: [(name: String, pointer: String, schema: PageSchema)], _ names: [String], _ matches: (PageSchema) -> Bool
  ) -> String? {
    for name in names {
      if let lead = leads.first(where: { $0.name == name && matches($0.schema) }) { return lead.pointer }
    }
    return nil
  }

  private static func nextURL(
    _ leads: [(name: String, pointer: String, schema: PageSchema)], _ items: String, _ request: PaginationRequest
  ) -> Pagination? {
    let certain = [
      "links.next", "next", "nexturl", "nextlink", "nextpage", "meta.next", "pagination.next", "pagination.nextpage",
      "paging.next", "pages.next", "nextpageurl", "nextpageuri", "links.pages.next",
    ]
    // `links.next` is an address by convention even where no format says so.
    let pointer =
      lead(leads, certain, \.isAddress)
      ?? lead(leads, ["links.next", "links.pages.next", "nexturl", "nextlink", "nextpageurl", "nextpageuri"], \.isText)
    guard let pointer else { return nil }
    var pagination = Pagination(
      style: .nextURL, origin: .inferred("`\(pointer)` of the answer is the next page's address"), items: items)
    pagination.next = pointer
    return pagination
  }

  private static func cursor(
    _ leads: [(name: String, pointer: String, schema: PageSchema)], _ items: String, _ request: PaginationRequest
  ) -> Pagination? {
    let nexts = [
      "nextcursor", "cursor", "nextpagetoken", "nexttoken", "continuationtoken", "after", "endcursor", "nextpage",
      "next", "offset",
      "startingafter", "pagecursor", "token", "marker", "bookmark", "nextpagecursor", "pagetoken", "nextoffset",
    ]
    for name in cursors {
      guard let input = request.input([name]), input.schema?.isText ?? false else { continue }
      let candidates = leads.filter { lead in
        let last = lead.name.split(separator: ".").last.map(String.init) ?? lead.name
        guard lead.schema.isText, nexts.contains(last) else { return false }
        // `offset` and `page` lead on only where the answer names the next one as a text.
        if ["offset", "page", "from", "token"].contains(name) {
          return lead.name.hasPrefix("nextpage.") || lead.name == "next" + name || lead.name.hasSuffix(".next")
            || last == "next" + name
        }
        return !lead.name.contains("prev")
      }
      guard let next = candidates.first else { continue }
      var pagination = Pagination(
        style: .cursor, origin: .inferred("`\(next.pointer)` of the answer is the next `\(input.name)`"), items: items)
      pagination.position = input.pointer
      pagination.next = next.pointer
      return pagination
    }
    return nil
  }

  private static func lastItem(
    _ leads: [(name: String, pointer: String, schema: PageSchema)], _ items: String, _ response: PageSchema,
    _ request: PaginationRequest
  ) -> Pagination? {
    guard let after = request.input(["startingafter", "after"]), request.input(["endingbefore", "before"]) != nil,
      let id = response.at(items)?.items?.property("id"), id.isText,
      let more = lead(leads, ["hasmore", "meta.hasmore", "pagination.hasmore"], \.isBoolean)
    else { return nil }
    var pagination = Pagination(
      style: .lastItem,
      origin: .inferred("`\(after.name)` takes an item's id and `\(more)` says whether there is more"), items: items)
    pagination.position = after.pointer
    pagination.before = request.input(["endingbefore", "before"])?.pointer
    pagination.id = "/id"
    pagination.hasMore = more
    return pagination
  }

  private static func link(_ items: String, _ request: PaginationRequest, _ size: PaginationRequest.Input?)
    -> Pagination?
  {
    guard request.headers.contains("link"), size != nil || request.input(pages + cursors) != nil else { return nil }
    var pagination = Pagination(style: .link, origin: .inferred("the answer declares a `Link` header"), items: items)
    pagination.position = request.input(pages)?.pointer
    return pagination
  }

  private static func number(
    _ leads: [(name: String, pointer: String, schema: PageSchema)], _ items: String, _ request: PaginationRequest,
    _ size: PaginationRequest.Input?
  ) -> Pagination? {
    func isNumber(_ input: PaginationRequest.Input?) -> Bool { input?.schema?.isInteger ?? false }
    let hasMore = lead(
      leads,
      [
        "hasmore", "hasnext", "pagination.hasmore", "pagination.hasnext", "meta.hasmore", "meta.hasnext", "hasnextpage",
        "pagination.hasnextpage",
      ], \.isBoolean)
    if let page = request.input(pages), isNumber(page) {
      let next = lead(
        leads,
        [
          "nextpage", "pagination.next", "pagination.nextpage", "meta.nextpage", "meta.next", "next", "paging.next",
          "pages.next",
        ], \.isInteger)
      let count = lead(
        leads,
        [
          "totalpages", "pages", "pagecount", "lastpage", "pagination.pages", "pagination.totalpages",
          "pages.totalpages", "meta.totalpages", "meta.lastpage", "meta.pages", "pagination.last",
          "pagination.lastpage", "meta.pagecount",
        ], \.isInteger)
      let total = lead(
        leads,
        ["total", "totalcount", "count", "meta.total", "pagination.total", "pagination.count", "meta.totalcount"],
        \.isInteger)
      guard next != nil || count != nil || total != nil || hasMore != nil || size != nil else { return nil }
      var pagination = Pagination(
        style: .page,
        origin: .inferred("`\(page.name)` counts pages" + (next.map { " and `\($0)` is the next" } ?? "")), items: items
      )
      pagination.position = page.pointer
      pagination.first = page.defaultValue == 0 ? 0 : 1
      pagination.next = next
      pagination.pages = count
      pagination.total = total
      pagination.hasMore = hasMore
      return pagination
    }
    guard let offset = request.input(offsets), isNumber(offset), size != nil else { return nil }
    var pagination = Pagination(style: .offset, origin: .inferred("`\(offset.name)` skips items"), items: items)
    pagination.position = offset.pointer
    pagination.first = 0
    pagination.hasMore = hasMore
    return pagination
  }
}
