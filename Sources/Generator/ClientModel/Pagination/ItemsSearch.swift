/// Finds where a page keeps its items.
enum ItemsSearch {
  private static let usualNames: Set<String> = [
    "data", "items", "results", "values", "records", "entries", "content", "objects", "list", "resources", "elements",
    "rows", "nodes", "hits",
  ]
  /// Objects that hold a page's items beside what leads on.
  private static let wrappers: Set<String> = ["data", "result", "response", "payload", "meta", "embedded", "body"]
  /// Small objects that say where the page stands among the others.
  static let holders: Set<String> = [
    "meta", "metadata", "pagination", "paging", "page", "pageinfo", "responsemetadata", "links", "_links", "nextpage",
    "pages", "cursors", "cursor", "next", "pager", "pagemetadata",
  ]

  /// The JSON pointer of the one array that can be the items; nil where there is none or a choice.
  static func pointer(in page: PageSchema) -> String? {
    if page.isArray { return "" }
    if let own = array(in: page) { return own }
    guard !page.properties.contains(where: \.schema.isArray) else { return nil }
    let inner = page.properties.compactMap { property -> String? in
      guard wrappers.contains(PaginationRequest.folded(property.name)), property.schema.isObject else { return nil }
      return array(in: property.schema).map { "/" + escaped(property.name) + $0 }
    }
    return inner.count == 1 ? inner.first : nil
  }

  private static func array(in page: PageSchema) -> String? {
    let arrays = page.properties.filter(\.schema.isArray)
    if arrays.count == 1, let only = arrays.first { return "/" + escaped(only.name) }
    let usual = arrays.filter { usualNames.contains($0.name.lowercased()) }
    return usual.count == 1 ? usual.first.map { "/" + escaped($0.name) } : nil
  }

  /// The properties of a page and of the small objects in it that hold what leads on, with their pointers.
  static func leads(in page: PageSchema) -> [Lead] {
    guard !page.isArray else { return [] }
    var leads: [Lead] = []
    func collect(_ schema: PageSchema, _ prefix: String, _ path: String, _ depth: Int) {
      for (name, inner) in schema.properties where !inner.isArray {
        let pointer = prefix + "/" + escaped(name)
        let folded = PaginationRequest.folded(name)
        if inner.isObject {
          if depth < 3, holders.contains(folded) || (depth == 0 && wrappers.contains(folded)) {
            collect(inner, pointer, path + folded + ".", depth + 1)
          }
        } else {
          leads.append(Lead(name: path + folded, last: folded, pointer: pointer, schema: inner))
        }
      }
    }
    collect(page, "", "", 0)
    return leads
  }

  /// Whether an object is nothing but a list with what belongs to a list: a thing that has a list keeps its own properties.
  static func isEnvelope(_ page: PageSchema, items: String) -> Bool {
    guard !items.isEmpty else { return true }
    return page.properties.allSatisfy { name, schema in
      let folded = PaginationRequest.folded(name)
      if schema.isArray || schema.isInteger || schema.isBoolean { return true }
      if schema.isObject || schema.composed.types == .object {
        return holders.contains(folded) || wrappers.contains(folded) || extras.contains(folded)
      }
      return neutral.contains(folded) || folded.contains("next") || folded.contains("prev") || folded.contains("page")
        || folded.contains("cursor") || schema.isAddress
    }
  }

  private static let extras: Set<String> = [
    "counts", "facets", "aggregations", "summary", "filters", "errors", "order",
  ]
  private static let neutral: Set<String> = [
    "object", "type", "kind", "status", "message", "version", "requestid", "etag", "url", "uri", "self", "href",
    "query",
    "error", "success", "code", "apiversion", "order", "sort", "sortby",
  ]

  static func escaped(_ name: String) -> String {
    name.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
      ? name.replacing("~", with: "~0").replacing("/", with: "~1") : name
  }
}

/// A property of a page that may lead on to the next.
struct Lead {
  /// The folded names on the way to it, with dots between.
  let name: String
  /// The last of them.
  let last: String
  let pointer: String
  let schema: PageSchema
}
