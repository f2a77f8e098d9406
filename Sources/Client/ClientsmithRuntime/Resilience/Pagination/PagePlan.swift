/// The positions of all pages of a list whose length the first answer told.
final class PagePlan {
  private let walk: PageWalk
  private let step: Int64
  /// No page begins behind this number.
  private let last: Int64

  /// Nil where the pages have no numbers, or their number is not known.
  init?(_ walk: PageWalk, at position: PagePosition, _ facts: PageFacts) {
    guard facts.count > 0, let number = walk.number(at: position) else { return nil }
    let count = Int64(facts.count)
    // An answer that leads elsewhere than the numbers do is followed, page by page.
    if case .next(let url) = facts.link, walk.start.followsLinks, case .query(let name) = walk.pagination.position,
      PageURL.value(of: name, in: url) != "\(number + (walk.pagination.style == .page ? 1 : count))"
    {
      return nil
    }
    let first = walk.first
    let total = facts.total.map { max(0, min($0, .max / 4)) }
    switch walk.pagination.style {
    case .offset:
      guard let total else { return nil }
      step = count
      last = first + total - 1
    case .page:
      step = 1
      if let pages = facts.pages {
        last = first + min(pages, .max / 4) - 1
      } else if let total, number == first {
        last = first + (total + count - 1) / count - 1
      } else {
        return nil
      }
    default: return nil
    }
    self.walk = walk
  }

  /// The position after one that will have `step` items, or nil behind the last.
  func following(_ position: PagePosition, items: Int = 0) -> PagePosition? {
    guard let current = walk.number(at: position) else { return nil }
    let (number, isTooLarge) = current.addingReportingOverflow(step)
    guard !isTooLarge, number <= last else { return nil }
    return PagePosition(
      operation: position.operation, token: .number(number), page: position.page + 1,
      itemsBefore: position.itemsBefore + items)
  }

  /// Whether the plan still holds after a page of `count` items: offsets must lie as far apart as pages are long.
  func holds(after count: Int) -> Bool { walk.pagination.style == .page || Int64(count) == step }
}

/// How pages are asked for and read, whatever their items.
struct PageAsking: Sendable {
  /// The parameters that carry credentials.
  var secretQueryNames: [String] = []
  /// Sends a request.
  let perform: @Sendable (OperationRequest) async throws -> RawResponse
  /// Turns what is wrong with a body into the client's own error.
  var undecodable: @Sendable (any Error, RawResponse) -> any Error = { error, _ in error }
  /// Hears of each item that cannot be read; nil: such an item fails its page.
  var report: (@Sendable (UndecodableItem) -> Void)?
  /// Hears of each page that arrives, with the number of its items.
  var arrived: (@Sendable (Int) -> Void)?
  /// Whether times without an offset are of UTC.
  var assumesUTC = false

  func reading<Value>(_ body: () throws -> Value) rethrows -> Value {
    try JSONReadingRules.reading(assumesUTC: assumesUTC, body)
  }
}
