import Foundation

extension FireHydrantState {
  nonisolated var environmentRoutes: [RouteTable.Route] {
    [
      .init("GET /v1/environments", guarded { try await self.listEnvironments($0) }),
      .init("POST /v1/environments", guarded { try await self.createEnvironment($0) }),
      .init("GET /v1/environments/{id}", guarded { try await self.environment($0) }),
      .init("PATCH /v1/environments/{id}", guarded { try await self.updateEnvironment($0) }),
      .init("DELETE /v1/environments/{id}", guarded { try await self.deleteEnvironment($0) }),
    ]
  }

  private func listEnvironments(_ exchange: Exchange) throws -> Reply {
    let query = exchange.request.query["query"]?.lowercased()
    let ids = environments.ids(
      for: query ?? "",
      where: query.map { text in { $0["name"]?.string?.lowercased().contains(text) == true } })
    return try page(exchange, of: ids, in: environments)
  }

  private func createEnvironment(_ exchange: Exchange) throws -> Reply {
    let draft = try object(exchange)
    let name = try required("name", of: draft)
    let environment = environments.add {
      Self.environment($0, name: name, description: draft["description"]?.string, at: exchange.now)
    }
    return .json(201, environment)
  }

  private func environment(_ exchange: Exchange) throws -> Reply {
    guard let environment = environments.find(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return .json(200, environment)
  }

  private func updateEnvironment(_ exchange: Exchange) throws -> Reply {
    let patch = try object(exchange)
    let changed = environments.update(exchange["id"]) { environment in
      for name in ["name", "description"] {
        if let value = patch[name] { environment[name] = value }
      }
      environment["updated_at"] = .timestamp(exchange.now)
    }
    guard let changed else { throw FireHydrantProblem.notFound() }
    return .json(200, changed)
  }

  /// Answers with a body that no document describes.
  private func deleteEnvironment(_ exchange: Exchange) throws -> Reply {
    guard environments.remove(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return .json(200, ["id": .string(exchange["id"]), "deleted": true])
  }

  static func environment(_ id: String, name: String, description: String?, at date: Date) -> JSON {
    [
      "id": .string(id), "name": .string(name),
      "slug": .string(name.lowercased().replacing(" ", with: "-")), "description": .optional(description),
      "created_at": .timestamp(date), "updated_at": .timestamp(date),
    ]
  }
}
