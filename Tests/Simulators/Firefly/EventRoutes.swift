import Foundation

extension FireflyState {
  nonisolated var eventRoutes: [RouteTable.Route] {
    [.init("POST /v2/event-center", guarded { try await self.searchEvents($0) })]
  }

  /// Paged by `continuationToken` in the body.
  private func searchEvents(_ exchange: Exchange) throws -> Reply {
    let query = try object(exchange)
    let size = try number("size", of: query, default: 50, in: 1...1000)
    let start = try query["continuationToken"]?.string.map { try position(in: $0, of: "continuationToken") } ?? 0
    let ids = events.ids()
    var page: JSON = ["events": .array(events.items(ids, from: start, count: size))]
    if start + size < ids.count { page["continuationToken"] = key(at: start + size, of: "continuationToken") }
    return .json(200, page)
  }

  static func event(_ id: String, index: Int, at date: Date) -> JSON {
    [
      "id": .string(id), "account_id": "account-1", "integration_id": "integration-1",
      "event_timestamp": .timestamp(date - Double(index)), "event_type": "mutation", "provider_type": "aws",
      "asset_id": "arn:aws:s3:::bucket-000000000000", "asset_type": "aws_s3_bucket",
      "event": ["mutation_id": .string("m-\(index)"), "mutation_type": "create", "attributes": []],
    ]
  }
}
