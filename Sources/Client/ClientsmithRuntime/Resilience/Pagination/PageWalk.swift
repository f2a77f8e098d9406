/// The rules by which a walk goes on and ends. Knows nothing of sending: answers go in, positions come out.
struct PageWalk: Sendable {
  /// What the caller's request already says.
  struct Start: Sendable {
    var number: Int?
    var size: Int?
    var isBackward = false
    /// The caller chose a position in the middle.
    var isInside = false
    /// A `Link` can be followed: the request is one that a URL alone makes.
    var followsLinks = false
  }

  /// A number of items that the answers say is not all.
  private struct Shortfall: Sendable {
    let reached: Int
  }

  let operation: String
  let pagination: Pagination
  let start: Start
  let followsOtherOrigins: Bool
  /// Hashes of the cursors and URLs that led to pages so far.
  private var visited: Set<Int> = []
  /// The most items that a page has had.
  private var largest = 0
  /// Where the items ended, since when the answers say that there are more.
  private var shortfall: Shortfall?
  /// How many pages in a row were empty.
  private var emptyPages = 0

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

  /// The number of the page, or the offset, at a position; nil where a URL led there that does not tell.
  func number(at position: PagePosition) -> Int? {
    switch position.token {
    case .number(let number): return number
    case .url(let url):
      guard case .query(let name) = pagination.position else { return nil }
      return PageURL.value(of: name, in: url).flatMap { Int($0) }?.clamped(to: PagePosition.numbers)
    case .start, .cursor: return start.number ?? pagination.first
    }
  }

  private mutating func nextToken(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    if pagination.style == .single { return nil }
    emptyPages = facts.count == 0 ? emptyPages + 1 : 0
    if facts.hasMore != false, let token = try named(position, facts) { return token }
    let claim = claim(position, facts)
    if facts.count > 0 { shortfall = nil }
    if claim == .more, isCertain(position, facts), shortfall == nil {
      shortfall = Shortfall(reached: reached(position, facts) ?? seen(position, facts))
    }
    if claim == .more || (claim == .unknown && mayCount(position, facts)) {
      if let token = try counted(position, facts) { return token }
    }
    // Empty pages behind it do not bring the list to its end: their own total must be reached where the items ended.
    guard let shortfall, claim == .more || facts.total.map({ $0 > shortfall.reached }) == true else { return nil }
    throw error(.incomplete(reached: shortfall.reached, total: facts.total), position)
  }

  // MARK: What the answer names

  /// The next place that the answer names: where the document says that it stands, or else in a `Link`, which outweighs
  /// every number that was only reckoned, or in a header that services use for it.
  private mutating func named(
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
  private mutating func stated(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    let current = number(at: position) ?? pagination.first
    if case .bool? = facts.next { return .number(current + step(facts)) }
    guard let number = facts.next?.pageNumber else { throw error(.unusableNext, position) }
    if number == current {
      if isOver(facts) { return nil }
      throw error(.repeated, position)
    }
    return try fresh(.number(number), after: position, facts)
  }

  private mutating func url(
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
  private mutating func fresh(
    _ token: PagePosition.Token, after position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    visited.insert(position.token.hashValue)
    guard visited.insert(token.hashValue).inserted else {
      if isOver(facts) { return nil }
      throw error(.repeated, position)
    }
    return token
  }

  private func isOver(_ facts: PageFacts) -> Bool { facts.count == 0 && facts.hasMore != true }

  // MARK: What the answer claims

  /// What an answer says of whether the list goes on.
  private enum Claim { case more, end, unknown }

  /// Totals that the items at hand contradict (-1 for "unknown", 0 for "not counted") claim nothing.
  private func claim(_ position: PagePosition, _ facts: PageFacts) -> Claim {
    if facts.hasMore == true { return .more }
    var isEnd = facts.hasMore == false
    if pagination.style == .page, let pages = facts.pages, let number = number(at: position) {
      let page = number - pagination.first + 1
      if pages > page { return .more }
      if pages == page || (facts.count == 0 && pages >= 0) { isEnd = true }
    }
    if let total = facts.total, let reached = reached(position, facts) ?? seenFromStart(position, facts) {
      if total > reached { return .more }
      if total == reached { isEnd = true }
    }
    return isEnd ? .end : .unknown
  }

  /// Whether a claim of more is about this page, and not about a number of items that may have changed since the walk began.
  private func isCertain(_ position: PagePosition, _ facts: PageFacts) -> Bool {
    facts.hasMore == true || reached(position, facts) != nil
      || (pagination.style == .page && facts.pages != nil)
  }

  /// How many items of the whole list come before the end of this page, where its position tells.
  private func reached(_ position: PagePosition, _ facts: PageFacts) -> Int? {
    if position.page == 0, position.token == .start, !start.isInside { return facts.count }
    guard let number = number(at: position) else { return nil }
    let before = number - pagination.first
    switch pagination.style {
    case .offset: return max(0, before) + facts.count
    case .page:
      guard let size = pageSize(position) else { return nil }
      let (items, isTooLarge) = size.multipliedReportingOverflow(by: max(0, before))
      return isTooLarge ? nil : items + facts.count
    default: return nil
    }
  }

  /// How many items the pages before have: as many as the largest, where the walk began at the first.
  private func pageSize(_ position: PagePosition) -> Int? {
    if start.number == nil || start.number == pagination.first {
      let average = position.page > 0 ? position.itemsBefore / position.page : 0
      return max(largest, average)
    }
    return fullSize
  }

  private func seen(_ position: PagePosition, _ facts: PageFacts) -> Int { position.itemsBefore + facts.count }

  private func seenFromStart(_ position: PagePosition, _ facts: PageFacts) -> Int? {
    start.isInside ? nil : seen(position, facts)
  }

  // MARK: Counting

  /// Whether counting may decide: nothing in the answer says where the list goes on, or would say that it does not.
  private func mayCount(_ position: PagePosition, _ facts: PageFacts) -> Bool {
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
  private mutating func counted(
    _ position: PagePosition, _ facts: PageFacts
  ) throws(PagingError) -> PagePosition.Token? {
    switch pagination.style {
    case .page, .offset:
      guard let current = number(at: position) else { return nil }
      // Of a list that only its total calls longer, one empty page is passed over, in case that it was filtered away.
      if emptyPages > 1, facts.hasMore != true, facts.pages == nil { return nil }
      let next = current + step(facts)
      return next == current ? nil : .number(next)
    case .lastItem:
      guard pagination.next == nil, facts.count > 0 else { return nil }
      // The next page begins beside this one's last item, or first.
      guard let id = facts.id else { throw error(.missingID, position) }
      return try fresh(.cursor(id), after: position, facts)
    case .cursor, .nextURL, .link, .single: return nil
    }
  }

  private func step(_ facts: PageFacts) -> Int {
    guard pagination.style == .offset else { return 1 }
    // An empty page that others follow is passed over by its size.
    return facts.count > 0 ? facts.count : fullSize ?? largest
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

  private func error(_ reason: PagingError.Reason, _ position: PagePosition) -> PagingError {
    PagingError(operation: operation, reason: reason, pages: position.page + 1)
  }
}
