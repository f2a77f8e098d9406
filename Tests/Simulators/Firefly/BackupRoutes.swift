import Foundation

extension FireflyState {
  nonisolated var backupRoutes: [RouteTable.Route] {
    [.init("GET /v2/backup-and-dr/policies", guarded { try await self.listBackups($0) })]
  }

  /// Paged by `page` and `page_size` in the query; `has_next` says whether there is more.
  private func listBackups(_ exchange: Exchange) throws -> Reply {
    let page = try number("page", of: exchange, default: 1, in: 1...Int(Int32.max))
    let size = try number("page_size", of: exchange, default: 20, in: 1...100)
    let region = exchange.request.query["region"]
    let ids = backups.ids(
      for: region ?? "", where: region.map { region in { $0["region"]?.string == region } })
    return .json(
      200,
      [
        "data": .array(backups.items(ids, from: (page - 1) * size, count: size)),
        "pagination": [
          "page": .integer(page), "page_size": .integer(size), "total": .integer(ids.count),
          "has_next": .boolean(page * size < ids.count), "has_prev": .boolean(page > 1),
        ],
      ])
  }

  static func backup(_ id: String, index: Int, at date: Date) -> JSON {
    [
      "policy_id": .string(id), "policy_name": .string("Policy \(index)"), "account_id": "account-1",
      "integration_id": "integration-1", "region": index % 2 == 0 ? "eu-central-1" : "us-east-1",
      "provider_type": "aws", "description": .null, "status": "Active",
      "schedule": ["frequency": "Daily", "hour": 3, "minute": 0], "snapshots_count": .integer(index),
      "backup_on_save": false, "last_backup_time": .null, "next_backup_time": .timestamp(date + 3600),
      "notificationId": .null, "created_at": .timestamp(date), "updated_at": .timestamp(date),
    ]
  }
}
