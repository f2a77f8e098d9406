/// Why a walk over pages cannot go on, although every answer came.
public struct PagingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with the way to the next page.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Reason: Sendable, Hashable {
    /// The server named a page that it had named before: following it would never end.
    case repeated
    /// The page at the next number or offset has the items of the one before: the server does not heed its parameter. They are
    /// not given a second time.
    case repeatedItems
    /// This many pages in a row brought nothing, each with the promise of more. The position of the last leads on.
    case nothingNew(pages: Int)
    /// The next page is on another server, which was not trusted beforehand.
    case otherOrigin(String)
    /// What the answer says of the next page is of no use.
    case unusableNext
    /// The last item has no id to go on from.
    case missingID
    /// The last page itself says that there is more than the position reached on it, and nothing leads there: how many items
    /// come before the end of that page, and how many the answer says there are, where it gives a number.
    case incomplete(reached: Int, total: Int?)
    /// A saved position belongs to another operation.
    case otherOperation(String)
  }

  /// The operation's id in the document.
  public let operation: String
  /// What is wrong.
  public let reason: Reason
  /// The number of pages that were had before.
  public let pages: Int

  /// Puts an error together.
  public init(operation: String, reason: Reason, pages: Int) {
    self.operation = operation
    self.reason = reason
    self.pages = pages
  }

  /// One sentence, without cursors or paths.
  public var description: String {
    switch reason {
    case .repeated: "\(operation): after \(pages) pages the server named a page again that it had named before"
    case .repeatedItems:
      "\(operation): the page after \(pages) has the same items: the server does not heed the parameter that asks for the next"
    case .nothingNew(let count):
      "\(operation): \(count) pages in a row had nothing new, and each said that there are more"
    case .otherOrigin(let origin): "\(operation): the next page is on another server, \(origin), and was not asked for"
    case .unusableNext: "\(operation): the answer does not say in a usable way where the next page is"
    case .missingID: "\(operation): the last item has no id to ask for the next page with"
    case .incomplete(let reached, let total?):
      "\(operation): the list ended at item \(reached), and its last page says that there are \(total)"
    case .incomplete(let reached, nil):
      "\(operation): the list ended at item \(reached), and its last page says that there are more"
    case .otherOperation(let other): "\(operation): the saved position belongs to \(other)"
    }
  }
}
