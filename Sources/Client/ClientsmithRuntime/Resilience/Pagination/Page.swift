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
  /// The items that are not what the document describes, where ``ClientConfiguration/decoding`` lets a page have
  /// such; they are not in ``items``.
  public let undecodable: [UndecodableItem]
  /// The whole answer as it came.
  public let body: RawBody
  /// Where the items stand in the answer.
  let place: ResponsePointer
}

extension Page {
  /// Puts a page together: for previews, tests and doubles of one's own. `itemsPointer` (RFC 6901) is where the items stand in the
  /// body, for ``envelope``.
  ///
  /// In a ``Paged/init(pages:failingWith:)`` the list itself says where a page is and what follows it.
  public init(
    items: [Item], total: Int? = nil, pageCount: Int? = nil, status: HTTPResponse.Status = .ok,
    headers: HTTPFields = HTTPFields(), attempts: Int = 1, position: PagePosition = PagePosition(page: 0),
    next: PagePosition? = nil, undecodable: [UndecodableItem] = [], body: RawBody = RawBody([]),
    itemsPointer: String = ""
  ) {
    self.init(
      items: items, total: total, pageCount: pageCount, status: status, headers: headers, attempts: attempts,
      position: position, next: next, undecodable: undecodable, body: body, place: .body(itemsPointer))
  }

  /// The id by which the service's own people find the answer: `X-Request-Id` and its like.
  public var requestID: String? { headers.requestID }
}

extension Page {
  /// The answer as a tree: the page's JSON beside its items. Throws ``JSONSyntaxError`` where the page had no body.
  public func json() throws -> JSONValue { try body.json() }

  /// What stood beside the items: the answer without them; null where the answer is nothing but items.
  public var envelope: JSONValue {
    guard case .body(let pointer) = place.place, !pointer.isEmpty, !pointer.contains("*"), var tree = try? json() else {
      return .null
    }
    try? tree.set(nil, at: pointer)
    return tree
  }

  /// What stood beside the items, read as a type: totals, facets, whatever the answer tells of the list as a whole. Throws
  /// ``JSONSyntaxError`` or ``DecodingFailure``.
  public func envelope<Envelope: JSONDecodable>(as type: Envelope.Type = Envelope.self) throws -> Envelope {
    try body.decode(type)
  }
}

extension Page: CustomReflectable {
  /// The items and what is known of the page; of the headers no secrets, and of the body its length.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "items": items, "total": total as Any, "pageCount": pageCount as Any, "status": status.code,
        "headers": Redaction.fields(headers), "attempts": attempts, "undecodable": undecodable.count, "body": body,
      ], displayStyle: .struct)
  }
}
