import HTTPTypes

/// One page of a list.
public struct Page<Item: Sendable>: Sendable {
  /// What the page holds, without what was walked over before a resumption.
  public let items: [Item]
  /// The number of items on all pages, where the answer tells.
  public let total: Int?
  /// The number of pages, where the answer tells.
  public let pageCount: Int?
  /// The answer's status.
  public let status: HTTPResponse.Status
  /// The answer's headers.
  public let headers: HTTPFields
  /// How many requests it took.
  public let attempts: Int
  /// Where this page is.
  public let position: PagePosition
  /// Where the next page is; nil on the last.
  public let next: PagePosition?
}
