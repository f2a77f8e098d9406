import Foundation

extension FireflyState {
  nonisolated var guardrailRoutes: [RouteTable.Route] {
    [
      .init("POST /v2/guardrails/search", guarded { try await self.searchGuardrails($0) }),
      .init("POST /v2/guardrails", guarded { try await self.createGuardrail($0) }),
      .init("DELETE /v2/guardrails/{id}", guarded { try await self.deleteGuardrail($0) }),
    ]
  }

  private func searchGuardrails(_ exchange: Exchange) throws -> Reply {
    _ = try object(exchange, optional: true)
    let page = try number("page", of: exchange, default: 0, in: 0...Int(Int32.max))
    let size = try number("pageSize", of: exchange, default: 25, in: 1...1000)
    return .json(200, .array(guardrails.items(guardrails.ids(), from: page * size, count: size)))
  }

  /// Answers with nothing but the id, as a JSON string.
  private func createGuardrail(_ exchange: Exchange) throws -> Reply {
    let draft = try object(exchange)
    for name in ["name", "type"] where draft[name]?.string == nil {
      throw FireflyProblem.invalid("\(name) is required")
    }
    let rule = guardrails.add { Self.guardrail($0, draft, at: exchange.now) }
    return .json(200, rule["id"] ?? .null)
  }

  private func deleteGuardrail(_ exchange: Exchange) throws -> Reply {
    guard guardrails.remove(exchange["id"]) else { throw FireflyProblem.notFound() }
    return .json(200, ["status": 200, "message": "Guardrail deleted"])
  }

  static func guardrail(_ id: String, _ draft: JSON, at date: Date) -> JSON {
    var rule = draft
    rule["id"] = .string(id)
    rule["accountId"] = "account-1"
    rule["createdBy"] = "ada@example.com"
    rule["createdAt"] = .timestamp(date)
    rule["updatedAt"] = .timestamp(date)
    return rule
  }
}
