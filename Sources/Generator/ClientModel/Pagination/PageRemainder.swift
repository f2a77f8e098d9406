/// Whether a page has more to say than its items and what leads on: facets, included objects, whether results are incomplete.
enum PageRemainder {
  static func isWorthKeeping(_ page: PageSchema, _ pagination: Pagination) -> Bool {
    guard !pagination.items.isEmpty else { return false }
    let places = [pagination.next, pagination.hasMore, pagination.total, pagination.pages, pagination.last]
    var read = Set(
      places.compactMap { place -> String? in
        guard case .body(let pointer)? = place else { return nil }
        return first(pointer)
      })
    read.insert(first(pagination.items))
    return page.properties.contains { name, schema in
      let folded = PaginationRequest.folded(name)
      guard !read.contains(name), !ItemsSearch.isHolder(folded) else { return false }
      if schema.isInteger { return !counts.contains(folded) }
      return !ItemsSearch.saysNothing(folded, schema)
    }
  }

  private static func first(_ pointer: String) -> String {
    String(pointer.dropFirst().prefix { $0 != "/" }).replacing("~1", with: "/").replacing("~0", with: "~")
  }

  /// Numbers that place a page among the others.
  private static let counts = Set(
    PaginationNames.totals + PaginationNames.sizes + PaginationNames.pages + PaginationNames.offsets
      + PaginationNames.pageCounts + PaginationNames.lastPages + PaginationNames.counts + PaginationNames.nextPages)
}
