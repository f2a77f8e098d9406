import Foundation

extension FireflyState {
  nonisolated var governanceRoutes: [RouteTable.Route] {
    [
      .init("POST /v2/governance/insights", guarded { try await self.searchInsights($0) }),
      .init("POST /v2/governance/insights/create", guarded { try await self.createInsight($0) }),
    ]
  }

  /// Paged by `page`, from 1, and `page_size` in the body.
  private func searchInsights(_ exchange: Exchange) throws -> Reply {
    let query = try object(exchange)
    let page = try number("page", of: query, default: 1, in: 1...Int(Int32.max))
    let size = try number("page_size", of: query, default: 50, in: 1...1000)
    let severities = query["severity"]?.elements?.compactMap(\.integer)
    let ids = insights.ids(
      for: severities.map { "\($0)" } ?? "",
      where: severities.map { wanted in { $0["severity"]?.integer.map(wanted.contains) == true } })
    return .json(
      200,
      [
        "hits": .array(insights.items(ids, from: (page - 1) * size, count: size)), "total": .integer(ids.count),
        "page": .integer(page), "page_size": .integer(size),
      ])
  }

  private func createInsight(_ exchange: Exchange) throws -> Reply {
    let draft = try object(exchange)
    for name in ["name", "code"] where draft[name]?.string == nil {
      throw FireflyProblem.invalid("\(name) is required")
    }
    for name in ["type", "providerIds"] where draft[name]?.strings == nil {
      throw FireflyProblem.invalid("\(name) is required")
    }
    let insight = insights.add { id in
      var insight = draft
      insight["id"] = .string(id)
      insight["totalAssets"] = 0
      return insight
    }
    return .json(200, insight)
  }

  static func insight(_ id: String, index: Int) -> JSON {
    [
      "id": .string(id), "name": .string("Insight \(index)"), "description": "Buckets are private.",
      "code": "firefly { true }", "type": ["aws_s3_bucket"], "providerIds": ["aws_all"], "labels": ["s3"],
      "severity": .integer(index % 6 + 1), "category": "Security", "frameworks": ["CIS"],
      "totalAssets": .integer(index),
    ]
  }
}
