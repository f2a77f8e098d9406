import HTTPTypes

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
