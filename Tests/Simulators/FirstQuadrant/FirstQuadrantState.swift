import Crypto
import Foundation

/// What FirstQuadrant knows, and the checks before every call.
package actor FirstQuadrantState {
  /// Access tokens hold for a day.
  static let lifetime: TimeInterval = 24 * 3600

  let start: Date
  var tokens = TokenVault("firstquadrant")
  var contacts: Catalogue
  var campaigns: Catalogue
  var locked: Set<String> = []
  /// Imports that were started.
  package var triggered: [String] = []
  private var windows: [String: SlidingWindow] = [:]
  private let authenticationLimit: RateLimit
  private let keys: [String: [String]] = [
    FirstQuadrantSimulator.key: ["urn:firstquadrant:*:*:read", "urn:firstquadrant:*:*:write"],
    FirstQuadrantSimulator.readingKey: ["urn:firstquadrant:*:*:read"],
  ]

  init(start: Date, contacts: Int, campaigns: Int, authenticationLimit: RateLimit) {
    self.start = start
    self.authenticationLimit = authenticationLimit
    self.contacts = Catalogue(prefix: "con_", generated: contacts) { index, id in
      Self.contact(
        id,
        [
          "email": .string("contact\(index)@example.com"), "firstName": .string("First\(index)"),
          "lastName": index % 7 == 6 ? .null : .string("Last\(index)"), "tags": index % 2 == 0 ? ["customer"] : [],
          "customProperties": ["score": .integer(index)],
        ], at: start - Double(index * 60))
    }
    self.campaigns = Catalogue(prefix: "cam_", generated: campaigns) { index, id in
      Self.campaign(id, index: index, at: start - Double(index * 60))
    }
  }

  func issue(at now: Date) -> TokenVault.Issued {
    tokens.issue(to: FirstQuadrantSimulator.email, lifetime: Self.lifetime, at: now, refreshable: true)
  }

  func expireTokens() {
    tokens.expireAll()
  }

  func lock(_ id: String) {
    locked.insert(id)
  }

  /// A handler behind a credential that may do this: a key with its organization and scope, or an access token.
  nonisolated func guarded(_ scope: String, _ handler: @escaping RouteTable.Handler) -> RouteTable.Handler {
    { exchange in
      try await self.authenticate(exchange, scope: "urn:firstquadrant:\(scope)")
      return try await handler(exchange)
    }
  }

  /// A handler behind the limit of the authentication endpoints; each has its own.
  nonisolated func limited(_ name: String, _ handler: @escaping RouteTable.Handler) -> RouteTable.Handler {
    { exchange in
      try await self.count(name, exchange)
      return try await handler(exchange)
    }
  }

  /// The answer with the headers that every answer has.
  nonisolated func completed(_ reply: Reply, for exchange: Exchange) -> Reply {
    var reply = reply
    let digest = SHA256.hash(data: reply.body).prefix(8).map { String($0, radix: 16) }.joined()
    reply.headers.append(Form.Field(name: "Version", value: "5.0.0"))
    reply.headers.append(Form.Field(name: "X-Request-Id", value: "req_\(UUID().uuidString)"))
    if (200..<300).contains(reply.status), !reply.body.isEmpty {
      reply.headers.append(Form.Field(name: "ETag", value: "\"\(digest)\""))
    }
    return reply
  }

  private func count(_ name: String, _ exchange: Exchange) throws {
    if let refusal = windows[name, default: SlidingWindow([authenticationLimit])].take(at: exchange.now) {
      throw FirstQuadrantProblem.rateLimited(refusal)
    }
  }

  private func authenticate(_ exchange: Exchange, scope: String) throws {
    guard let header = exchange.request.header("Authorization") else {
      throw FirstQuadrantProblem.missingAuthorization("There is no Authorization header.")
    }
    guard header.hasPrefix("Bearer "), !exchange.refusesCredential else { throw FirstQuadrantProblem.invalidToken() }
    let credential = String(header.dropFirst("Bearer ".count))
    if credential.hasPrefix("fqa_") {
      try authenticate(key: credential, exchange, scope: scope)
    } else if case .valid = tokens.verdict(on: credential, at: exchange.now) {
      return
    } else {
      throw FirstQuadrantProblem.invalidToken()
    }
  }

  private func authenticate(key: String, _ exchange: Exchange, scope: String) throws {
    guard let scopes = keys[key] else { throw FirstQuadrantProblem.invalidToken() }
    guard let organization = exchange.request.header("FirstQuadrant-Organization-ID") else {
      throw FirstQuadrantProblem.missingAuthorization("A key needs the FirstQuadrant-Organization-ID header.")
    }
    guard organization == FirstQuadrantSimulator.organization else {
      throw FirstQuadrantProblem.insufficientPermissions("The key is not of this organization.")
    }
    guard scopes.contains(where: { Self.covers($0, scope) }) else { throw FirstQuadrantProblem.missingScopes(scope) }
  }

  /// Whether a granted scope, with `*` for anything, holds the wanted one.
  private static func covers(_ granted: String, _ wanted: String) -> Bool {
    let granted = granted.split(separator: ":")
    let wanted = wanted.split(separator: ":")
    return granted.count == wanted.count && zip(granted, wanted).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
