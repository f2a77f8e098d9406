import Diagnostics
import YAML

/// Reads `x-clientsmith-pagination`.
enum DeclaredPagination {
  private static let members: [Pagination.Style: (required: [String], allowed: [String])] = [
    .page: (["page", "items"], ["size", "first", "next", "hasMore", "pages", "last", "total", "nested"]),
    .offset: (["offset", "items"], ["size", "first", "hasMore", "total", "nested"]),
    .cursor: (["cursor", "next", "items"], ["size", "hasMore", "total", "nested"]),
    .lastItem: (["cursor", "id", "items"], ["before", "size", "hasMore", "nested"]),
    .nextURL: (["next", "items"], ["size", "total", "nested"]),
    .link: (["items"], ["size", "total", "nested"]),
  ]

  /// The pagination a node declares; nil where it is malformed, which is reported.
  static func read(_ node: Node, _ request: PaginationRequest, into bag: inout DiagnosticBag) -> Pagination? {
    let name = ExtensionReader.prefix + "pagination"
    guard let style = node["style"]?.string.flatMap(Pagination.Style.init), let members = members[style] else {
      bag.report(
        .invalidExtension, "`\(name)` needs a `style`", at: (node["style"] ?? node).location,
        help: "one of `page`, `offset`, `cursor`, `lastItem`, `nextURL` and `link`")
      return nil
    }
    guard ExtensionReader.check(node, members: ["style"] + members.required + members.allowed, of: name, into: &bag)
    else { return nil }
    for member in members.required where node[member] == nil {
      bag.report(.invalidExtension, "`\(name)` of style `\(style.rawValue)` needs `\(member)`", at: node.location)
      return nil
    }
    let count = bag.diagnostics.count
    var pagination = Pagination(style: style, origin: .declared)
    for key in ["page", "offset", "cursor"] where members.required.contains(key) {
      pagination.position = RuntimeExpression.request(node[key], of: key, into: &bag)
    }
    pagination.before = RuntimeExpression.request(node["before"], of: "before", into: &bag)
    pagination.size = RuntimeExpression.request(node["size"], of: "size", into: &bag)
    pagination.first = ExtensionReader.whole(node["first"], of: "first", into: &bag) ?? (style == .page ? 1 : 0)
    pagination.items = RuntimeExpression.responseBody(node["items"], of: "items", into: &bag) ?? ""
    pagination.next = RuntimeExpression.response(node["next"], of: "next", into: &bag)
    pagination.hasMore = RuntimeExpression.response(node["hasMore"], of: "hasMore", into: &bag)
    pagination.pages = RuntimeExpression.response(node["pages"], of: "pages", into: &bag)
    pagination.last = RuntimeExpression.response(node["last"], of: "last", into: &bag)
    pagination.total = RuntimeExpression.response(node["total"], of: "total", into: &bag)
    pagination.id = node["id"]?.string
    if let id = node["id"], id.string?.hasPrefix("/") != true {
      bag.report(
        .invalidExtension, "`id` must be a JSON pointer into an item", at: id.location, help: "for instance `/id`")
    }
    pagination.isNested = ExtensionReader.flag(node["nested"], of: "nested", into: &bag) ?? false
    return bag.diagnostics.count == count ? pagination : nil
  }
}

extension DeclaredPagination {
  /// Reports what a declaration sets that the operation does not describe: a misspelt name would never lead on.
  static func checkInputs(
    of pagination: Pagination, _ node: Node, _ request: PaginationRequest, _ bag: inout DiagnosticBag
  ) {
    let inputs = [("page", pagination.position), ("offset", pagination.position), ("cursor", pagination.position)]
    for (key, pointer) in inputs + [("before", pagination.before), ("size", pagination.size)] {
      guard let member = node[key], let pointer, let name = pointer.parameterName, !request.takes(pointer) else {
        continue
      }
      bag.report(
        .undeclaredInput, "`\(request.operationID)` does not describe the parameter `\(name)`; it is sent all the same",
        at: member.location,
        help: Suggestion.nearest(to: name, in: request.inputs.map(\.name)).map { "did you mean `\($0)`?" })
    }
  }
}

extension RequestPointer {
  /// The name of a query parameter or header.
  fileprivate var parameterName: String? {
    switch self {
    case .query(let name), .header(let name): name
    case .body, .path: nil
    }
  }
}

extension Pagination {
  /// A pagination of a style of which nothing else is known yet.
  init(style: Style, origin: Origin, items: String = "") {
    self.init(
      style: style, position: nil, before: nil, size: nil, defaultSize: nil, maximumSize: nil,
      first: style == .page ? 1 : 0,
      items: items, next: nil, id: nil, hasMore: nil, total: nil, pages: nil, last: nil, isNested: false,
      origin: origin, itemType: .json)
  }

  /// What the size's parameter says of itself.
  mutating func learnSizes(from request: PaginationRequest) {
    let input = size.flatMap(request.input(at:))
    defaultSize = input?.defaultValue
    maximumSize = input?.maximum
  }
}
