/// The rules by which a walk goes on and ends. Knows nothing of sending: answers go in, positions come out.
final class PageWalk {
  /// What the caller's request already says.
  struct Start: Sendable {
    var number: Int64?
    var size: Int?
    var isBackward = false
    /// The caller chose a position in the middle.
    var isInside = false
    /// A `Link` can be followed: the request is one that a URL alone makes.
    var followsLinks = false
  }

  /// A number of items that the answers say is not all.
  private struct Shortfall: Sendable {
    let reached: Int64
  }

  let operation: String
  let pagination: Pagination
  let start: Start
  let followsOtherOrigins: Bool
  /// Hashes of the cursors and URLs that led to pages so far.
  var visited: Set<Int> = []
  /// The most items that a page has had.
  private(set) var largest = 0
  /// Where the items ended, since when the answers say that there are more.
  private var shortfall: Shortfall?
  /// How many pages in a row were empty.
  private(set) var emptyPages = 0
  /// How many pages in a row were empty or had the items of the one before.
  private var idlePages = 0
  /// The ``PageFacts/edges`` of the last page that had items.
  private var edges: Int?
  /// Whether the last page has the items of the one before.
  private(set) var isSame = false
  /// As many idle pages as a service may need that filters what it has read; whoever names more of them may do so for ever.
  static let patience = 1000

  init(operation: String, pagination: Pagination, start: Start, followsOtherOrigins: Bool = false) {
    self.operation = operation
    self.pagination = pagination
    self.start = start
    self.followsOtherOrigins = followsOtherOrigins
  }

  /// The position of the page after the one at `position`, or nil where that was the last; throws ``PagingError``.
  func next(after position: PagePosition, _ facts: PageFacts) throws(PagingError) -> PagePosition? {
    isSame = facts.edges != nil && facts.edges == edges
    if facts.count > 0 { edges = facts.edges }
    idlePages = facts.count == 0 || isSame ? idlePages + 1 : 0
    guard idlePages < Self.patience else { throw error(.nothingNew(pages: idlePages), position) }
    let token = try nextToken(position, facts)
    largest = max(largest, facts.count)
    guard let token else { return nil }
    return PagePosition(
      operation: operation, token: token, page: position.page + 1, itemsBefore: position.itemsBefore + facts.count)
  }

  /// The number of the first page, or the first offset. What the wire decides has 64 bits also where `Int` has 32, as on watches.
  var first: Int64 { Int64(pagination.first) }

  /// The number of the page, or the offset, at a position; nil where a URL led there that does not tell.
  func number(at position: PagePosition) -> Int64? {
    switch position.token {
    case .number(let number): return number
    case .url(let url):
      guard case .query(let name) = pagination.position else { return nil }
      return PageURL.value(of: name, in: url).flatMap { Int64($0) }?.clamped(to: PagePosition.numbers)
    case .start, .cursor: return start.number ?? first
    }
  }

  private func nextToken(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    if pagination.style == .single { return nil }
    emptyPages = facts.count == 0 ? emptyPages + 1 : 0
    let claim = claim(position, facts)
    if facts.hasMore != false || claim == .more, let token = try named(position, facts) { return token }
    if facts.count > 0 { shortfall = nil }
    if claim == .more, isCertain(position, facts), shortfall == nil {
      shortfall = Shortfall(reached: reached(position, facts) ?? Int64(seen(position, facts)))
    }
    if claim == .more || (claim == .unknown && mayCount(position, facts)) {
      if let token = try counted(position, facts) { return token }
    }
    // Empty pages behind it do not bring the list to its end: their own total must be reached where the items ended.
    guard let shortfall, claim == .more || facts.total.map({ $0 > shortfall.reached }) == true else { return nil }
    throw error(
      .incomplete(reached: Int(clamping: shortfall.reached), total: facts.total.flatMap { Int(exactly: $0) }), position)
  }

  func error(_ reason: PagingError.Reason, _ position: PagePosition) -> PagingError {
    PagingError(operation: operation, reason: reason, pages: position.page + 1)
  }
}

/// What an answer claims of how long the list is, and how far the walk has come.
extension PageWalk {
  /// What an answer says of whether the list goes on.
  enum Claim { case more, end, unknown }

  /// Totals that the items at hand contradict (-1 for "unknown", 0 for "not counted") claim nothing.
  func claim(_ position: PagePosition, _ facts: PageFacts) -> Claim {
    if facts.hasMore == true { return .more }
    var isEnd = facts.hasMore == false
    if pagination.style == .page, let pages = facts.pages, let number = number(at: position) {
      let page = number - first + 1
      if pages > page { return .more }
      if pages == page || (facts.count == 0 && pages >= 0) { isEnd = true }
    }
    if let total = facts.total,
      let reached = reached(position, facts) ?? seenFromStart(position, facts).map({ Int64($0) })
    {
      if total > reached { return .more }
      if total == reached { isEnd = true }
    }
    return isEnd ? .end : .unknown
  }

  /// Whether a claim of more is about this page, and not about a number of items that may have changed since the walk began.
  func isCertain(_ position: PagePosition, _ facts: PageFacts) -> Bool {
    facts.hasMore == true || reached(position, facts) != nil
      || (pagination.style == .page && facts.pages != nil)
  }

