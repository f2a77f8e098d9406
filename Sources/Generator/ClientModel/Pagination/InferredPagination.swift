import OpenAPI

/// Infers pagination from the pattern of a call's parameters and answer, or leaves it: a wrong guess is worse than none.
///
/// Evidence is weighed in the order of `rules`. What leads on in the answer itself (an address, a cursor that matches a
/// parameter, a declared `Link` header) outweighs what the request could count; a number alone is only trusted together
/// with an answer that is a list and nothing else, and never where a token, an address or a cursor is offered.
struct InferredPagination {
  let request: PaginationRequest
  let response: PageSchema
  let items: String
  let leads: Leads
  let size: PaginationRequest.Input?

  /// One way in which services page, and how it is recognised.
  private struct Rule: Sendable {
    /// Whether it holds for a POST that reads, too.
    let holdsForPosts: Bool
    let find: @Sendable (InferredPagination) -> Pagination?
  }

  /// The ways, the surest first.
  private static let rules = [
    Rule(holdsForPosts: true) { $0.countedUnasked },
    Rule(holdsForPosts: false) { $0.nextURL },
    Rule(holdsForPosts: true) { $0.cursor },
    Rule(holdsForPosts: false) { $0.fartherURL },
    Rule(holdsForPosts: true) { $0.lastItem },
    Rule(holdsForPosts: false) { $0.link },
    Rule(holdsForPosts: true) { $0.itemCursor },
    Rule(holdsForPosts: true) { $0.headerCursor },
    Rule(holdsForPosts: true) { $0.number },
  ]

  /// How an operation's list is walked, with the reason in words, or why it is not.
  static func infer(_ request: PaginationRequest) -> PagingVerdict {
    guard [.get, .post, .query].contains(request.method) else { return .whole(reason: "it does not read") }
    guard let response = request.response else { return .unknown(reason: "the answer is not described") }
    let asks = request.asksForPages
    guard let items = ItemsSearch.pointer(in: response, hint: request.lastSegment),
      response.at(items)?.isArray == true
    else {
      let reason = "the answer holds no one list that could be the items"
      return request.method == .get && request.asksForMore ? .unknown(reason: reason) : .whole(reason: reason)
    }
    // What a POST makes is no list; where it reads one, something in it says where.
    if request.method != .get, !asks { return .whole(reason: "nothing in the request asks for a page") }
    if request.namesOneThing, !asks {
      return .whole(reason: "the path ends in a parameter and nothing in the request asks for a page")
    }
    let inference = InferredPagination(
      request: request, response: response, items: items, leads: Leads(in: response, items: items), size: request.size)
    for rule in rules where rule.holdsForPosts || request.method == .get {
      if let found = rule.find(inference) { return .pages(inference.completed(found)) }
    }
    if request.makes { return .whole(reason: "it does not read") }
    return asks && request.asksForMore
      ? .unknown(reason: inference.doubt) : .whole(reason: "nothing in the request asks for a page")
  }

  /// What is missing, where nothing was sure.
  private var doubt: String {
    if let token = request.token { return "nothing in the answer is known to be the next `\(token.name)`" }
    if offersMore { return "it can be counted, but the answer names the next page, too" }
    if !ItemsSearch.isEnvelope(response, items: items) { return "the answer is more than a list" }
    if let offset = request.offset { return "nothing says that `\(offset.name)` counts items" }
    return "nothing says how its pages end"
  }

  /// The size, the totals and what else the answer tells, where a rule did not look for them.
  private func completed(_ pagination: Pagination) -> Pagination {
    var found = pagination
    if found.size == nil { found.size = size?.pointer }
    if found.total == nil { found.total = total }
    if found.total == nil, found.style != .page && found.style != .offset || endsOtherwise(found) {
      found.total = leads.first(PaginationNames.counts, where: \.schema.isInteger).map { .body($0.pointer) }
    }
    return found
  }

  /// Whether something else than a total ends the list.
  private func endsOtherwise(_ found: Pagination) -> Bool {
    found.next != nil || found.hasMore != nil || found.pages != nil || found.last != nil
  }

  func begun(_ style: Pagination.Style, _ reason: String) -> Pagination {
    Pagination(style: style, origin: .inferred(reason), items: items)
  }
}

// MARK: What the answer tells of all pages

extension InferredPagination {
  var total: ResponsePointer? {
    let member = items.split(separator: "/").last.map { PaginationRequest.folded(String($0)) }
    let names = PaginationNames.totals + (member.map(Leads.totals) ?? [])
    return place(names, header: PaginationNames.totalHeaders) { $0.schema.isCountOfItems }
  }

  /// The total, which may be called `count` where the address of the next page stands beside it, as in Django REST framework.
  var totalBesideAddress: ResponsePointer? {
    total
      ?? (nextURL == nil
        ? nil : leads.first(PaginationNames.counts, where: \.schema.isInteger).map { .body($0.pointer) })
  }

  var hasMore: ResponsePointer? { place(PaginationNames.hasMore, header: []) { $0.schema.isBoolean } }

  var pages: ResponsePointer? {
    place(PaginationNames.pageCounts, header: PaginationNames.pageCountHeaders) { $0.schema.isInteger }
  }

  var last: ResponsePointer? { place(PaginationNames.lastPages, header: []) { $0.schema.isInteger } }

  /// A property of the answer, or else one of its declared headers.
  func place(
    _ names: [String], header: [String], where matches: (Lead) -> Bool
  ) -> ResponsePointer? {
    leads.first(names, where: matches).map { .body($0.pointer) }
      ?? header.first(where: request.headers.contains).map(ResponsePointer.header)
  }
}

extension PageSchema {
  /// Whether it can be a number of items; a sum of money is none.
  fileprivate var isCountOfItems: Bool {
    if composed.types == .integer { return true }
    guard composed.types == .number, !composed.formats.contains(where: ["float", "double", "decimal"].contains) else {
      return false
    }
    let text = parts.lazy.compactMap(\.schema.description).joined(separator: " ").lowercased()
    return !["amount", "price", "cost", "currency", "sum of", "money", "cents"].contains(where: text.contains)
  }
}

extension ResponsePointer {
  /// The place as a reader of the document knows it.
  var words: String {
    switch self {
    case .body(let pointer): "`\(pointer)`"
    case .header(let name): "the header `\(name)`"
    }
  }
}
