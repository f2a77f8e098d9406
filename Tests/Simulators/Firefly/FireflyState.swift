import Foundation

/// What Firefly knows, and the checks before every call.
package actor FireflyState {
  let start: Date
  let lifetime: TimeInterval
  var tokens = TokenVault("firefly")
  private var window: SlidingWindow
  var assets: Catalogue
  var insights: Catalogue
  var workspaces: Catalogue
  var projects: Catalogue
  var members: [String: [JSON]] = [:]
  var guardrails: Catalogue
  var events: Catalogue
  var backups: Catalogue
  var users: Catalogue
  /// Assets for which code was asked.
  package var codified: [String] = []

  init(start: Date, lifetime: TimeInterval, limits: [RateLimit], items: Int) {
    self.start = start
    self.lifetime = lifetime
    window = SlidingWindow(limits)
    assets = Catalogue(prefix: "arn:aws:s3:::bucket-", generated: items) { index, id in
      Self.asset(id, index: index)
    }
    insights = Catalogue(prefix: "insight-", generated: items) { index, id in Self.insight(id, index: index) }
    workspaces = Catalogue(prefix: "workspace-", generated: items) { index, id in
      Self.workspace(id, index: index, at: start)
    }
    projects = Catalogue(prefix: "project-", generated: items) { index, id in
      Self.project(id, ["name": .string("Project \(index)")])
    }
    guardrails = Catalogue(prefix: "rule-", generated: items) { index, id in
      Self.guardrail(
        id, ["name": .string("Rule \(index)"), "type": "cost", "isEnabled": true, "severity": 2], at: start)
    }
    events = Catalogue(prefix: "event-", generated: items) { index, id in Self.event(id, index: index, at: start) }
    backups = Catalogue(prefix: "policy-", generated: items) { index, id in Self.backup(id, index: index, at: start) }
    users = Catalogue(prefix: "user-", generated: items) { index, id in Self.user(id, index: index) }
  }

  /// A handler behind the limit of the address.
  nonisolated func limited(_ handler: @escaping RouteTable.Handler) -> RouteTable.Handler {
    { exchange in
      try await self.count(exchange)
      return try await handler(exchange)
    }
  }

  /// A handler behind the limit and a credential.
  nonisolated func guarded(_ handler: @escaping RouteTable.Handler) -> RouteTable.Handler {
    limited { exchange in
      try await self.authenticate(exchange)
      return try await handler(exchange)
    }
  }

  func expireTokens() {
    tokens.expireAll()
  }

  private func count(_ exchange: Exchange) throws {
    if window.take(at: exchange.now) != nil { throw FireflyProblem.rateLimited() }
  }

  private func authenticate(_ exchange: Exchange) throws {
    let header = exchange.request.header("Authorization") ?? ""
    let pair = "\(FireflySimulator.accessKey):\(FireflySimulator.secretKey)"
    let accepted: Bool
    if header.hasPrefix("Basic ") {
      accepted = header.dropFirst("Basic ".count) == Data(pair.utf8).base64EncodedString()
    } else if header.hasPrefix("Bearer "),
      case .valid = tokens.verdict(on: String(header.dropFirst("Bearer ".count)), at: exchange.now)
    {
      accepted = true
    } else {
      accepted = false
    }
    guard accepted, !exchange.refusesCredential else { throw FireflyProblem.unauthorized() }
  }

  /// The object in the body; an empty one if there is no body and that is allowed.
  nonisolated func object(_ exchange: Exchange, optional: Bool = false) throws -> JSON {
    if optional && exchange.request.body.isEmpty { return [:] }
    guard let json = exchange.request.json, json.members != nil else {
      throw FireflyProblem.invalid("the body is not a JSON object")
    }
    return json
  }

  /// A number in the body: its value, the default if absent, or a refusal.
  nonisolated func number(_ name: String, of body: JSON, default usual: Int, in range: ClosedRange<Int>) throws -> Int {
    guard let value = body[name] else { return usual }
    guard let number = value.integer, range.contains(number) else {
      throw FireflyProblem.invalid("\(name) is out of range")
    }
    return number
  }

  /// A number in the query: likewise.
  nonisolated func number(
    _ name: String, of exchange: Exchange, default usual: Int, in range: ClosedRange<Int>
  ) throws -> Int {
    try exchange.number(name, default: usual, in: range) { FireflyProblem.invalid("\($0) is out of range") }
  }

  /// The position in an opaque key, which is the kind and the position in base64.
  nonisolated func position(in key: String, of kind: String) throws -> Int {
    guard let data = Data(base64Encoded: key) else { throw FireflyProblem.invalid("\(kind) is unknown") }
    let parts = String(decoding: data, as: UTF8.self).split(separator: ":")
    guard parts.count == 2, parts[0] == kind, let position = Int(parts[1]) else {
      throw FireflyProblem.invalid("\(kind) is unknown")
    }
    return position
  }

  /// The opaque key of a position.
  nonisolated func key(at position: Int, of kind: String) -> JSON {
    .string(Data("\(kind):\(position)".utf8).base64EncodedString())
  }
}
