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
