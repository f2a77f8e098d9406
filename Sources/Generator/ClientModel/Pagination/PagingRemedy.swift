import Diagnostics
import OpenAPI

/// What is said of a list that takes a place in it and was not recognised: why, and the overlay that would declare it.
enum PagingRemedy {
  static func note(_ unpaged: Unpaged, _ bag: inout DiagnosticBag) -> WholeList? {
    let request = unpaged.request
    guard let (style, key, input) = position(in: request) else {
      return unpaged.answer == nil ? nil : WholeList(reason: unpaged.reason)
    }
    let members = members(style, key, input, request)
    let target = "$.paths['\(request.path)'].\(request.method.description.lowercased())"
    bag.report(
      .unrecognisedPaging, "`\(request.operationID)` takes `\(input.name)` and gives one page only: \(unpaged.reason)",
      at: request.location.location,
      help:
        "say it in an overlay: {target: \"\(target)\", update: {x-clientsmith-pagination: {\(members.joined(separator: ", "))}}}"
    )
    return WholeList(
      reason: unpaged.reason,
      overlay: ["- target: \(target)", "  update:", "    x-clientsmith-pagination:"] + members.map { "      " + $0 })
  }

  private typealias Position = (style: Pagination.Style, key: String, input: PaginationRequest.Input)

  private static func position(in request: PaginationRequest) -> Position? {
    if let token = request.token { return (.cursor, "cursor", token) }
    if let page = request.page { return page.isCount ? (.page, "page", page) : (.cursor, "cursor", page) }
    if let offset = request.offset, !offset.isMoment {
      return offset.isCount ? (.offset, "offset", offset) : (.cursor, "cursor", offset)
    }
    return nil
  }

  private static func members(
    _ style: Pagination.Style, _ key: String, _ input: PaginationRequest.Input, _ request: PaginationRequest
  ) -> [String] {
    var members = ["style: \(style.rawValue)", "\(key): \(expression(input.pointer))"]
    if let size = request.size, size.pointer != input.pointer { members.append("size: \(expression(size.pointer))") }
    if style == .cursor { members.append("next: '$response.body#/WHERE/THE/NEXT/ONE/STANDS'") }
    let items = request.response.flatMap { ItemsSearch.pointer(in: $0, hint: request.lastSegment) }
    members.append("items: '$response.body#\(items ?? "/WHERE/THE/ITEMS/STAND")'")
    return members
  }

  private static func expression(_ pointer: RequestPointer) -> String {
    switch pointer {
    case .query(let name): "$request.query.\(name)".quotedForYAML
    case .header(let name): "$request.header.\(name)"
    case .body(let pointer): "'$request.body#\(pointer)'"
    case .path(let name): "$request.path.\(name)"
    }
  }
}

extension String {
  /// In quotation marks where a flow mapping would read it otherwise.
  fileprivate var quotedForYAML: String { contains { "[]{},#: ".contains($0) } ? "'\(self)'" : self }
}
