import HTTPTypes

/// What an answer says of the walk beside its items.
struct PageFacts: Sendable {
  var count = 0
  /// The value at ``Pagination/next``; nil where it is absent or null.
  var next: JSONValue?
  /// The absolute URL of the next page.
  var nextURL: String?
  /// What its `Link` fields say.
  var link = Link.none
  /// The URL that was asked.
  var url = ""
  var hasMore: Bool?
  var total: Int64?
  var pages: Int64?
  /// The id of the item that the next page hangs on, as JSON text.
  var id: String?
  /// A hash of the first and the last item as they came, where they are objects: other pages have other ones.
  var edges: Int?

  /// What the `Link` fields of an answer say of the next page.
  enum Link: Sendable, Equatable {
    /// There are none, or none about pages.
    case none
    /// They name other pages but no next one, or say that there is nothing on it.
    case end
    case next(String)
  }
}

extension JSONValue {
  /// A scalar as query strings and headers show it, anything else as JSON; nil for null.
  var pageText: String? {
    switch self {
    case .null: nil
    case .string(let text): text
    case .number(let number): number.description
    case .bool(let value): value ? "true" : "false"
    case .array, .object: (try? JSONWriter.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The value as JSON text.
  var jsonText: String { ((try? JSONWriter.encode(self)).map { String(decoding: $0, as: UTF8.self) }) ?? "null" }

  /// A whole number, written as a number or as text, that is small enough to be reckoned with.
  var pageNumber: Int64? {
    switch self {
    case .number, .string:
      pageText.flatMap { Int64($0) ?? Double($0).flatMap(Int64.init(exactly:)) }
        .flatMap { PagePosition.numbers.contains($0) ? $0 : nil }
    default: nil
    }
  }

  /// Whether it stands for something: not null, not false, not an empty text.
  var isPresent: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .string(let text): !text.isEmpty
    default: true
    }
  }
}

/// The headers by which services lead on whose documents do not say so.
enum PageHeaders {
  private static let tokens = [
    "x-next-cursor", "x-next-token", "x-next-page-token", "x-next-page-cursor", "x-nextcursor", "x-nexttoken",
    "next-cursor", "next-token", "next-page-token", "x-cursor-next", "x-continuation-token", "x-ms-continuation",
    "x-pagination-next-cursor",
  ]
  private static let numbers = ["x-next-page", "x-nextpage", "x-pagination-next-page"]

  /// The next page's token, or its number where pages are counted; nil where no header names one.
  static func next(_ style: Pagination.Style, in headers: HTTPFields) -> JSONValue? {
    let names =
      switch style {
      case .cursor: tokens
      case .page: numbers
      default: [String]()
      }
    guard !names.isEmpty else { return nil }
    for field in headers where field.name.canonicalName.utf8.count >= 10 && names.contains(field.name.canonicalName) {
      if !field.value.isEmpty { return .string(field.value) }
    }
    return nil
  }
}
