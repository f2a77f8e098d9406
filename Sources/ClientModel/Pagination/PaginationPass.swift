import Diagnostics
import OpenAPI

/// Decides how an operation's answer is walked page by page: as declared, as a vendor's dialect says, or as inferred.
struct PaginationPass {
  let configuration: ModelConfiguration

  /// The pagination of an operation that gives one JSON answer; nil where it is no list of pages.
  ///
  /// `type` finds the type at a JSON pointer into the answer: only an array there can be the items.
  func pagination(
    of request: PaginationRequest, type: (String) -> TypeReference?, into bag: inout DiagnosticBag
  ) -> Pagination? {
    for extensions in request.extensions {
      guard let node = ExtensionReader.value("pagination", in: extensions) else { continue }
      if node.bool == false { return nil }
      guard let declared = DeclaredPagination.read(node, request, into: &bag) else { return nil }
      guard let found = typed(declared, type) else {
        bag.report(
          .unpagedDeclaration, "`items` leads to no list in the success answer of `\(request.operationID)`",
          at: node.location,
          notes: [.init("the operation is here", at: request.location.location)])
        return nil
      }
      return found
    }
    if let dialect = VendorPagination.read(request), let found = typed(dialect, type) { return found }
    guard configuration.paginationDecisions[request.operationID] ?? (configuration.inferredPagination == .use) else {
      return nil
    }
    return InferredPagination.infer(request).flatMap { typed($0, type) }
  }

  private func typed(_ pagination: Pagination, _ type: (String) -> TypeReference?) -> Pagination? {
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
