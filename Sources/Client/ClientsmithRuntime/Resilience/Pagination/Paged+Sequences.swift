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
