extension Paged where Item: JSONDecodable {
  /// The list that `request` begins, its requests sent by `perform`.
  package init(
    _ request: OperationRequest, _ pagination: Pagination,
    perform: @escaping @Sendable (OperationRequest) async throws -> RawResponse
  ) {
    self.init(PageSource(request, pagination, PageAsking(perform: perform)))
  }
}
