/// The rules by which a walk goes on and ends. Knows nothing of sending: answers go in, positions come out.
struct PageWalk: Sendable {
  /// What the caller's request already says.
  struct Start: Sendable {
    var number: Int?
    var size: Int?
    var isBackward = false
    /// The caller chose a position in the middle.
    var isInside = false
  }

  let operation: String
  let pagination: Pagination
  let start: Start
  let followsOtherOrigins: Bool
  /// Hashes of the cursors and URLs that led to pages so far.
  private var seen: Set<Int> = []
  /// The most items that a page has had.
  private var largest = 0

  init(operation: String, pagination: Pagination, start: Start, followsOtherOrigins: Bool = false) {
    self.operation = operation
    self.pagination = pagination
    self.start = start
    self.followsOtherOrigins = followsOtherOrigins
  }

  /// The position of the page after the one at `position`, or nil where that was the last; throws ``PagingError``.
  mutating func next(after position: PagePosition, _ facts: PageFacts) throws(PagingError) -> PagePosition? {
    let token = try nextToken(position, facts)
    largest = max(largest, facts.count)
    guard let token else { return nil }
    return PagePosition(
      operation: operation, token: token, page: position.page + 1, itemsBefore: position.itemsBefore + facts.count)
  }

  /// The number of the page, or the offset, at a position.
  func number(at position: PagePosition) -> Int {
    if case .number(let number) = position.token { return number }
    return start.number ?? pagination.first
  }

  private mutating func nextToken(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    switch pagination.style {
    case .page, .offset:
      if pagination.next != nil { return try stated(position, facts) }
      return counted(position, facts)
    case .cursor:
      guard facts.hasMore != false, let next = facts.next, next.isPresent else { return nil }
      return try fresh(.cursor(next.jsonText), after: position)
    case .lastItem: return try hanging(position, facts)
    case .nextURL, .link: return try url(position, facts)
    case .single: return nil
    }
  }

  /// The answer names the next number.
  private mutating func stated(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    guard facts.hasMore != false, let next = facts.next, next.isPresent else { return nil }
    if case .bool = next { return .number(number(at: position) + step(facts)) }
    guard let number = next.pageNumber else { throw error(.unusableNext, position) }
    if number == self.number(at: position) { throw error(.repeated, position) }
    return try fresh(.number(number), after: position)
  }

  /// The next number follows from this one.
  private func counted(_ position: PagePosition, _ facts: PageFacts) -> PagePosition.Token? {
    let current = number(at: position)
    guard hasMore(position, facts, current: current) else { return nil }
    let next = current + step(facts)
    return next == current ? nil : .number(next)
  }

  private func step(_ facts: PageFacts) -> Int {
    guard pagination.style == .offset else { return 1 }
    // An empty page that others follow is passed over by its size.
    return facts.count > 0 ? facts.count : fullSize ?? 0
  }

  /// Totals that the items at hand contradict (-1 for "unknown", 0 for "not counted") decide nothing.
  private func hasMore(_ position: PagePosition, _ facts: PageFacts, current: Int) -> Bool {
    if let hasMore = facts.hasMore { return hasMore }
    let page = current - pagination.first + 1
    if let pages = facts.pages, pagination.style == .page, pages >= page || (facts.count == 0 && pages >= 0) {
      return page < pages
    }
    if facts.count == 0 { return false }
    if let total = facts.total, let before = itemsBefore(position, current: current), before <= total - facts.count {
      return before < total - facts.count
    }
    return !isShort(facts.count)
  }

  /// How many items come before a page in the whole list, where that can be told.
  private func itemsBefore(_ position: PagePosition, current: Int) -> Int? {
    if pagination.style == .offset { return max(0, current - pagination.first) }
    if start.number == nil || start.number == pagination.first { return position.itemsBefore }
    return fullSize.flatMap { size in
      let (before, isTooLarge) = size.multipliedReportingOverflow(by: current - pagination.first)
      return isTooLarge ? nil : before
    }
  }

  /// The next page begins beside this one's last item, or first.
  private mutating func hanging(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    if let next = pagination.next.map({ _ in facts.next }) {
      guard facts.hasMore != false, let next, next.isPresent else { return nil }
      return try fresh(.cursor(next.jsonText), after: position)
    }
    guard facts.count > 0, facts.hasMore ?? !isShort(facts.count) else { return nil }
    if facts.hasMore == nil, !start.isInside, let total = facts.total, position.itemsBefore + facts.count >= total {
      return nil
    }
    guard let id = facts.id else { throw error(.missingID, position) }
    return try fresh(.cursor(id), after: position)
  }

  private mutating func url(_ position: PagePosition, _ facts: PageFacts) throws(PagingError) -> PagePosition.Token? {
    guard facts.hasMore != false else { return nil }
    guard let url = facts.nextURL else {
      if let next = facts.next, next.isPresent { throw error(.unusableNext, position) }
      return nil
    }
    if !followsOtherOrigins, let origin = PageURL.otherOrigin(url, than: facts.url) {
      throw error(.otherOrigin(origin), position)
    }
    if url == facts.url { throw error(.repeated, position) }
    return try fresh(.url(url), after: position)
  }

  /// A full page may have another behind it; a short one does not. What counts as full is only what is certain: a server
  /// may give fewer items than were asked for, unless the document says how many it gives.
  private func isShort(_ count: Int) -> Bool {
    guard count > 0 else { return true }
    return count < max(fullSize ?? 0, largest)
  }

  private var fullSize: Int? {
    guard let asked = start.size else { return pagination.defaultSize }
    if let maximum = pagination.maximumSize { return min(asked, maximum) }
    return pagination.defaultSize.map { min(asked, $0) }
  }

  private mutating func fresh(
    _ token: PagePosition.Token, after position: PagePosition
  ) throws(PagingError) -> PagePosition.Token {
    seen.insert(position.token.hashValue)
    guard seen.insert(token.hashValue).inserted else { throw error(.repeated, position) }
    return token
  }

  private func error(_ reason: PagingError.Reason, _ position: PagePosition) -> PagingError {
    PagingError(operation: operation, reason: reason, pages: position.page + 1)
  }
}
