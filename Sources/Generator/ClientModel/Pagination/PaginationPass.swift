import Diagnostics
import OpenAPI

/// Decides how an operation's answer is walked page by page: as declared, as a vendor's dialect says, or as inferred.
struct PaginationPass {
  /// What was decided of one operation.
  enum Decision {
    case pages(Pagination)
    /// The document or the configuration says that there are none.
    case refused
    /// Nothing says so; what the document's other lists do may tell.
    case unknown
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
      if node.bool == false { return .refused }
      guard let declared = DeclaredPagination.read(node, request, into: &bag) else { return .refused }
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
      return .refused
    }
    switch VendorPagination.read(request) {
    case .absent: break
    case .onePage: return .refused
    case .pages(let dialect, let node):
      if let found = Self.typed(dialect, type) { return .pages(found) }
      Self.report(request, "its `results` lead to no list of the answer", node.location, into: &bag)
    case .malformed(let key, let node):
      Self.report(request, "`\(key)` could not be understood", node.location, into: &bag)
    }
    guard configuration.paginationDecisions[request.operationID] ?? (configuration.inferredPagination == .use) else {
      return .refused
    }
    return InferredPagination.infer(request).flatMap { Self.typed($0, type) }.map(Decision.pages) ?? .unknown
  }

  private func fits(_ pagination: Pagination, _ request: PaginationRequest) -> Bool {
    guard [.get, .post, .query].contains(request.method) else { return false }
    guard let position = pagination.position else { return request.response != nil && request.method == .get }
    return request.takes(position)
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
