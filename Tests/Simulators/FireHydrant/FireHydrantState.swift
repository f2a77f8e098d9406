import Foundation

/// What FireHydrant knows, and the checks before every call.
package actor FireHydrantState {
  let start: Date
  private let keys: [String: String]
  private let limits: [RateLimit]
  private var windows: [String: SlidingWindow] = [:]
  /// Lists must look at each incident once one is archived.
  var hasArchived = false
  var incidents: Catalogue
  var notes: Catalogue
  var environments: Catalogue
  var services: Catalogue
  var webhooks: Catalogue
  var auditEvents: Catalogue

  init(start: Date, keys: [String: String], limits: [RateLimit], incidents: Int, others: Int) {
    self.start = start
    self.keys = keys
    self.limits = limits
    self.incidents = Catalogue(prefix: "1c1d0000-0000-4000-8000-", generated: incidents) { index, id in
      Self.incident(
        id, number: incidents - index, name: "Incident \(incidents - index)", at: start - Double(index * 60))
    }
    notes = Catalogue(prefix: "40730000-0000-4000-8000-", generated: 0) { _, _ in .null }
    environments = Catalogue(prefix: "e9710000-0000-4000-8000-", generated: others) { index, id in
      Self.environment(id, name: "Environment \(index)", description: nil, at: start - Double(index * 60))
    }
    services = Catalogue(prefix: "5e710000-0000-4000-8000-", generated: others) { index, id in
      Self.service(id, ["name": .string("Service \(index)")], at: start - Double(index * 60))
    }
    webhooks = Catalogue(prefix: "3eb40000-0000-4000-8000-", generated: 0) { _, _ in .null }
    auditEvents = Catalogue(prefix: "a0d10000-0000-4000-8000-", generated: others) { index, id in
      Self.auditEvent(id, at: start - Double(index))
    }
  }

  /// A handler behind the key and the account's limits.
  nonisolated func guarded(
    _ handler: @escaping @Sendable (Exchange) async throws -> Reply
  ) -> RouteTable.Handler {
    { exchange in
      try await self.admit(exchange)
      return try await handler(exchange)
    }
  }

  private func admit(_ exchange: Exchange) throws {
    guard let credential = exchange.request.header("Authorization"), credential.hasPrefix("Bearer "),
      let account = keys[String(credential.dropFirst("Bearer ".count))], !exchange.refusesCredential
    else { throw FireHydrantProblem.unauthorized() }
    if let refusal = windows[account, default: SlidingWindow(limits)].take(at: exchange.now) {
      throw FireHydrantProblem.rateLimited(refusal)
    }
  }

  /// The page that was asked for: `data` and `pagination`.
  nonisolated func page(_ exchange: Exchange, of ids: [String], in catalogue: Catalogue) throws -> Reply {
    func refuse(_ name: String) -> Reply { FireHydrantProblem.invalid(["\(name) does not have a valid value"]) }
    let size = try exchange.number("per_page", default: 20, in: 1...200, or: refuse)
    let number = try exchange.number("page", default: 1, in: 1...Int(Int32.max), or: refuse)
    let items = catalogue.items(ids, from: (number - 1) * size, count: size)
    let last = max(1, (ids.count + size - 1) / size)
    return .json(
      200,
      [
        "data": .array(items),
        "pagination": [
          "count": .integer(ids.count), "page": .integer(number), "items": .integer(items.count),
          "pages": .integer(last), "last": .integer(last), "prev": number > 1 ? .integer(number - 1) : .null,
          "next": number < last ? .integer(number + 1) : .null,
        ],
      ])
  }

  /// The object in the body, or the reply to anything else.
  nonisolated func object(_ exchange: Exchange) throws -> JSON {
    guard let json = exchange.request.json, json.members != nil else {
      throw FireHydrantProblem.invalid(["the body is not a JSON object"])
    }
    return json
  }

  /// The text of a field that must be there.
  nonisolated func required(_ name: String, of json: JSON) throws -> String {
    guard let value = json[name] else { throw FireHydrantProblem.invalid(["\(name) is missing"]) }
    guard let text = value.string, !text.isEmpty else { throw FireHydrantProblem.invalid(["\(name) is empty"]) }
    return text
  }
}
