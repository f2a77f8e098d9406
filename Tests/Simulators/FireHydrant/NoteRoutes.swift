import Foundation

extension FireHydrantState {
  nonisolated var noteRoutes: [RouteTable.Route] {
    [
      .init("POST /v1/incidents/{id}/notes", guarded { try await self.createNote($0) }),
      .init("PATCH /v1/incidents/{id}/notes/{note}", guarded { try await self.updateNote($0) }),
    ]
  }

  private func createNote(_ exchange: Exchange) throws -> Reply {
    guard incidents.find(exchange["id"]) != nil else { throw FireHydrantProblem.notFound() }
    let draft = try object(exchange)
    let body = try required("body", of: draft)
    let visibility = draft["visibility"]?.string ?? "private_to_org"
    guard ["private_to_org", "open_to_public", "internal_status_page"].contains(visibility) else {
      throw FireHydrantProblem.invalid(["visibility does not have a valid value"])
    }
    let note = notes.add { id in
      [
        "id": .string(id), "body": .string(body), "created_at": .timestamp(exchange.now),
        "visibility": .string(visibility), "conversations": [], "status_pages": [],
      ]
    }
    _ = incidents.update(exchange["id"]) { $0["last_note"] = note }
    return .json(201, note)
  }

  private func updateNote(_ exchange: Exchange) throws -> Reply {
    let body = try required("body", of: try object(exchange))
    guard let note = notes.update(exchange["note"], { $0["body"] = .string(body) }) else {
      throw FireHydrantProblem.notFound()
    }
    return .json(200, note)
  }
}
