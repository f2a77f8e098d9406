import Foundation

extension FireHydrantState {
  nonisolated var serviceRoutes: [RouteTable.Route] {
    [
      .init("GET /v1/services", guarded { try await self.listServices($0) }),
      .init("POST /v1/services", guarded { try await self.createService($0) }),
      .init("GET /v1/services/{id}", guarded { try await self.service($0) }),
      .init("DELETE /v1/services/{id}", guarded { try await self.deleteService($0) }),
    ]
  }

  private func listServices(_ exchange: Exchange) throws -> Reply {
    let tiers = exchange.request.query["tiers"]?.split(separator: ",").compactMap { Int($0) } ?? []
    let ids = services.ids(
      for: tiers.isEmpty ? "" : "\(tiers)",
      where: tiers.isEmpty ? nil : { $0["service_tier"]?.integer.map(tiers.contains) == true })
    return try page(exchange, of: ids, in: services)
  }

  private func createService(_ exchange: Exchange) throws -> Reply {
    let draft = try object(exchange)
    _ = try required("name", of: draft)
    if let tier = draft["service_tier"], tier.integer.map((0...5).contains) != true {
      throw FireHydrantProblem.invalid(["service_tier does not have a valid value"])
    }
    return .json(201, services.add { Self.service($0, draft, at: exchange.now) })
  }

  private func service(_ exchange: Exchange) throws -> Reply {
    guard let service = services.find(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return .json(200, service)
  }

  /// Answers with a body that no document describes.
  private func deleteService(_ exchange: Exchange) throws -> Reply {
    guard services.remove(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return .json(200, ["id": .string(exchange["id"]), "deleted": true])
  }

  static func service(_ id: String, _ draft: JSON, at date: Date) -> JSON {
    let name = draft["name"]?.string ?? ""
    return [
      "id": .string(id), "name": .string(name),
      "slug": .string(name.lowercased().replacing(" ", with: "-")), "description": draft["description"] ?? .null,
      "service_tier": draft["service_tier"] ?? 3, "labels": draft["labels"] ?? ["team": "core"],
      "alert_on_add": draft["alert_on_add"] ?? false, "active_incidents": [], "created_at": .timestamp(date),
      "updated_at": .timestamp(date),
    ]
  }
}
