import Foundation

extension FireflyState {
  nonisolated var projectRoutes: [RouteTable.Route] {
    [
      .init("GET /v2/runners/projects/list", guarded { try await self.listProjects($0) }),
      .init("POST /v2/runners/projects", guarded { try await self.createProject($0) }),
      .init("GET /v2/runners/projects/{id}", guarded { try await self.project($0) }),
      .init("GET /v2/runners/projects/{id}/members", guarded { try await self.listMembers($0) }),
      .init("POST /v2/runners/projects/{id}/members", guarded { try await self.addMembers($0) }),
      .init("DELETE /v2/runners/projects/{id}/members", guarded { try await self.removeMembers($0) }),
    ]
  }

  /// Paged by `offset` and `pageSize` in the query; `totalCount` says how many there are.
  private func listProjects(_ exchange: Exchange) throws -> Reply {
    let offset = try number("offset", of: exchange, default: 0, in: 0...Int(Int32.max))
    let size = try number("pageSize", of: exchange, default: 25, in: 1...1000)
    let text = exchange.request.query["searchQuery"]
    let ids = projects.ids(for: text ?? "", where: text.map { text in { $0["name"]?.string?.contains(text) == true } })
    return .json(
      200,
      [
        "data": .array(projects.items(ids, from: offset, count: size)), "totalCount": .integer(ids.count),
      ])
  }

  private func createProject(_ exchange: Exchange) throws -> Reply {
    let draft = try object(exchange)
    guard draft["name"]?.string?.isEmpty == false else { throw FireflyProblem.invalid("name is required") }
    return .json(201, projects.add { Self.project($0, draft) })
  }

  private func project(_ exchange: Exchange) throws -> Reply {
    guard let project = projects.find(exchange["id"]) else { throw FireflyProblem.notFound() }
    return .json(200, project)
  }

  private func listMembers(_ exchange: Exchange) throws -> Reply {
    guard projects.find(exchange["id"]) != nil else { throw FireflyProblem.notFound() }
    return .json(200, .array(members[exchange["id"]] ?? []))
  }

  private func addMembers(_ exchange: Exchange) throws -> Reply {
    guard projects.find(exchange["id"]) != nil else { throw FireflyProblem.notFound() }
    guard let added = exchange.request.json?.elements, added.allSatisfy({ $0["userId"]?.string != nil }) else {
      throw FireflyProblem.invalid("the body is not an array of members")
    }
    members[exchange["id"], default: []] += added
    // Both answers have been seen: the members, or a message.
    return .json(201, added.count == 1 ? .array(added) : ["message": "Members added successfully"])
  }

  /// A DELETE that says in its body whom.
  private func removeMembers(_ exchange: Exchange) throws -> Reply {
    guard projects.find(exchange["id"]) != nil else { throw FireflyProblem.notFound() }
    guard let ids = exchange.request.json?.strings else {
      throw FireflyProblem.invalid("the body is not an array of user ids")
    }
    members[exchange["id"]]?.removeAll { member in member["userId"]?.string.map(ids.contains) == true }
    return Reply(204)
  }

  static func project(_ id: String, _ draft: JSON) -> JSON {
    [
      "id": .string(id), "accountId": "account-1", "name": draft["name"] ?? "",
      "description": draft["description"] ?? .null,
      "labels": draft["labels"] ?? [], "cronExecutionPattern": draft["cronExecutionPattern"] ?? .null,
      "variables": draft["variables"] ?? [], "membersCount": 0, "workspaceCount": 0,
      "parentId": draft["parentId"] ?? .null,
    ]
  }
}
