import OpenAPI
import YAML

/// Reads the pagination that vendors' own extensions declare: Speakeasy, Fern and Microsoft.
enum VendorPagination {
  /// The pagination of the first dialect found; nil where there is none, or it cannot be understood.
  static func read(_ request: PaginationRequest) -> Pagination? {
    guard let own = request.extensions.first else { return nil }
    if let node = own["x-speakeasy-pagination"] { return speakeasy(node, request) }
    if let node = own["x-fern-pagination"] {
      let inherited = node.bool == true ? request.extensions.last?["x-fern-pagination"] : node
      return inherited.flatMap { fern($0, request) }
    }
    if let node = own["x-ms-pageable"] { return microsoft(node, request) }
    return nil
  }

  /// Speakeasy: inputs by name and place, outputs as JSONPath.
  private static func speakeasy(_ node: Node, _ request: PaginationRequest) -> Pagination? {
    let outputs = node["outputs"]
    guard let kind = node["type"]?.string,
      let items = outputs?["results"]?.string.flatMap(pointer) ?? itemsPointer(request)
    else {
      return nil
    }
    func input(_ type: String) -> RequestPointer? {
      guard let input = node["inputs"]?.elements?.first(where: { $0["type"]?.string == type }),
        let name = input["name"]?.string
      else { return nil }
      return input["in"]?.string == "requestBody" ? .body("/" + name) : .query(name)
    }
    var pagination: Pagination
    switch kind {
    case "cursor":
      pagination = Pagination(style: .cursor, origin: .dialect("x-speakeasy-pagination"), items: items)
      pagination.position = input("cursor")
      pagination.next = outputs?["nextCursor"]?.string.flatMap(pointer)
      guard pagination.position != nil, pagination.next != nil else { return nil }
    case "url":
      pagination = Pagination(style: .nextURL, origin: .dialect("x-speakeasy-pagination"), items: items)
      pagination.next = outputs?["nextUrl"]?.string.flatMap(pointer)
      guard pagination.next != nil else { return nil }
    default:
      let isPage = input("page") != nil
      pagination = Pagination(style: isPage ? .page : .offset, origin: .dialect("x-speakeasy-pagination"), items: items)
      pagination.position = input("page") ?? input("offset")
      pagination.pages = outputs?["numPages"]?.string.flatMap(pointer)
      guard pagination.position != nil else { return nil }
    }
    pagination.size = input("limit")
    pagination.defaultSize = pagination.size.flatMap(request.input(at:))?.defaultValue
    return pagination
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
      pagination.next = next
      return pagination
    }
    guard let position = input("offset") else { return nil }
    let isPage = PaginationRequest.folded(node["offset"]?.string ?? "").hasSuffix("page")
    var pagination = Pagination(style: isPage ? .page : .offset, origin: .dialect("x-fern-pagination"), items: items)
    pagination.position = position
    pagination.size = input("step")
    return pagination
  }

  /// Microsoft: the name of the property with the next URL; null means that there is one page.
  private static func microsoft(_ node: Node, _ request: PaginationRequest) -> Pagination? {
    guard let next = node["nextLinkName"]?.string, !next.isEmpty else { return nil }
    let items = node["itemName"]?.string ?? "value"
    var pagination = Pagination(style: .nextURL, origin: .dialect("x-ms-pageable"), items: "/" + items)
    pagination.next = "/" + next
    return pagination
  }

  /// The JSON pointer of a JSONPath that only names members: `$.data.next`.
  private static func pointer(_ path: String) -> String? {
    guard path.hasPrefix("$") else { return nil }
    let names = path.dropFirst().replacing("[", with: ".").split(separator: ".").map { part in
      part.filter { $0 != "]" && $0 != "'" && $0 != "\"" }
    }
    guard names.allSatisfy({ !$0.contains("*") && !$0.contains("?") && !$0.contains("(") }) else { return nil }
    return names.map { "/" + $0 }.joined()
  }

  private static func itemsPointer(_ request: PaginationRequest) -> String? {
    request.response.flatMap(ItemsSearch.pointer)
  }
}
