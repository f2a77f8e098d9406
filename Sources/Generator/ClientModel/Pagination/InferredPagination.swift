/// Infers pagination from the pattern of a call's parameters and answer, or leaves it: a wrong guess is worse than none.
///
/// What leads on in the answer itself (a next URL, a cursor that matches a parameter, a declared `Link` header) is trusted before
/// numbers in the request; a number alone is only trusted together with an answer that is a list and nothing else.
struct InferredPagination {
  private let request: PaginationRequest
  private let response: PageSchema
  private let items: String
  private let leads: [Lead]
  private let size: PaginationRequest.Input?

  /// The pagination of an operation, with the reason in words.
  static func infer(_ request: PaginationRequest) -> Pagination? {
    InferredPagination(request)?.pagination
  }

  private init?(_ request: PaginationRequest) {
    guard [.get, .post, .query].contains(request.method), let response = request.response else { return nil }
    // What a POST makes is no list; where it reads one, a parameter says where.
    if request.method != .get, request.input(PaginationNames.cursors + PaginationNames.pages) == nil { return nil }
    guard let items = ItemsSearch.pointer(in: response), response.at(items)?.isArray == true else { return nil }
    self.request = request
    self.response = response
    self.items = items
    leads = ItemsSearch.leads(in: response)
    size = request.input(PaginationNames.sizes)
  }

  private var pagination: Pagination? {
    var found = request.method == .get ? nextURL ?? cursor ?? lastItem ?? link ?? number : cursor ?? number
    if found?.size == nil { found?.size = size?.pointer }
    if found?.total == nil { found?.total = total }
    if let style = found?.style, found?.total == nil, ends(style, found) {
      found?.total = lead(PaginationNames.counts, \.isInteger).map(ResponsePointer.body)
    }
    return found
  }

  /// Whether something else than a total ends the list.
  private func ends(_ style: Pagination.Style, _ found: Pagination?) -> Bool {
    style != .page && style != .offset || found?.next != nil || found?.hasMore != nil || found?.pages != nil
      || found?.last != nil
  }

  private func lead(_ names: [String], _ matches: (PageSchema) -> Bool) -> String? {
    for name in names {
      if let lead = leads.first(where: { $0.name == name && matches($0.schema) }) { return lead.pointer }
    }
    return nil
  }

  private var total: ResponsePointer? {
    place(PaginationNames.totals, \.isInteger, header: PaginationNames.totalHeaders)
  }

  private var hasMore: ResponsePointer? { place(PaginationNames.hasMore, \.isBoolean, header: []) }

  /// A property of the answer, or else one of its declared headers.
  private func place(
    _ names: [String], _ matches: (PageSchema) -> Bool, header: [String]
  ) -> ResponsePointer? {
    lead(names, matches).map(ResponsePointer.body)
      ?? header.first(where: request.headers.contains).map(ResponsePointer.header)
  }

  private func begun(_ style: Pagination.Style, _ reason: String) -> Pagination {
    Pagination(style: style, origin: .inferred(reason), items: items)
  }

  // MARK: What the answer leads to

  private var nextURL: Pagination? {
    let pointer = lead(PaginationNames.nextURLs, \.isAddress) ?? lead(PaginationNames.plainNextURLs, \.isText)
    guard let pointer else { return nil }
    var pagination = begun(.nextURL, "`\(pointer)` of the answer is the next page's address")
    pagination.next = .body(pointer)
    return pagination
  }

  private var cursor: Pagination? {
    for name in PaginationNames.cursors {
      guard let input = request.input([name]), let next = next(for: input) else { continue }
      var pagination = begun(.cursor, "`\(next.pointer)` of the answer is the next `\(input.name)`")
      pagination.position = input.pointer
      pagination.next = .body(next.pointer)
      // Some services give a cursor with the last page too, for those who come back for what is new.
      pagination.hasMore = hasMore ?? place(PaginationNames.nextPages, \.isBoolean, header: [])
      return pagination
    }
    return nil
  }

