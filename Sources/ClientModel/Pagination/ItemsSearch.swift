/// Finds where a page keeps its items.
enum ItemsSearch {
  private static let usualNames: Set<String> = [
    "data", "items", "results", "values", "records", "entries", "content", "objects", "list", "resources", "elements",
    "rows",
    "nodes", "hits",
  ]

  /// The JSON pointer of the one array that can be the items; nil where there is none or a choice.
  static func pointer(in page: PageSchema) -> String? {
    if page.isArray { return "" }
    let arrays = page.composed.properties.filter { PageSchema($0.parts, page.composer).isArray }
    if arrays.count == 1, let only = arrays.first { return "/" + escaped(only.name) }
    let usual = arrays.filter { usualNames.contains($0.name.lowercased()) }
    return usual.count == 1 ? usual.first.map { "/" + escaped($0.name) } : nil
  }

  /// The properties of a page and of the small objects in it that hold what leads on, with their pointers.
  static func leads(in page: PageSchema) -> [(name: String, pointer: String, schema: PageSchema)] {
    guard !page.isArray else { return [] }
    var leads: [(name: String, pointer: String, schema: PageSchema)] = []
    let holders: Set<String> = [
      "meta", "metadata", "pagination", "paging", "page", "pageinfo", "responsemetadata", "links", "_links", "nextpage",
      "pages",
      "cursors", "cursor", "next", "pager", "pagemetadata",
    ]
    func collect(_ schema: PageSchema, _ prefix: String, _ path: String, _ depth: Int) {
      for property in schema.composed.properties {
        let inner = PageSchema(property.parts, page.composer)
        guard !inner.isArray else { continue }
        let pointer = prefix + "/" + escaped(property.name)
        let folded = PaginationRequest.folded(property.name)
        if inner.isObject {
          if depth < 3, holders.contains(folded) { collect(inner, pointer, path + folded + ".", depth + 1) }
        } else {
          leads.append((path + folded, pointer, inner))
        }
      }
    }
    collect(page, "", "", 0)
    return leads
  }

  static func escaped(_ name: String) -> String {
    name.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
