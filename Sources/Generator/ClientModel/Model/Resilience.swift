import Diagnostics

/// A place in a request, in the words of OpenAPI's runtime expressions.
package enum RequestPointer: Sendable, Hashable {
  case query(String)
  case header(String)
  /// JSON pointer into the body.
  case body(String)
  case path(String)
}

/// A place in an answer, in the words of OpenAPI's runtime expressions.
package enum ResponsePointer: Sendable, Hashable, ExpressibleByStringLiteral {
  /// JSON pointer into the body.
  case body(String)
  case header(String)

  package init(stringLiteral pointer: String) { self = .body(pointer) }
}

/// How a list is walked, page by page.
package struct Pagination: Sendable {
  package enum Style: String, Sendable {
    case page, offset, cursor, lastItem, nextURL, link
  }

  /// How it is known.
  package enum Origin: Sendable, Hashable {
    case declared
    /// Read from a vendor's extension, by its key.
    case dialect(String)
    /// Inferred, with the reason in words.
    case inferred(String)
  }

  package var style: Style
  /// The parameter that says where the page starts.
  package var position: RequestPointer?
  /// For `lastItem`: the parameter that walks backwards.
  package var before: RequestPointer?
  package var size: RequestPointer?
  /// The size the service uses where the caller gives none, as the parameter's `default` says.
  package var defaultSize: Int?
  /// The largest size the service takes, as the parameter's `maximum` says.
  package var maximumSize: Int?
  /// The number of the first page, 0 or 1; for offsets the first offset.
  package var first: Int
  /// JSON pointer to the items in the answer; empty for a bare array.
  package var items: String
  /// What leads on: a number, a cursor or an address.
  package var next: ResponsePointer?
  /// For `lastItem`: JSON pointer to the id in an item.
  package var id: String?
  package var hasMore: ResponsePointer?
  /// The number of items over all pages.
  package var total: ResponsePointer?
  /// The number of pages.
  package var pages: ResponsePointer?
  /// The number of the last page, which is not that of pages where they count from 0.
  package var last: ResponsePointer?
  /// The items are arrays of items.
  package var isNested: Bool
  package var origin: Origin
  package var itemType: TypeReference
}

/// Requests allowed in a window of time.
package struct RateLimit: Sendable, Hashable {
  package enum Scope: String, Sendable {
    case account, credential, address, operation
  }

  package var requests: Int
  package var seconds: Double
  package var scope: Scope
  /// The group of operations it counts, where it is not all of them.
  package var group: String?
}

/// What the document says of retries; nil means the runtime's default.
package struct RetryPolicy: Sendable, Hashable {
  package var maxRetries: Int?
  package var initialSeconds: Double?
  package var maximumSeconds: Double?
  package var multiplier: Double?
  package var deadlineSeconds: Double?
  package var statuses: [Int]?
  package var retriesConnectionErrors: Bool?
  /// The operation only reads, whatever its method: it may be sent again.
  package var isIdempotent: Bool?

  package init() {}
}

/// The error bodies of the API as one type.
package struct Problem: Sendable {
  /// `JSONValue` where the document describes none; one model; or an enum over several.
  package var type: TypeReference
  /// The models by index, where there are several; `type` is then a union declaration made for it.
  package var alternatives: [TypeReference]
}

/// An error status of an operation whose body is not the usual one.
package struct ProblemCase: Sendable, Hashable {
  package var status: StatusPattern
  /// Index into `Problem.alternatives`.
  package var alternative: Int
}
