/// Where a walk stands: what ``Paged/resume(from:)`` needs to go on, in another process or on another day.
///
/// It holds page numbers, ids and cursors of the service, never credentials.
public struct PagePosition: Sendable, Hashable {
  /// What is sent to get the page.
  enum Token: Sendable, Hashable {
    /// The request as it was made.
    case start
    /// A page number or an offset.
    case number(Int64)
    /// The JSON text of a cursor or id.
    case cursor(String)
    /// An absolute URL.
    case url(String)
  }

  /// The operation's id in the document.
  public let operation: String
  var token: Token
  /// The number of pages before this one since the walk began.
  public internal(set) var page: Int
  /// The number of items on those pages.
  public internal(set) var itemsBefore: Int
  /// The number of this page's items that have been walked over already.
  public internal(set) var skipped: Int

  /// The numbers that can be added up without a thought; whatever comes from outside is brought into them.
  static let numbers: ClosedRange<Int64> = -(1 << 53)...(1 << 53)
  /// As many pages and items as can be added up, also where `Int` has 32 bits.
  private static let most = Swift.min(Int(clamping: numbers.upperBound), .max / 4)

  /// The position with numbers that can be reckoned with, whoever has written it.
  var bounded: PagePosition {
    func bounded(_ number: Int) -> Int { min(max(0, number), Self.most) }
    var position = self
    position.page = bounded(page)
    position.itemsBefore = bounded(itemsBefore)
    position.skipped = bounded(skipped)
    if case .number(let number) = token { position.token = .number(number.clamped(to: Self.numbers)) }
    return position
  }

  /// The beginning of a list's page, counted from 0: for lists made by hand. What a service calls its pages, only its answers tell.
  public init(page: Int, ofOperation operation: String = "") {
    self.init(operation: operation, token: page == 0 ? .start : .number(Int64(page)), page: page)
  }

  init(operation: String, token: Token, page: Int = 0, itemsBefore: Int = 0, skipped: Int = 0) {
    self.operation = operation
    self.token = token
    self.page = page
    self.itemsBefore = itemsBefore
    self.skipped = skipped
  }
}

extension Int64 {
  /// The nearest number within a range.
  func clamped(to range: ClosedRange<Int64>) -> Int64 { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
