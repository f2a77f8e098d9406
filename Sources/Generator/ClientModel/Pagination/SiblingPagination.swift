import OpenAPI

/// A call whose own pattern did not say how it is walked.
struct Unpaged {
  let request: PaginationRequest
  /// The type of the answer; nil where nobody described it.
  let answer: TypeReference?
  /// Why it was in vain.
  let reason: String
}

/// Walks a list as the document's other lists are walked, where its own description leaves something out.
///
/// Documents forget to describe an answer, or a property of it, far more often than a service has two ways of paging. So a call that
/// takes the very parameters by which most of the document's lists are paged is one of them.
struct SiblingPagination {
  /// How many lists must agree, at least.
  private static let quorum = 5

  private let usual: Pagination
  private let count: Int
  /// Where most of these lists keep their items; nil where each has its own name for them.
  private let usualItems: String?

  /// The way most lists are walked; nil where too few agree.
  init?(_ paginations: [Pagination]) {
    var order: [Key] = []
    var members: [Key: [Pagination]] = [:]
    for pagination in paginations {
      let key = Key(pagination)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(pagination)
    }
    let largest = order.max { (members[$0]?.count ?? 0) < (members[$1]?.count ?? 0) }
    guard let largest, let group = members[largest], group.count >= Self.quorum, group.count * 2 >= paginations.count,
      let first = group.first
    else { return nil }
    usual = first
    count = group.count
    let places = Dictionary(grouping: group, by: \.items).mapValues(\.count)
    let most = group.map(\.items).first { (places[$0] ?? 0) * 2 > group.count }
    usualItems = most.flatMap { (places[$0] ?? 0) >= Self.quorum ? $0 : nil }
  }

  /// What lists that are walked alike share.
  private struct Key: Hashable {
    let style: Pagination.Style
    let position: RequestPointer?
    let size: RequestPointer?
    let next: ResponsePointer?
    let hasMore: ResponsePointer?

    init(_ pagination: Pagination) {
      style = pagination.style
      // A `Link` header leads on whatever the parameters are.
      position = style == .link ? nil : pagination.position
      size = pagination.size
      next = pagination.next
      hasMore = pagination.hasMore
    }
  }

  /// The pagination of a call that takes the usual parameters; `type` finds the type at a pointer into its answer.
  func pagination(of unpaged: Unpaged, type: (String) -> TypeReference?) -> Pagination? {
    guard unpaged.request.method == .get, takesUsualParameters(unpaged.request) else { return nil }
    var pagination = usual
    pagination.size = usual.size.flatMap(unpaged.request.input(at:))?.pointer
    pagination.learnSizes(from: unpaged.request)
    guard let answer = unpaged.answer, let response = unpaged.request.response else {
      // An answer that nobody described; a cursor in it could be called anything.
      guard usual.style == .page || usual.style == .offset, let usualItems else { return nil }
      pagination.items = usualItems
      pagination.itemType = .json
      return because("the answer is not described", pagination)
    }
    if usual.style == .link {
      guard response.isArray else { return nil }
      if !takesCursor(unpaged.request) { return numbered(unpaged.request, type) }
      return PaginationPass.typed(because("the answer is a list", pagination), type)
    }
    let places = [usualItems, ItemsSearch.pointer(in: response, hint: unpaged.request.lastSegment)]
    for case let items? in places where response.at(items)?.isArray == true {
      // Where the items stand elsewhere, what leads on must have its place in the answer.
      guard items == usualItems || leads(response, pagination) else { continue }
      pagination.items = items
      return PaginationPass.typed(because("the answer holds a list at `\(items)`", pagination), type)
    }
    guard let usualItems else { return nil }
    pagination.items = usualItems
    return wronglySingle(unpaged.request, answer, response, pagination)
  }

  /// Whether an answer has the places that the usual walk reads.
  private func leads(_ response: PageSchema, _ pagination: Pagination) -> Bool {
    [pagination.next, pagination.hasMore, pagination.pages, pagination.last].allSatisfy { place in
      guard case .body(let pointer)? = place else { return true }
      return response.at(pointer) != nil
    }
  }

  /// A list whose answer is described as one of its items, as generators of documents do.
  private func wronglySingle(
    _ request: PaginationRequest, _ answer: TypeReference, _ response: PageSchema, _ pagination: Pagination
  ) -> Pagination? {
    guard request.words.first == "list", usual.style == .page, !pagination.items.isEmpty, response.isObject,
      case .declared = answer, response.property("id") != nil || response.property("name") != nil
    else { return nil }
    var pagination = pagination
    pagination.itemType = answer
    return because("the answer is described as one item of a list", pagination)
  }

  private func takesUsualParameters(_ request: PaginationRequest) -> Bool {
    switch usual.style {
    case .link: return takesCursor(request) || takesPage(request)
    case .page, .offset:
      // What its own description disowns counts nothing, nor does a number beside a token.
      guard let position = usual.position.flatMap(request.input(at:)), position.isInteger, !position.isDisowned,
        request.token == nil
      else { return false }
      return usual.size.flatMap(request.input(at:)) != nil
    case .cursor, .lastItem:
      return usual.position.flatMap(request.input(at:))?.isText == true
    case .nextURL: return false
    }
  }

  private func takesCursor(_ request: PaginationRequest) -> Bool {
    guard let input = request.input(["cursor", "after"]), input.isText, let size = usual.size else { return false }
    return request.input(at: size) != nil
  }

  /// Whether a call takes the very parameter by which the other lists count pages.
  private func takesPage(_ request: PaginationRequest) -> Bool {
    guard let position = usual.position.flatMap(request.input(at:)) else { return false }
    return position.isInteger && PaginationNames.pages.contains(position.foldedName)
  }

  /// A bare list that only takes the number of a page: nothing but an empty page ends it for certain.
  private func numbered(_ request: PaginationRequest, _ type: (String) -> TypeReference?) -> Pagination? {
    guard let position = usual.position.flatMap(request.input(at:)) else { return nil }
    var pagination = Pagination(style: .page, origin: usual.origin)
    pagination.position = position.pointer
    pagination.first = position.firstPage ?? 1
    return PaginationPass.typed(because("`\(position.name)` counts pages", pagination), type)
  }

  private func because(_ reason: String, _ pagination: Pagination) -> Pagination {
    var pagination = pagination
    pagination.origin = .inferred("\(reason), and \(count) other lists of the document are walked so")
    return pagination
  }
}
