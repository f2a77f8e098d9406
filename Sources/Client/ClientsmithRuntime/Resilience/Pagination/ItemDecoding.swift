/// What becomes of the items of a list that are not what the document describes.
public enum ItemDecoding: Sendable, Hashable {
  /// The page fails, and with it the walk.
  case strict
  /// They are left out of ``Page/items`` and stand in ``Page/undecodable``, and each is told to the client's observer. Walks
  /// over items alone go on without them.
  case lenient
}

/// An item of a list that is not what the document describes.
public struct UndecodableItem: Sendable {
  /// Its place on the page, from 0, those that could be read counted as well.
  public let index: Int
  /// The item as it came.
  public let json: JSONValue
  /// What is wrong with it.
  public let failure: DecodingFailure

  /// Puts an item together.
  public init(index: Int, json: JSONValue, failure: DecodingFailure) {
    self.index = index
    self.json = json
    self.failure = failure
  }
}
