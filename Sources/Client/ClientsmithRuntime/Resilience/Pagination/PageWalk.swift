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
