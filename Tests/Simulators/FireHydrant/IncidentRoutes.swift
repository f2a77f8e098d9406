import Foundation

extension FireHydrantState {
  nonisolated var incidentRoutes: [RouteTable.Route] {
    [
      .init("GET /v1/incidents", guarded { try await self.listIncidents($0) }),
      .init("POST /v1/incidents", guarded { try await self.createIncident($0) }),
      .init("GET /v1/incidents/{id}", guarded { try await self.incident($0) }),
      .init("PATCH /v1/incidents/{id}", guarded { try await self.updateIncident($0) }),
      .init("DELETE /v1/incidents/{id}", guarded { try await self.archiveIncident($0) }),
      .init("PUT /v1/incidents/{id}/resolve", guarded { try await self.resolveIncident($0) }),
    ]
  }

  private func listIncidents(_ exchange: Exchange) throws -> Reply {
    let query = exchange.request.query
    let statuses = query["status"]?.split(separator: ",").map(String.init) ?? []
    let name = (query["name"] ?? query["query"])?.lowercased()
    let archived = query["archived"] == "true"
    let plain = statuses.isEmpty && name == nil && !archived && !hasArchived
    let selection = "\(statuses) \(name ?? "") \(archived)"
    let ids = incidents.ids(
      for: plain ? "" : selection,
      where: plain
        ? nil
        : { incident in
          let status = incident["current_milestone"]?.string == "resolved" ? "resolved" : "open"
          if !statuses.isEmpty && !statuses.contains(status) { return false }
          if let name, incident["name"]?.string?.lowercased().contains(name) != true { return false }
          return (incident["discarded_at"] != .null) == archived
        })
    return try page(exchange, of: ids, in: incidents)
  }

  private func createIncident(_ exchange: Exchange) throws -> Reply {
    let draft = try object(exchange)
    let name = try required("name", of: draft)
    if draft["labels"].map({ $0.members == nil }) == true { throw FireHydrantProblem.invalid(["labels is invalid"]) }
    let number = incidents.count + 1
    let incident = incidents.add { id in
      var incident = Self.incident(id, number: number, name: name, at: exchange.now)
      Self.merge(draft, into: &incident)
      return incident
    }
    return .json(201, incident)
  }

  private func incident(_ exchange: Exchange) throws -> Reply {
    guard let incident = incidents.find(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    return .json(200, incident)
  }

  private func updateIncident(_ exchange: Exchange) throws -> Reply {
    let patch = try object(exchange)
    guard let incident = incidents.update(exchange["id"], { Self.merge(patch, into: &$0) }) else {
      throw FireHydrantProblem.notFound()
    }
    return .json(200, incident)
  }

  private func archiveIncident(_ exchange: Exchange) throws -> Reply {
    hasArchived = true
    guard let incident = incidents.update(exchange["id"], { $0["discarded_at"] = .timestamp(exchange.now) }) else {
      throw FireHydrantProblem.notFound()
    }
    return .json(200, incident)
  }

  private func resolveIncident(_ exchange: Exchange) throws -> Reply {
    guard let found = incidents.find(exchange["id"]) else { throw FireHydrantProblem.notFound() }
    guard found["active"] == true else { throw FireHydrantProblem.conflict("The incident is already resolved") }
    let milestone = exchange.request.json?["milestone"]?.string ?? "resolved"
    let resolved = incidents.update(exchange["id"]) { incident in
      incident["active"] = false
      incident["current_milestone"] = .string(milestone)
      let step: JSON = ["type": .string(milestone), "occurred_at": .timestamp(exchange.now)]
      incident["milestones"] = .array((incident["milestones"]?.elements ?? []) + [step])
    }
    return .json(200, resolved ?? .null)
  }

  /// Takes over what may be set from outside; `labels` and `tag_list` as they are.
  private static func merge(_ draft: JSON, into incident: inout JSON) {
    let settable = [
      "name", "summary", "description", "customer_impact_summary", "severity", "priority", "tag_list", "labels",
    ]
    for name in settable {
      if let value = draft[name] { incident[name] = value }
    }
  }

  static func incident(_ id: String, number: Int, name: String, at date: Date) -> JSON {
    [
      "id": .string(id), "name": .string(name), "number": .integer(number), "active": true,
      "created_at": .timestamp(date), "started_at": .timestamp(date), "discarded_at": .null, "summary": .null,
      "customer_impact_summary": .null, "description": .null, "current_milestone": "started", "severity": "SEV2",
      "priority": .null, "tag_list": [], "labels": ["origin": "simulator"],
      "milestones": [["type": "started", "occurred_at": .timestamp(date)]],
      "environments": [["id": "e9710000-0000-4000-8000-000000000000", "name": "Environment 0"]], "services": [],
      "organization": ["id": "0b610000-0000-4000-8000-000000000001", "name": "Acme"],
      "created_by": ["id": "ac700000-0000-4000-8000-000000000001", "name": "Ada", "email": "ada@example.com"],
      "last_note": .null, "incident_url": .string("https://app.example.com/incidents/\(number)"),
    ]
  }
}
