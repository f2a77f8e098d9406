import Diagnostics
import OpenAPI

/// Decides how an operation's answer is walked page by page: as declared, as a vendor's dialect says, or as inferred.
struct PaginationPass {
  /// What was decided of one operation.
  enum Decision {
    case pages(Pagination)
    /// It is no list of pages, or shall not be one, for this reason.
    case whole(String)
    /// Not all that it takes is said; what the document's other lists do may tell. The reason says what is missing.
    case unknown(String)
  }

  let configuration: ModelConfiguration

  /// The pagination of an operation that gives one JSON answer.
  ///
  /// `type` finds the type at a JSON pointer into the answer: only an array there can be the items.
  func decision(
    of request: PaginationRequest, type: (String) -> TypeReference?, into bag: inout DiagnosticBag
  ) -> Decision {
    for (level, extensions) in request.extensions.enumerated() {
      guard let node = ExtensionReader.value("pagination", in: extensions) else { continue }
      if node.bool == false { return .whole("it is declared to have no pages") }
      guard let declared = DeclaredPagination.read(node, request, into: &bag) else {
        return .whole("its declaration is malformed")
      }
      let found = Self.typed(declared, type)
      if level > 0 {
        // What a path or the root declares holds for those of their operations that it fits.
        guard let found, fits(declared, request) else { continue }
        return .pages(found)
      }
      if let found {
        DeclaredPagination.checkInputs(of: declared, node, request, &bag)
        return .pages(found)
      }
      bag.report(
        .unpagedDeclaration, "`items` leads to no list in the success answer of `\(request.operationID)`",
        at: node.location, notes: [.init("the operation is here", at: request.location.location)])
      return .whole("its declaration leads to no list")
    }
    switch VendorPagination.read(request) {
    case .absent: break
    case .onePage: return .whole("a vendor's extension says that it has one page")
    case .pages(let dialect, let node):
      if let found = Self.typed(ended(dialect, request), type) { return .pages(found) }
      Self.report(request, "its `results` lead to no list of the answer", node.location, into: &bag)
    case .malformed(let key, let node):
      Self.report(request, "`\(key)` could not be understood", node.location, into: &bag)
    }
    guard configuration.paginationDecisions[request.operationID] ?? (configuration.inferredPagination == .use) else {
      return .whole("the configuration refuses to infer it")
    }
    switch InferredPagination.infer(request) {
    case .pages(let inferred):
      return Self.typed(inferred, type).map(Decision.pages) ?? .unknown("the items have no type of their own")
    case .unknown(let reason): return .unknown(reason)
    case .whole(let reason): return .whole(reason)
    }
  }

  /// A dialect's counting with what the answer says of its end, of which the dialects have no word: asked for a page behind the
  /// last, some services answer 404.
  private func ended(_ pagination: Pagination, _ request: PaginationRequest) -> Pagination {
    guard pagination.style == .page || pagination.style == .offset, pagination.hasMore == nil,
      let response = request.response
    else { return pagination }
    let inference = InferredPagination(
      request: request, response: response, items: pagination.items,
      leads: Leads(in: response, items: pagination.items),
      size: request.size)
    var found = pagination
    found.hasMore = inference.hasMore
    found.total = found.total ?? inference.totalBesideAddress
    if found.style == .page {
      found.pages = found.pages ?? inference.pages
      found.last = found.last ?? inference.last
    }
    if found.size == nil { found.size = request.size?.pointer }
    return found
  }

  /// Whether an operation has what a declaration above it speaks of: all of its inputs, and a list where its items are.
  private func fits(_ pagination: Pagination, _ request: PaginationRequest) -> Bool {
    guard [.get, .post, .query].contains(request.method) else { return false }
    if let position = pagination.position, !request.takes(position) { return false }
    if pagination.position == nil {
      guard request.method == .get, !request.namesOneThing || request.asksForPages else { return false }
      if let size = pagination.size, !request.takes(size) { return false }
    }
    guard let response = request.response else { return pagination.position != nil }
    return response.at(pagination.items)?.isArray == true
  }

  private static func report(
    _ request: PaginationRequest, _ what: String, _ location: SourceLocation?, into bag: inout DiagnosticBag
  ) {
    bag.report(
      .invalidDialect, "the pagination of `\(request.operationID)`: \(what), so it is ignored", at: location,
      help: "say it with `x-clientsmith-pagination`, for instance in an overlay")
  }

  /// The pagination with the type of its items; nil where `items` leads to no list.
  static func typed(_ pagination: Pagination, _ type: (String) -> TypeReference?) -> Pagination? {
    guard let items = type(pagination.items) else { return nil }
    var pagination = pagination
    guard case .array(let element) = items else {
      // A list that nobody described further can still be walked as JSON.
      guard items == .json else { return nil }
      pagination.itemType = .json
      return pagination
    }
    pagination.itemType = element
    if pagination.isNested, case .array(let inner) = element { pagination.itemType = inner }
    return pagination
  }
}
