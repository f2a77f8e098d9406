import OpenAPI

/// A list of which nothing is described but a parameter that takes a cursor.
///
/// Where the next cursor comes from can only be in the answer's headers, which documents leave out more often than bodies: the
/// runtime looks for a `Link` and for the usual names there. Without any, the list ends with its page, as it did. What goes on
/// behind an item (`after`, `starting_after`) is left alone unless its description calls it a cursor: the item's own id may be what it
/// takes.
enum HiddenCursor {
  static func pagination(of unpaged: Unpaged, type: (String) -> TypeReference?) -> Pagination? {
    let request = unpaged.request
    guard request.method == .get, !request.namesOneThing, let response = request.response, response.isArray,
      let input = request.token, request.page == nil,
      !PaginationNames.followers.contains(input.foldedName) || PaginationWords.speakOfTokens(input.words)
    else { return nil }
    var pagination = Pagination(
      style: .cursor, origin: .inferred("`\(input.name)` takes a cursor, which only a header of the answer can name"))
    pagination.position = input.pointer
    pagination.size = request.size?.pointer
    pagination.learnSizes(from: request)
    return PaginationPass.typed(pagination, type)
  }
}
