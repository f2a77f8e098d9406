extension Paged where Item: JSONDecodable {
  /// The list that `request` begins.
  @_spi(Generated)
  public init(_ connection: Connection, _ request: OperationRequest, _ pagination: Pagination) {
    var asking = PageAsking(
      secretQueryNames: (try? connection.core.authorization(of: request))?.secretQueryNames ?? [],
      perform: { try await connection.perform($0) },
      undecodable: { connection.undecodable($1, for: request, $0) })
    asking.assumesUTC = connection.configuration.assumesUTC
    if connection.configuration.decoding == .lenient {
      asking.report = { connection.core.report($0, operationID: request.operationID) }
    }
    if let observer = connection.configuration.observer {
      asking.arrived = { observer(.page(operationID: request.operationID, items: $0)) }
    }
    self.init(PageSource(request, pagination, asking))
  }
}