  /// The property of the answer that the next page's cursor comes from.
  private func next(for input: PaginationRequest.Input) -> Lead? {
    let name = input.foldedName
    let forward = leads.filter { !$0.name.contains("prev") && !$0.name.contains("before") }
    if input.isInteger {
      // A number is a cursor only where the answer names the next one and no pages are counted.
      guard !["page", "offset"].contains(name), request.input(PaginationNames.pages) == nil else { return nil }
      let names = name == "from" ? ["next", "nextfrom"] : [name, "next" + name]
      return forward.first { $0.schema.isInteger && names.contains($0.last) && $0.pointer != "/" + input.name }
    }
    guard input.isText else { return nil }
    return forward.first { lead in
      guard lead.schema.isText else { return false }
      if PaginationNames.doubtfulCursors.contains(name) {
        return lead.name.hasPrefix("nextpage.") || lead.name.hasSuffix(".next") || lead.last == "next" + name
      }
      return PaginationNames.nextCursors.contains(lead.last) || lead.last == "next" + name
    }
  }

  private var lastItem: Pagination? {
    guard let after = request.input(["startingafter", "after"]),
      let before = request.input(["endingbefore", "before"]),
      response.at(items)?.items?.property("id")?.isText == true,
      let more = lead(["hasmore", "meta.hasmore", "pagination.hasmore"], \.isBoolean)
    else { return nil }
    var pagination = begun(.lastItem, "`\(after.name)` takes an item's id and `\(more)` says whether there is more")
    pagination.position = after.pointer
    pagination.before = before.pointer
    pagination.id = "/id"
    pagination.hasMore = .body(more)
    return pagination
  }

  private var link: Pagination? {
    guard request.headers.contains("link") else { return nil }
    let position = request.input(PaginationNames.pages)
    guard items.isEmpty || size != nil || position != nil || request.input(PaginationNames.cursors) != nil else {
      return nil
    }
    var pagination = begun(.link, "the answer declares a `Link` header")
    pagination.position = position?.pointer
    return pagination
  }

  // MARK: What the request counts

  private var number: Pagination? {
    guard ItemsSearch.isEnvelope(response, items: items) else { return nil }
    if request.method != .get {
      // Sending a POST again is only right where it reads.
      guard request.words.contains(where: ["list", "search", "query", "find"].contains) else { return nil }
      guard hasMore != nil || total != nil || pages != nil || last != nil else { return nil }
    }
    if let page = request.input(PaginationNames.pages), page.isInteger { return byPage(page) }
    guard let offset = request.input(PaginationNames.offsets), offset.isInteger, size != nil else { return nil }
    var pagination = begun(.offset, "`\(offset.name)` skips items")
    pagination.position = offset.pointer
    // SCIM counts items from 1 (RFC 7644 §3.4.2.4).
    pagination.first = offset.foldedName == "startindex" && lead(["totalresults"], \.isInteger) != nil ? 1 : 0
    pagination.hasMore = hasMore
    pagination.total = total
    return pagination
  }

  private var pages: ResponsePointer? {
    place(PaginationNames.pageCounts, \.isInteger, header: PaginationNames.pageCountHeaders)
  }

  private var last: ResponsePointer? { place(PaginationNames.lastPages, \.isInteger, header: []) }

  private func byPage(_ page: PaginationRequest.Input) -> Pagination? {
    let next = place(PaginationNames.nextPages, \.isInteger, header: PaginationNames.nextPageHeaders)
    guard next != nil || pages != nil || last != nil || total != nil || hasMore != nil || size != nil else {
      return nil
    }
    var pagination = begun(.page, "`\(page.name)` counts pages" + (next.map { " and \($0.words) is the next" } ?? ""))
    pagination.position = page.pointer
    pagination.first = page.firstPage ?? 1
    pagination.next = next
    pagination.pages = pages
    pagination.last = last
    pagination.total = total
    pagination.hasMore = hasMore
    return pagination
  }
}

extension ResponsePointer {
  /// The place as a reader of the document knows it.
  fileprivate var words: String {
    switch self {
    case .body(let pointer): "`\(pointer)`"
    case .header(let name): "the header `\(name)`"
    }
  }
}
