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