  /// How many items of the whole list come before the end of this page, where its position tells.
  func reached(_ position: PagePosition, _ facts: PageFacts) -> Int64? {
    if position.page == 0, position.token == .start, !start.isInside { return Int64(facts.count) }
    guard let number = number(at: position) else { return nil }
    let before = number - first
    switch pagination.style {
    case .offset: return max(0, before) + Int64(facts.count)
    case .page:
      guard let size = pageSize(position) else { return nil }
      let (items, isTooLarge) = Int64(size).multipliedReportingOverflow(by: max(0, before))
      return isTooLarge ? nil : items + Int64(facts.count)
    default: return nil
    }
  }

  /// How many items the pages before have: as many as the largest, where the walk began at the first.
  func pageSize(_ position: PagePosition) -> Int? {
    if start.number == nil || start.number == first {
      let average = position.page > 0 ? position.itemsBefore / position.page : 0
      return max(largest, average)
    }
    return fullSize
  }

  func seen(_ position: PagePosition, _ facts: PageFacts) -> Int { position.itemsBefore + facts.count }

  func seenFromStart(_ position: PagePosition, _ facts: PageFacts) -> Int? {
    start.isInside ? nil : seen(position, facts)
  }
}

/// The place that follows from counting.
extension PageWalk {
  /// Whether counting may decide: nothing in the answer says where the list goes on, or would say that it does not.
  func mayCount(_ position: PagePosition, _ facts: PageFacts) -> Bool {
    switch pagination.style {
    case .page, .offset, .lastItem: break
    case .cursor, .nextURL, .link, .single: return false
    }
    if pagination.next != nil || (start.followsLinks && facts.link != .none) { return false }
    // Who was led here by a `Link` is led on by one.
    if case .url = position.token { return false }
    return facts.count > 0 && !isShort(facts.count)
  }

  /// The place that follows from this one, where one does.
  func counted(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    switch pagination.style {
    case .page, .offset:
      guard let current = number(at: position) else { return nil }
      // Of a list that only its total calls longer, one empty page is passed over, in case that it was filtered away.
      if emptyPages > 1, facts.hasMore != true, (facts.pages ?? 0) <= current - first { return nil }
      if isSame { throw error(.repeatedItems, position) }
      let next = current + Int64(step(facts))
      return next == current ? nil : .number(next)
    case .lastItem:
      guard pagination.next == nil, facts.count > 0 else { return nil }
      // The next page begins beside this one's last item, or first.
      guard let id = facts.id else { throw error(.missingID, position) }
      return try fresh(.cursor(id), after: position, facts)
    case .cursor, .nextURL, .link, .single: return nil
    }
  }

  func step(_ facts: PageFacts) -> Int {
    guard pagination.style == .offset else { return 1 }
    // An empty page that others follow is passed over by its size.
    return facts.count > 0 ? facts.count : fullSize ?? largest
  }

  /// A full page may have another behind it; a short one does not. What counts as full is only what is certain: a server
  /// may give fewer items than were asked for, unless the document says how many it gives.
  func isShort(_ count: Int) -> Bool {
    guard count > 0 else { return true }
    return count < max(fullSize ?? 0, largest)
  }

  var fullSize: Int? {
    guard let asked = start.size else { return pagination.defaultSize }
    if let maximum = pagination.maximumSize { return min(asked, maximum) }
    return pagination.defaultSize.map { min(asked, $0) }
  }
}

/// The next place that an answer names by itself.
extension PageWalk {
  /// The next place that the answer names: where the document says that it stands, or else in a `Link`, which outweighs
  /// every number that was only reckoned, or in a header that services use for it.
  func named(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    switch pagination.style {
    case .nextURL, .link: return try url(facts.nextURL, position, facts)
    case .cursor where facts.next?.isPresent == true, .lastItem where facts.next?.isPresent == true:
      return try fresh(.cursor(facts.next?.jsonText ?? ""), after: position, facts)
    case .page where facts.next?.isPresent == true, .offset where facts.next?.isPresent == true:
      return try stated(position, facts)
    case .page, .offset, .cursor, .lastItem:
      guard start.followsLinks, case .next(let url) = facts.link else { return nil }
      return try self.url(url, position, facts)
    case .single: return nil
    }
  }

  /// The answer names the next number.
  func stated(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    let current = number(at: position) ?? first
    if case .bool? = facts.next { return .number(current + Int64(step(facts))) }
    guard let number = facts.next?.pageNumber else { throw error(.unusableNext, position) }
    if number == current {
      if isOver(facts) { return nil }
      throw error(.repeated, position)
    }
    return try fresh(.number(number), after: position, facts)
  }

  func url(
    _ url: String?, _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    guard let url else {
      if let next = facts.next, next.isPresent { throw error(.unusableNext, position) }
      return nil
    }
    if !followsOtherOrigins, let origin = PageURL.otherOrigin(url, than: facts.url) {
      throw error(.otherOrigin(origin), position)
    }
    if url == facts.url {
      if isOver(facts) { return nil }
      throw error(.repeated, position)
    }
    return try fresh(.url(url), after: position, facts)
  }

  /// A place that led nowhere yet. The same again with an empty page is how some services say that the list is over.
  func fresh(
    _ token: PagePosition.Token, after position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    visited.insert(position.token.hashValue)
    guard visited.insert(token.hashValue).inserted else {
      if isOver(facts) { return nil }
      throw error(.repeated, position)
    }
    return token
  }

  func isOver(_ facts: PageFacts) -> Bool { facts.count == 0 && facts.hasMore != true }
}
