/// One walk over a list's pages: what is next, what is under way.
///
/// An object, as all the large parts of a list are: iterators, generic over their items, hold no more than a reference, and the
/// compiler writes no copying for each of them.
final class PageFeed<Item: Sendable> {
  private let source: PageSource<Item>
  private let plan: Paged<Item>.Plan
  private let walk: PageWalk
  /// Where the next page is; nil at the end.
  private(set) var position: PagePosition?
  /// Where the page is that was given last.
  private(set) var given: PagePosition?
  /// An error to be thrown after the page that brought it.
  private var pending: PagingError?
  private var remaining: Int
  private let underWay: PagesUnderWay<Item>
  /// The positions that follow, where they are known up front.
  private var pagePlan: PagePlan?

  init(_ list: Paged<Item>) {
    source = list.source
    plan = list.plan
    position = plan.position?.bounded ?? PagePosition(operation: source.operation, token: .start)
    remaining = plan.maxItems
    underWay = PagesUnderWay(followsOtherOrigins: plan.followsOtherOrigins)
    walk = PageWalk(
      operation: source.operation, pagination: source.pagination, start: source.start,
      followsOtherOrigins: plan.followsOtherOrigins)
    if let position, position.operation != source.operation {
      pending = PagingError(operation: source.operation, reason: .otherOperation(position.operation), pages: 0)
    }
  }

  /// The next page, or nil after the last.
  func next(isolation actor: isolated (any Actor)? = #isolation) async throws -> Page<Item>? {
    if let pending {
      self.pending = nil
      remaining = 0
      throw pending
    }
    guard remaining > 0, let current = position else { return nil }
    try Task.checkCancellation()
    let loaded = try await underWay.page(at: current, from: source)
    try arrive(loaded, at: current)
    let page = page(loaded, at: current)
    askAhead(afterPageOf: loaded.items.count)
    given = current
    return page
  }

  /// Works out what follows. A page that leads astray is still given to the caller, before the error, unless the items are taken already.
  private func arrive(_ loaded: PageSource<Item>.Loaded, at current: PagePosition) throws(PagingError) {
    let isFirst = current.page == (plan.position?.page ?? 0)
    do throws(PagingError) {
      position = try walk.next(after: current, loaded.facts)
    } catch {
      // Whoever resumes asks for this page again, to see whether it names a better one now.
      position = current
      if error.reason == .repeatedItems {
        remaining = 0
        throw error
      }
      position?.skipped = loaded.items.count
      pending = error
      return
    }
    guard plan.concurrency > 1 else { return }
    if isFirst { pagePlan = PagePlan(walk, at: current, loaded.facts) }
    guard let known = pagePlan, known.holds(after: loaded.items.count) else {
      // The last page of a plan by offsets is short: nothing is under way behind it then.
      pagePlan = nil
      return
    }
    if let next = known.following(current, items: loaded.items.count) { position = next }
  }

  /// Asks for pages before the caller needs them, but for none that it cannot need.
  private func askAhead(afterPageOf count: Int) {
    guard pending == nil, remaining > 0, var ahead = position else { return }
    let wanted = count > 0 ? (remaining - 1) / count + 1 : 1
    let depth = min(wanted, pagePlan != nil ? plan.concurrency : plan.prefetches ? 1 : 0)
    guard depth > 0 else { return }
    underWay.start(ahead, from: source)
    while underWay.count < depth, let next = pagePlan?.following(ahead) {
      underWay.start(next, from: source)
      ahead = next
    }
  }

  private func page(_ loaded: PageSource<Item>.Loaded, at current: PagePosition) -> Page<Item> {
    var items = loaded.items
    if current.skipped > 0 { items.removeFirst(min(current.skipped, items.count)) }
    if items.count > remaining { items.removeLast(items.count - remaining) }
    remaining -= items.count
    return Page(
      items: items, total: loaded.total, pageCount: loaded.pageCount, status: loaded.status,
      headers: loaded.headers, attempts: loaded.attempts, position: current, next: pending == nil ? position : nil,
      undecodable: loaded.undecodable, body: loaded.body, place: loaded.place)
  }
}
