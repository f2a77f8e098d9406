import YAML

/// `x-speakeasy-pagination`: inputs by name and place, outputs as JSONPath.
struct SpeakeasyPagination {
  let node: Node
  let request: PaginationRequest

  /// The pagination; nil where the extension lacks what its type needs.
  var pagination: Pagination? {
    guard let kind = node["type"]?.string, let items else { return nil }
    var pagination: Pagination
    switch kind {
    case "cursor":
      guard let position = input("cursor"), let path = output("nextCursor") else { return nil }
      if let id = Self.lastItem(path, of: items) {
        pagination = begun(.lastItem, items)
        pagination.id = id
      } else {
        guard let next = Self.pointer(path) else { return nil }
        pagination = begun(.cursor, items)
        pagination.next = .body(next)
      }
      pagination.position = position
    case "url":
      guard let next = output("nextUrl").flatMap(Self.pointer) else { return nil }
      pagination = begun(.nextURL, items)
      pagination.next = .body(next)
    case "offsetLimit":
      guard let position = input("page") ?? input("offset") else { return nil }
      let isPage = input("page") != nil
      pagination = begun(isPage ? .page : .offset, items)
      pagination.position = position
      if isPage { pagination.first = request.input(at: position)?.firstPage ?? 1 }
      pagination.pages = output("numPages").flatMap(Self.pointer).map(ResponsePointer.body)
    default: return nil
    }
    pagination.size = input("limit")
    return pagination
  }

  private var items: String? {
    guard let path = output("results") else {
      return request.response.flatMap { ItemsSearch.pointer(in: $0, hint: request.lastSegment) }
    }
    return Self.pointer(path.hasSuffix("[*]") ? String(path.dropLast(3)) : path)
  }

  private func begun(_ style: Pagination.Style, _ items: String) -> Pagination {
    Pagination(style: style, origin: .dialect("x-speakeasy-pagination"), items: items)
  }

  private func output(_ name: String) -> String? { node["outputs"]?[name]?.string }

  private func input(_ type: String) -> RequestPointer? {
    guard let input = node["inputs"]?.elements?.first(where: { $0["type"]?.string == type }),
      let name = input["name"]?.string
    else { return nil }
    return input["in"]?.string == "requestBody" ? .body("/" + name) : .query(name)
  }

  /// The pointer inside an item where the next cursor is a member of the last one: `$.data[-1].id`.
  private static func lastItem(_ path: String, of items: String) -> String? {
    for mark in ["[-1]", "[(@.length-1)]"] {
      guard let range = path.firstRange(of: mark), pointer(String(path[..<range.lowerBound])) == items else { continue }
      return pointer("$" + path[range.upperBound...])
    }
    return nil
  }

  /// The JSON pointer of a JSONPath that only names members: `$.data.next`.
  private static func pointer(_ path: String) -> String? {
    guard path.hasPrefix("$") else { return nil }
    let names = path.dropFirst().replacing("[", with: ".").split(separator: ".").map { part in
      part.filter { $0 != "]" && $0 != "'" && $0 != "\"" }
    }
    guard names.allSatisfy({ $0 != "-1" && !$0.contains { "*?(@".contains($0) } }) else { return nil }
    return names.map { "/" + ItemsSearch.escaped(String($0)) }.joined()
  }
}
