import OpenAPI
import YAML

/// Reads the pagination that vendors' own extensions declare: Speakeasy, Fern and Microsoft.
enum VendorPagination {
  /// What was found in the dialects.
  enum Finding {
    case absent
    case pages(Pagination, Node)
    /// The dialect says that there is one page only.
    case onePage
    case malformed(key: String, Node)
  }

  /// The pagination of the first dialect found.
  static func read(_ request: PaginationRequest) -> Finding {
    guard let own = request.extensions.first else { return .absent }
    if let node = own["x-speakeasy-pagination"] {
      return found(SpeakeasyPagination(node: node, request: request).pagination, "x-speakeasy-pagination", node)
    }
    if let node = own["x-fern-pagination"] {
      if node.bool == false { return .onePage }
      let inherited = node.bool == true ? request.extensions.last?["x-fern-pagination"] : node
      return found(inherited.flatMap { fern($0, request) }, "x-fern-pagination", node)
    }
    if let node = own["x-ms-pageable"] {
      // Without a next link there is one page, as the dialect says.
      guard let next = node["nextLinkName"], !next.isNull else { return .onePage }
      return found(microsoft(node), "x-ms-pageable", node)
    }
    return .absent
  }

  private static func found(_ pagination: Pagination?, _ key: String, _ node: Node) -> Finding {
    pagination.map { .pages($0, node) } ?? .malformed(key: key, node)
  }

  /// Fern: `$request.cursor` and `$response.next` as dotted paths.
  private static func fern(_ node: Node, _ request: PaginationRequest) -> Pagination? {
    func output(_ key: String) -> String? {
      guard let text = node[key]?.string, text.hasPrefix("$response") else { return nil }
      return text.dropFirst("$response".count).split(separator: ".").map { "/" + $0 }.joined()
    }
    func input(_ key: String) -> RequestPointer? {
      guard let text = node[key]?.string, text.hasPrefix("$request.") else { return nil }
      let name = String(text.dropFirst("$request.".count))
      return request.input(at: .query(name))?.pointer ?? .body("/" + name.replacing(".", with: "/"))
    }
    guard let items = output("results") else { return nil }
    if let position = input("cursor"), let next = output("next_cursor") {
      var pagination = Pagination(style: .cursor, origin: .dialect("x-fern-pagination"), items: items)
      pagination.position = position
      pagination.next = .body(next)
      return pagination
    }
    guard let position = input("offset") else { return nil }
    let isPage = PaginationRequest.folded(node["offset"]?.string ?? "").hasSuffix("page")
    var pagination = Pagination(style: isPage ? .page : .offset, origin: .dialect("x-fern-pagination"), items: items)
    pagination.position = position
    pagination.first = isPage ? request.input(at: position)?.firstPage ?? 1 : 0
    pagination.size = input("step")
    pagination.hasMore = output("has-next-page").map(ResponsePointer.body)
    return pagination
  }

  /// Microsoft: the name of the property with the next URL, and that of the items, `value` by default.
  private static func microsoft(_ node: Node) -> Pagination? {
    guard let next = node["nextLinkName"]?.string, !next.isEmpty else { return nil }
    let items = node["itemName"]?.string ?? "value"
    var pagination = Pagination(style: .nextURL, origin: .dialect("x-ms-pageable"), items: pointer(items))
    pagination.next = .body(pointer(next))
    return pagination
  }

  /// The pointer of a dotted name.
  private static func pointer(_ name: String) -> String {
    name.split(separator: ".").map { "/" + ItemsSearch.escaped(String($0)) }.joined()
  }
}
