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
