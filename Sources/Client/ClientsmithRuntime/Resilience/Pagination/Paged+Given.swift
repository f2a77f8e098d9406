extension Paged {
  /// A list of these items on one page: for previews, tests and doubles of one's own. Nothing is sent when it is walked.
  ///
  /// With an `error` the walk fails behind the last item.
  public init(_ items: [Item], failingWith error: (any Error)? = nil) {
    self.init(pages: [Page(items: items)], failingWith: error)
  }

  /// A list of these pages, each as it is but for its position, which follows from its place among them.
  ///
  /// With an `error` the walk fails behind the last page. ``raw`` has the items as JSON where they can be written as such.
  public init(pages: [Page<Item>], failingWith error: (any Error)? = nil) {
    self.init(PageSource(pages, error: error))
  }
}

extension PageSource {
  /// Pages that are here already, and what is thrown behind them.
  convenience init(_ pages: [Page<Item>], error: (any Error)?) {
    // Each page but the last says which number follows, and that it does.
    self.init(
      operation: pages.first?.position.operation ?? "",
      pagination: Pagination(.page, first: 0, items: .body(""), next: .body("")),
      raw: { PageSource<JSONValue>(givenPagesOf: pages, error: error) }
    ) { position, _ in
      let number = if case .number(let number) = position.token { Int(clamping: number) } else { 0 }
      guard pages.indices.contains(number) else {
        if let error { throw error }
        return Loaded(Page(items: []), next: nil)
      }
      return Loaded(pages[number], next: number + 1 < pages.count || error != nil ? number + 1 : nil)
    }
  }
}

extension PageSource where Item == JSONValue {
  /// The JSON of pages that are here already; what cannot be written as JSON fails the walk at its page.
  fileprivate convenience init<Given>(givenPagesOf pages: [Page<Given>], error: (any Error)?) {
    var written: [Page<JSONValue>] = []
    do {
      for page in pages {
        let items = try page.items.map { item -> JSONValue in
          guard let item = item as? any JSONEncodable else {
            throw EncodingFailure(path: JSONPath(), reason: "an item made by hand of `\(Given.self)` has no JSON")
          }
          return try JSONValue(encoding: item)
        }
        written.append(
          Page<JSONValue>(
            items: items, total: page.total, pageCount: page.pageCount, status: page.status, headers: page.headers,
            attempts: page.attempts, position: page.position, next: page.next, undecodable: page.undecodable,
            body: page.body, place: page.place))
      }
      self.init(written, error: error)
    } catch let failure {
      self.init(written, error: failure)
    }
  }
}

extension PageSource.Loaded {
  fileprivate init(_ page: Page<Item>, next: Int?) {
    var facts = PageFacts()
    facts.count = page.items.count
    facts.hasMore = next != nil
    facts.next = next.map { JSONValue($0) }
    self.init(
      items: page.items, facts: facts, status: page.status, headers: page.headers, attempts: page.attempts,
      undecodable: page.undecodable, body: page.body, place: page.place, total: page.total, pageCount: page.pageCount)
  }
}
