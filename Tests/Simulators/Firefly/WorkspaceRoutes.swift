import Foundation

extension FireflyState {
  nonisolated var workspaceRoutes: [RouteTable.Route] {
    [.init("POST /v2/workspaces/search", guarded { try await self.searchWorkspaces($0) })]
  }

  /// Paged by `page`, from 0, and `pageSize` in the query; answers with a bare array.
  private func searchWorkspaces(_ exchange: Exchange) throws -> Reply {
    let query = try object(exchange, optional: true)
    let page = try number("page", of: exchange, default: 0, in: 0...Int(Int32.max))
    let size = try number("pageSize", of: exchange, default: 25, in: 1...1000)
    let text = query["searchValue"]?.string
    let ids = workspaces.ids(
      for: text ?? "", where: text.map { text in { $0["workspaceName"]?.string?.contains(text) == true } })
    return .json(200, .array(workspaces.items(ids, from: page * size, count: size)))
  }

  static func workspace(_ id: String, index: Int, at date: Date) -> JSON {
    [
      "id": .string(id), "accountId": "account-1", "workspaceId": .string("ws-\(index)"),
      "workspaceName": .string("workspace-\(index)"), "repo": "acme/infra", "repoUrl": "https://example.com/acme/infra",
      "vcsType": "github", "runnerType": "github-actions", "lastRunStatus": "apply_success",
      "lastRunTime": .timestamp(date), "iacType": "terraform", "iacTypeVersion": "1.9.8", "labels": ["prod"],
      "runsCount": .integer(index), "isWorkflowManaged": true, "createdAt": .timestamp(date),
      "updatedAt": .timestamp(date),
    ]
  }
}
