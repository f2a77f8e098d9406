import Foundation

extension FireflyState {
  nonisolated var userRoutes: [RouteTable.Route] {
    [.init("GET /v2/users", guarded { try await self.listUsers($0) })]
  }

  /// Paged by `limit` and `offset`; answers with a bare array.
  private func listUsers(_ exchange: Exchange) throws -> Reply {
    let offset = try number("offset", of: exchange, default: 0, in: 0...Int(Int32.max))
    let size = try number("limit", of: exchange, default: 25, in: 1...100)
    let type = exchange.request.query["type"]
    let ids = users.ids(for: type ?? "", where: type.map { type in { $0["type"]?.string == type } })
    return .json(200, .array(users.items(ids, from: offset, count: size)))
  }

  static func user(_ id: String, index: Int) -> JSON {
    [
      "id": .string(id), "name": .string("User \(index)"),
      "email": index % 5 == 4 ? .null : .string("user\(index)@example.com"), "type": index % 5 == 4 ? "SA" : "USER",
      "description": .null, "roleIds": ["role-1"], "teamIds": [],
    ]
  }
}
