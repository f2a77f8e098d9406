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
