/// A list that the service gives page by page: an asynchronous sequence of its items. Nothing is sent until it is walked.
///
///     for try await incident in client.incidents.list(status: [.open]) { print(incident.name) }
///
/// Pages are asked for as they are needed; retries, rate limits and renewed credentials are no concern of the loop.
/// Walking it twice sends the requests twice. What goes wrong is thrown into the loop, where `position` of the iterator, or
/// of the last page had, tells ``resume(from:)`` where to go on.
public struct Paged<Item: Sendable>: Sendable {
  /// How a list is walked.
  struct Plan: Sendable {
    var maxItems = Int.max
    /// How many pages may be on their way at once.
    var concurrency = 1
    /// Whether the next page is asked for while the caller works on this one.
    var prefetches = false
    var position: PagePosition?
    var followsOtherOrigins = false
  }

  let source: PageSource<Item>
  var plan = Plan()

  init(_ source: PageSource<Item>) { self.source = source }

  /// The list page by page, with status, headers and totals.
  public var pages: Pages { Pages(list: self) }

  /// The same list with each item as it came, whatever the document says of it: where one that cannot be read stands in the
  /// way of all the others. ``Page/json()`` gives the page around them.
  public var raw: Paged<JSONValue> {
    var list = Paged<JSONValue>(source.raw())
    list.plan = Paged<JSONValue>.Plan(
      maxItems: plan.maxItems, concurrency: plan.concurrency, prefetches: plan.prefetches, position: plan.position,
      followsOtherOrigins: plan.followsOtherOrigins)
    return list
  }

  /// The first page alone (or, when resuming, the page at the position): one request.
  public func firstPage() async throws -> Page<Item> {
    var list = self
    list.plan.prefetches = false
    list.plan.concurrency = 1
    list.plan.maxItems = Swift.max(1, plan.maxItems)
    guard let page = try await PageFeed(list).next() else { throw CancellationError() }
    return page
  }

  /// Every item, in an array.
  public func all() async throws -> [Item] {
    var items: [Item] = []
    for try await page in pages { items += page.items }
    return items
  }

  /// The same list, of which the next page is asked for while the loop works on this one.
  public func prefetch(_ isOn: Bool = true) -> Paged { with { $0.prefetches = isOn } }

  /// The same list, of which up to `pages` pages are asked for at once, in order all the same.
  ///
  /// It needs page numbers or offsets and a total that the first answer tells; any other list is walked as usual.
  public func concurrent(_ pages: Int) -> Paged { with { $0.concurrency = Swift.max(1, pages) } }

  /// The same list, ended after `count` items; no page is asked for that holds none of them.
  public func maxItems(_ count: Int) -> Paged { with { $0.maxItems = Swift.max(0, count) } }

  /// The same list from a position that an earlier walk came to.
  ///
  /// Whatever position the request itself names gives way to it. Throws ``PagingError`` when it is walked with a
  /// position of another operation.
  public func resume(from position: PagePosition?) -> Paged { with { $0.position = position } }

  /// The same list, of which pages on other servers are asked for too, without credentials. Refused by default, since an
  /// answer could send the client anywhere.
  public func followingOtherOrigins() -> Paged { with { $0.followsOtherOrigins = true } }

  private func with(_ change: (inout Plan) -> Void) -> Paged {
    var copy = self
    change(&copy.plan)
    return copy
  }
}

extension Paged: AsyncSequence {
  /// An item of the list.
  public typealias Element = Item

  /// Begins a walk.
  public func makeAsyncIterator() -> Iterator { Iterator(feed: PageFeed(self)) }

  /// A walk from item to item.
  public struct Iterator: AsyncIteratorProtocol {
    private let feed: PageFeed<Item>
    @usableFromInline var items: [Item] = []
    @usableFromInline var index = 0

    init(feed: PageFeed<Item>) { self.feed = feed }

    /// Where the next item is, for ``Paged/resume(from:)``; nil before the first answer, and after the last item.
    public var position: PagePosition? {
      guard index < items.count else { return feed.position }
      var position = feed.given
      position?.skipped += index
      return position
    }

    /// The next item, or nil at the end of the list.
    @inlinable
    public mutating func next() async throws -> Item? {
      if index < items.count {
        defer { index += 1 }
        return items[index]
      }
      return try await nextPage()
    }

    /// The next item, or nil at the end of the list.
    @inlinable
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Item? {
      if index < items.count {
        defer { index += 1 }
        return items[index]
      }
      return try await nextPage(isolation: actor)
    }

    @usableFromInline
    mutating func nextPage(isolation actor: isolated (any Actor)? = #isolation) async throws -> Item? {
      while let page = try await feed.next() {
        guard let first = page.items.first else { continue }
        items = page.items
        index = 1
        return first
      }
      items = []
      index = 0
      return nil
    }
  }

  /// A list as a sequence of pages.
  public struct Pages: AsyncSequence, Sendable {
    /// A page of the list.
    public typealias Element = Page<Item>
    let list: Paged<Item>

    /// Begins a walk.
    public func makeAsyncIterator() -> Iterator { Iterator(feed: PageFeed(list)) }

    /// A walk from page to page.
    public struct Iterator: AsyncIteratorProtocol {
      let feed: PageFeed<Item>

      /// Where the next page is; nil before the first and after the last.
      public var position: PagePosition? { feed.position }

      /// The next page, or nil after the last.
      public mutating func next() async throws -> Page<Item>? { try await feed.next() }

      /// The next page, or nil after the last.
      public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Page<Item>? {
        try await feed.next(isolation: actor)
      }
    }
  }
}

extension Paged where Item: JSONDecodable {
  /// The list that `request` begins, its requests sent by `perform`.
  package init(
    _ request: OperationRequest, _ pagination: Pagination,
    perform: @escaping @Sendable (OperationRequest) async throws -> RawResponse
  ) {
    self.init(PageSource(request, pagination, PageAsking(perform: perform)))
  }
}

extension Paged where Item: JSONDecodable {
  /// The list that `request` begins.
  @_spi(Generated)
  public init(_ connection: Connection, _ request: OperationRequest, _ pagination: Pagination) {
    var request = connection.resolved(request)
    // Now, so that they do not take the place of each further page's position.
    request.addFurtherMembers()
    let call = request
    var asking = PageAsking(
      secretQueryNames: (try? connection.core.authorization(of: call))?.secretQueryNames ?? [],
      perform: { try await connection.perform($0) },
      undecodable: { connection.undecodable($1, for: call, $0) })
    asking.assumesUTC = connection.configuration.assumesUTC
    if connection.configuration.decoding == .lenient {
      asking.report = { connection.core.report($0, operationID: call.operationID) }
    }
    if let observer = connection.configuration.observer {
      asking.arrived = { observer(.page(operationID: call.operationID, items: $0)) }
    }
    self.init(PageSource(call, pagination, asking))
  }
}

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
