/// How an operation's list is walked, page by page: where the position goes in the request, and what the answer says of
/// the next page. Generated code writes it; `docs/pagination.md` explains each style.
public struct Pagination: Sendable, Hashable {
  /// What the position of a page is.
  public enum Style: String, Sendable, Hashable {
    /// The number of the page.
    case page
    /// How many items come before it.
    case offset
    /// A token from the page before.
    case cursor
    /// The id of the last item of the page before, or, walking backwards, of the first.
    case lastItem
    /// A URL in the body of the page before.
    case nextURL
    /// A URL in its `Link` header (RFC 8288).
    case link
    /// None: the one page is the list.
    case single
  }

  /// What the position of a page is.
  public var style: Style
  /// The parameter that says where a page starts.
  public var position: RequestPointer?
  /// For ``Style/lastItem``: the parameter that walks backwards; a request that sets it does.
  public var before: RequestPointer?
  /// The parameter that says how many items a page has.
  public var size: RequestPointer?
  /// The number of the first page, or the first offset.
  public var first: Int
  /// The items; empty for an answer that is a bare array.
  public var items: ResponsePointer
  /// The next page's position, if there is one.
  public var next: ResponsePointer?
  /// For ``Style/lastItem``: a JSON pointer to the id in an item.
  public var id: String
  /// Whether there are more pages.
  public var hasMore: ResponsePointer?
  /// The number of items on all pages.
  public var total: ResponsePointer?
  /// The number of pages.
  public var pages: ResponsePointer?
  /// The number of the last page, which differs from ``pages`` where pages count from 0.
  public var last: ResponsePointer?
  /// How many items a page has for which the request names no number, where the document tells.
  public var defaultSize: Int?
  /// How many items a page has at most, where the document tells.
  public var maximumSize: Int?
  /// Whether the items stand in arrays in an array.
  public var isNested: Bool

  /// Describes a list; `first` is 1 for page numbers and 0 for offsets unless given.
  public init(
    _ style: Style, position: RequestPointer? = nil, before: RequestPointer? = nil, size: RequestPointer? = nil,
    first: Int? = nil, items: ResponsePointer, next: ResponsePointer? = nil, id: String? = nil,
    hasMore: ResponsePointer? = nil, total: ResponsePointer? = nil, pages: ResponsePointer? = nil,
    last: ResponsePointer? = nil,
    defaultSize: Int? = nil, maximumSize: Int? = nil, isNested: Bool = false
  ) {
    self.style = style
    self.position = position
    self.before = before
    self.size = size
    self.first = Int(clamping: Int64(first ?? (style == .page ? 1 : 0)).clamped(to: PagePosition.numbers))
    self.items = items
    self.next = next
    self.id = id ?? "/id"
    self.hasMore = hasMore
    self.total = total
    self.pages = pages
    self.last = last
    self.isNested = isNested
    self.defaultSize = defaultSize
    self.maximumSize = maximumSize
  }
}
