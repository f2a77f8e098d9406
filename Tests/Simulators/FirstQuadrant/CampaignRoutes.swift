import Foundation

extension FirstQuadrantState {
  nonisolated var campaignRoutes: [RouteTable.Route] {
    [
      .init("GET /v5/campaigns", guarded("campaign:*:read") { try await self.listCampaigns($0) }),
      .init("GET /v5/campaigns/{id}", guarded("campaign:*:read") { try await self.campaign($0) }),
    ]
  }

  private func listCampaigns(_ exchange: Exchange) throws -> Reply {
    try CollectionQuery(exchange).page(of: &campaigns)
  }

  private func campaign(_ exchange: Exchange) throws -> Reply {
    guard let campaign = campaigns.find(exchange["id"]) else { throw FirstQuadrantProblem.notFound() }
    return .json(200, campaign)
  }

  /// Every fifth has a state that no document knows: new values are not breaking changes.
  static func campaign(_ id: String, index: Int, at date: Date) -> JSON {
    [
      "id": .string(id), "name": .string("Campaign \(index)"),
      "status": index % 5 == 4 ? "warming_up" : "active", "createdAt": .timestamp(date), "updatedAt": .timestamp(date),
    ]
  }
}
