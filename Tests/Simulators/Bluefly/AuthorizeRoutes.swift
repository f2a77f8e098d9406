import Foundation

/// A code that was given to a client's redirect and may be exchanged once.
struct AuthorizationCode: Sendable {
  let client: String
  let redirect: String
  let scopes: Set<String>
  let challenge: String?
  let method: String
  let expiresAt: Date
}

extension BlueflyState {
  nonisolated var authorizeRoutes: [RouteTable.Route] {
    [.init("GET /oauth/authorize") { try await self.authorize($0) }]
  }

  /// Says yes at once, as if the person had. Scopes come with commas, spaces are taken too.
  private func authorize(_ exchange: Exchange) throws -> Reply {
    let query = exchange.request.query
    guard let id = query["client_id"], let client = clients[id] else {
      throw BlueflyProblem.oauth("invalid_request", "client_id is unknown")
    }
    guard let redirect = query["redirect_uri"], Self.accepts(redirect, client) else {
      throw BlueflyProblem.oauth("invalid_request", "redirect_uri is not registered")
    }
    let state = query["state"]
    guard query["response_type"] == "code" else {
      return back(to: redirect, state: state, ["error": "unsupported_response_type"])
    }
    let scopes = Self.scopes(query["scope"]) ?? client.scopes
    guard scopes.isSubset(of: client.scopes) else {
      return back(to: redirect, state: state, ["error": "invalid_scope"])
    }
    let challenge = query["code_challenge"]
    if client.secret == nil && challenge == nil {
      return back(to: redirect, state: state, ["error": "invalid_request"])
    }
    let code = "code-\(codes.count + 1)"
    codes[code] = AuthorizationCode(
      client: id, redirect: redirect, scopes: scopes, challenge: challenge,
      method: query["code_challenge_method"] ?? "plain", expiresAt: exchange.now + 60)
    return back(to: redirect, state: state, ["code": code])
  }

  private func back(to redirect: String, state: String?, _ answer: [String: String]) -> Reply {
    var items = answer.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) }
    if let state { items.append(URLQueryItem(name: "state", value: state)) }
    guard var components = URLComponents(string: redirect) else { return Reply(400) }
    let own = components.queryItems ?? []
    components.queryItems = own + items
    return Reply(302, headers: ["Location": components.string ?? redirect])
  }

  private static func accepts(_ redirect: String, _ client: Client) -> Bool {
    client.redirects.contains { registered in
      registered == "http://127.0.0.1" ? redirect.hasPrefix("\(registered):") : redirect == registered
    }
  }

  /// Scopes of a text with commas or spaces; nil if there is none.
  static func scopes(_ text: String?) -> Set<String>? {
    guard let text, !text.isEmpty else { return nil }
    return Set(text.split { $0 == "," || $0 == " " }.map(String.init))
  }
}
