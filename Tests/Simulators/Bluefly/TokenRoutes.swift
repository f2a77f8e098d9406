import Crypto
import Foundation

extension BlueflyState {
  nonisolated var tokenRoutes: [RouteTable.Route] {
    [.init("POST /oauth/token") { try await self.issueToken($0) }]
  }

  private func issueToken(_ exchange: Exchange) throws -> Reply {
    let type = exchange.request.header("Content-Type") ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw BlueflyProblem.oauth("invalid_request", "the body is not a form")
    }
    let form = exchange.request.form
    let id = try authenticateClient(exchange)
    switch form["grant_type"] {
    case "client_credentials": return try grantToClient(id, form, exchange)
    case "authorization_code": return try exchangeCode(id, form, exchange)
    case "refresh_token": return try refreshToken(form, exchange)
    case "urn:ietf:params:oauth:grant-type:device_code": return try exchangeDeviceCode(id, form, exchange)
    default: throw BlueflyProblem.oauth("unsupported_grant_type", "grant_type is not supported")
    }
  }

  /// The client by HTTP Basic or by the form (RFC 6749, section 2.3.1).
  func authenticateClient(_ exchange: Exchange) throws -> String {
    var id = exchange.request.form["client_id"]
    var secret = exchange.request.form["client_secret"]
    if let header = exchange.request.header("Authorization"), header.hasPrefix("Basic "),
      let data = Data(base64Encoded: String(header.dropFirst("Basic ".count)))
    {
      let parts = String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1).map(String.init)
      id = parts.first?.removingPercentEncoding
      secret = parts.count == 2 ? parts[1].removingPercentEncoding : nil
    }
    guard let id, let client = clients[id], client.secret == secret, !exchange.refusesCredential else {
      throw BlueflyProblem.oauth("invalid_client", "the client is unknown or its secret is wrong", status: 401)
    }
    return id
  }

  private func grantToClient(_ id: String, _ form: Form, _ exchange: Exchange) throws -> Reply {
    guard let client = clients[id], client.secret != nil else {
      throw BlueflyProblem.oauth("unauthorized_client", "the client has no secret")
    }
    let scopes = Self.scopes(form["scope"]) ?? client.scopes
    guard scopes.isSubset(of: client.scopes) else {
      throw BlueflyProblem.oauth("invalid_scope", "a scope is unknown")
    }
    return token(
      oauth.issue(to: id, scopes: scopes, lifetime: lifetime, at: exchange.now, refreshable: false))
  }

  private func exchangeCode(_ id: String, _ form: Form, _ exchange: Exchange) throws -> Reply {
    guard let code = form["code"].flatMap({ codes.removeValue(forKey: $0) }), code.client == id,
      code.redirect == form["redirect_uri"], exchange.now < code.expiresAt
    else { throw BlueflyProblem.oauth("invalid_grant", "the code is not valid") }
    if let challenge = code.challenge {
      guard let verifier = form["code_verifier"], Self.answers(verifier, challenge, code.method) else {
        throw BlueflyProblem.oauth("invalid_grant", "code_verifier does not answer the challenge")
      }
    }
    return token(
      oauth.issue(
        to: BlueflySimulator.username, scopes: code.scopes, lifetime: lifetime, at: exchange.now, refreshable: true))
  }

  private func refreshToken(_ form: Form, _ exchange: Exchange) throws -> Reply {
    guard let refresh = form["refresh_token"], !revokedTokens.contains(refresh),
      let issued = oauth.refresh(with: refresh, rotating: true, lifetime: lifetime, at: exchange.now)
    else { throw BlueflyProblem.oauth("invalid_grant", "the refresh token is not valid") }
    return token(issued)
  }

  /// A token as the endpoint answers it; scopes are separated by spaces here.
  func token(_ issued: TokenVault.Issued) -> Reply {
    var body: JSON = [
      "access_token": .string(issued.access), "token_type": "bearer", "expires_in": .integer(Int(lifetime)),
      "scope": .string(issued.grant.scopes.sorted(by: >).joined(separator: " ")),
    ]
    if let refresh = issued.refresh { body["refresh_token"] = .string(refresh) }
    return .json(200, body, headers: ["Cache-Control": "no-store"])
  }

  /// Whether a verifier fits its challenge (RFC 7636, section 4.6).
  private static func answers(_ verifier: String, _ challenge: String, _ method: String) -> Bool {
    guard (43...128).contains(verifier.count) else { return false }
    guard method == "S256" else { return method == "plain" && verifier == challenge }
    let digest = Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
    return digest.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "") == challenge
  }
}
