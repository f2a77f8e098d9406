extension Paged where Item: JSONDecodable {
  /// The list that `request` begins.
  @_spi(Generated)
  public init(_ connection: Connection, _ request: OperationRequest, _ pagination: Pagination) {
    var request = connection.resolved(request)
    // Now, so that they do not take the place of each further page's position.
    request.addFurtherMembers()
    let call = request
    var asking = PageAsking(
      secretQueryNames: (try? connection.core.authorization(of: call))?.secretQueryNames ?? [],
      perform: { try await connection.perform($0) },
      undecodable: { connection.undecodable($1, for: call, $0) })
    asking.assumesUTC = connection.configuration.assumesUTC
    if connection.configuration.decoding == .lenient {
      asking.report = { connection.core.report($0, operationID: call.operationID) }
    }
    if let observer = connection.configuration.observer {
      asking.arrived = { observer(.page(operationID: call.operationID, items: $0)) }
    }
    self.init(PageSource(call, pagination, asking))
  }
}
