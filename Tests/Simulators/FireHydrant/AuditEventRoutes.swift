import Foundation

extension FireHydrantState {
  nonisolated var auditEventRoutes: [RouteTable.Route] {
    [.init("GET /v1/audit_events", guarded { try await self.listAuditEvents($0) })]
  }

  private func listAuditEvents(_ exchange: Exchange) throws -> Reply {
    let size = try exchange.number("limit", default: 20, in: 1...100) {
      FireHydrantProblem.invalid(["\($0) does not have a valid value"])
    }
    var start = 0
    if let cursor = exchange.request.query["cursor"] {
      // The cursor is opaque to clients: position in base64.
      guard let data = Data(base64Encoded: cursor), let position = Int(String(decoding: data, as: UTF8.self)) else {
        throw FireHydrantProblem.invalid(["cursor is invalid"])
      }
      start = position
    }
    let ids = auditEvents.ids()
    let end = start + size
    return .json(
      200,
      [
        "data": .array(auditEvents.items(ids, from: start, count: size)),
        "pagination": [
          "next_cursor": end < ids.count ? .string(Data(String(end).utf8).base64EncodedString()) : .null
        ],
      ])
  }

  static func auditEvent(_ id: String, at date: Date) -> JSON {
    [
      "id": .string(id), "action": "incident.created", "occurred_at": .timestamp(date),
      "actor": ["id": "ac700000-0000-4000-8000-000000000001", "name": "Ada", "email": "ada@example.com"],
      "details": ["fields": ["name"]],
    ]
  }
}
