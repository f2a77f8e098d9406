/// Finds where a page keeps its items.
enum ItemsSearch {
  private static let usualNames: Set<String> = [
    "data", "items", "results", "values", "records", "entries", "content", "objects", "list", "resources", "elements",
    "rows", "nodes", "hits", "value",
  ]
  /// Lists that stand beside the items and are none of them.
  private static let asides: Set<String> = [
    "errors", "warnings", "notices", "errormessages", "warningmessages", "validationerrors", "partialerrors", "facets",
    "aggregations", "included", "includes", "links", "deprecations", "suggestions", "failures", "notes", "hints",
  ]
  /// Lists that may be either.
  private static let doubtful: Set<String> = [
    "messages", "sort", "sorts", "orderby", "fields", "columns", "filters", "appliedfilters", "breadcrumbs", "path",
    "permissions", "actions", "tags", "ids", "profile",
  ]
  /// Objects that hold a page's items beside what leads on.
  static let wrappers: Set<String> = ["data", "result", "response", "payload", "meta", "embedded", "body", "results"]
  private static let holders: Set<String> = [
    "meta", "metadata", "links", "cursors", "cursor", "next", "nextpage", "resultinfo", "listinfo", "resultset",
    "summary", "info", "options", "position", "additionaldata", "total",
  ]

  /// Whether an object of this name, folded, says where a page stands among the others.
  static func isHolder(_ folded: String) -> Bool {
    holders.contains(folded) || folded.hasPrefix("pag") || folded.hasSuffix("paging") || folded.hasSuffix("pagination")
      || folded.hasSuffix("metadata")
  }

  /// The JSON pointer of the one array that can be the items; nil where there is none or a choice.
  ///
  /// `hint` is what the path calls them.
  static func pointer(in page: PageSchema, hint: String? = nil) -> String? {
    if page.isArray { return "" }
    if let own = array(in: page, hint) { return own }
    guard lists(of: page).isEmpty else { return nil }
    let objects = page.properties.filter { !isAside($0.name) && $0.schema.isObject }
    let inner = objects.compactMap { property -> String? in
      guard wrappers.contains(PaginationRequest.folded(property.name)) else { return nil }
      return array(in: property.schema, hint).map { "/" + escaped(property.name) + $0 }
    }
    if inner.count == 1 { return inner.first }
    // A page that is called after what it holds: `{playlists: {items, next, total}}`.
    let pages = objects.compactMap { property -> String? in
      guard !isHolder(PaginationRequest.folded(property.name)), Leads.sayMore(property.schema) else { return nil }
      return array(in: property.schema, hint).map { "/" + escaped(property.name) + $0 }
    }
    return pages.count == 1 && inner.isEmpty ? pages.first : nil
  }

  private static func isAside(_ name: String) -> Bool { asides.contains(PaginationRequest.folded(name)) }

  /// The arrays of a page that are not plainly something else.
  private static func lists(of page: PageSchema) -> [(name: String, schema: PageSchema)] {
    page.properties.filter { $0.schema.isArray && !isAside($0.name) }
  }

  private static func array(in page: PageSchema, _ hint: String?) -> String? {
    let arrays = page.properties.filter(\.schema.isArray)
    // What the path itself is called after is never an aside: `GET /errors`.
    if let hint, let named = arrays.first(where: { PaginationRequest.folded($0.name) == hint }) {
      return "/" + escaped(named.name)
    }
    let lists = lists(of: page)
    for candidates in [
      lists,
      lists.filter { usualNames.contains($0.name.lowercased()) },
      lists.filter { isCounted($0.name, in: page) },
      lists.filter { !doubtful.contains(PaginationRequest.folded($0.name)) },
    ] where candidates.count == 1 {
      return candidates.first.map { "/" + escaped($0.name) }
    }
    return nil
  }

  /// Whether the page counts what it calls so: `total_transactions` beside `transactions`.
  private static func isCounted(_ name: String, in page: PageSchema) -> Bool {
    let folded = PaginationRequest.folded(name)
    return page.properties.contains { property in
      Leads.totals(of: folded).contains(PaginationRequest.folded(property.name)) && property.schema.isInteger
    }
  }

  /// Whether an object is nothing but a list with what belongs to a list: a thing that has a list keeps its own properties.
  static func isEnvelope(_ page: PageSchema, items: String) -> Bool {
    guard !items.isEmpty else { return true }
    let member = items.dropFirst().prefix { $0 != "/" }
    return page.properties.allSatisfy { name, schema in
      let folded = PaginationRequest.folded(name)
      if name == member || schema.isArray || schema.isInteger || schema.isBoolean { return true }
      if schema.isObject || schema.composed.types == .object {
        return isHolder(folded) || wrappers.contains(folded) || extras.contains(folded) || isAside(name)
      }
      return saysNothing(folded, schema)
    }
  }

  /// Whether a property of a page, its name folded, belongs to every list and tells of none.
  static func saysNothing(_ folded: String, _ schema: PageSchema) -> Bool {
    guard !schema.isArray, !schema.isObject else { return false }
    return neutral.contains(folded) || folded.contains("next") || folded.contains("prev") || folded.contains("page")
      || folded.contains("cursor") || folded.contains("total") || folded == "hasmore" || schema.isAddress
  }

  private static let extras: Set<String> = [
    "counts", "facets", "aggregations", "summary", "filters", "errors", "error", "order", "query", "sort", "warnings",
    "statistics", "stats", "totals", "debug", "search", "params", "parameters", "requestinfo",
  ]
  private static let neutral: Set<String> = [
    "object", "type", "kind", "status", "message", "version", "requestid", "etag", "url", "uri", "self", "href",
    "query", "error", "success", "code", "apiversion", "order", "sort", "sortby", "nextsynctoken", "timestamp",
    "warning",
    "traceid", "correlationid", "errorcode", "errormessage", "statuscode", "odatacontext", "ok", "took", "limit",
    "offset",
  ]

  static func escaped(_ name: String) -> String {
    name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
      ? name.replacing("~", with: "~0").replacing("/", with: "~1") : name
  }
}
