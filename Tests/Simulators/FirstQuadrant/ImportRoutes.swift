import Foundation

extension FirstQuadrantState {
  nonisolated var importRoutes: [RouteTable.Route] {
    [.init("POST /v5/imports/{id}/trigger/{hash}") { try await self.triggerImport($0) }]
  }

  /// Takes no credential: the hash is the secret.
  private func triggerImport(_ exchange: Exchange) throws -> Reply {
    guard exchange["id"] == FirstQuadrantSimulator.importID, exchange["hash"] == FirstQuadrantSimulator.importHash
    else {
      throw FirstQuadrantProblem.notFound()
    }
    triggered.append(exchange["id"])
    return .json(200, ["started": true])
  }
}
