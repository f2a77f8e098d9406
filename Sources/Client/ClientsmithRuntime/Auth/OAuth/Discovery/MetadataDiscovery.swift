import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Endpoints from the authorization server's own metadata document: OpenID Connect Discovery 1.0 section 4, RFC 8414.
///
/// The document is kept for a day; its issuer must be the one that its URL belongs to (RFC 8414 section 3.3).
public final class MetadataDiscovery: EndpointDiscovery {
  private struct Kept: Sendable {
    let endpoints: OAuthEndpoints
    let until: Duration
  }

  private let url: String
  private let issuer: String?
  private let declared: OAuthEndpoints?
  private let lifetime: Duration
  private let kept = Locked<Kept?>(nil)

  /// The document's own URL: OpenAPI's `openIdConnectUrl`, or `oauth2MetadataUrl`, a relative one below the API's server.
  ///
  /// Without `issuer` the one that the URL says is expected. The `declared` endpoints, where there are any, serve while the
  /// document cannot be had, and complete it.
  public init(
    url: String, issuer: String? = nil, declared: OAuthEndpoints? = nil, lifetime: Duration = .seconds(86_400)
  ) {
    self.url = url
    self.issuer = issuer
    self.declared = declared
    self.lifetime = lifetime
  }

  /// The endpoints, from the kept document where there is one; an old one serves while the server fails.
  public func endpoints(for context: AuthorizationContext) async throws -> OAuthEndpoints {
    let present = kept.withLock { kept in kept }
    if let present, context.environment.uptime() < present.until { return present.endpoints }
    do {
      return keep(try await fetch(context), for: lifetime, context)
    } catch let error as AuthenticationError where error.kind == .unavailable {
      guard let substitute = present?.endpoints ?? declared else { throw error }
      return keep(substitute, for: min(lifetime, .seconds(60)), context)
    }
  }

  private func keep(
    _ endpoints: OAuthEndpoints, for lifetime: Duration, _ context: AuthorizationContext
  ) -> OAuthEndpoints {
    let until = context.environment.uptime() + lifetime
    kept.withLock { kept in kept = Kept(endpoints: endpoints, until: until) }
    return endpoints
  }

  private func fetch(_ context: AuthorizationContext) async throws -> OAuthEndpoints {
    let endpoint = TokenEndpoint(for: context, hiding: [])
    let absolute = ServiceURL.endpoint(url, server: context.services.serverURL)
    let answer: TokenEndpoint.Answer
    do {
      answer = try await endpoint.send(.get, absolute, headers: [:], body: [])
    } catch let error as AuthenticationError where error.kind == .refused {
      if let declared { return declared }
      throw failed("the metadata document was refused with \(error.status ?? 0)", context)
    }
    return try read(answer.json, issuer ?? Self.issuer(of: absolute), context)
  }

  private func read(
    _ json: JSONValue, _ expectedIssuer: String?, _ context: AuthorizationContext
  ) throws -> OAuthEndpoints {
    guard let issuer = json["issuer"]?.stringValue, let token = json["token_endpoint"]?.stringValue else {
      throw failed("the metadata document has no `issuer` or no `token_endpoint`", context)
    }
    if let expectedIssuer, Self.trimmed(issuer) != Self.trimmed(expectedIssuer) {
      throw failed("the metadata document belongs to another issuer", context)
    }
    var endpoints = OAuthEndpoints(token: token, refresh: declared?.refresh, issuer: issuer)
    endpoints.namesIssuer = json["authorization_response_iss_parameter_supported"] == true
    endpoints.authorization = json["authorization_endpoint"]?.stringValue ?? declared?.authorization
    endpoints.deviceAuthorization = json["device_authorization_endpoint"]?.stringValue ?? declared?.deviceAuthorization
    endpoints.revocation = json["revocation_endpoint"]?.stringValue ?? declared?.revocation
    return endpoints
  }

  private func failed(_ message: String, _ context: AuthorizationContext) -> AuthenticationError {
    AuthenticationError(.discoveryFailed, message, scheme: context.scheme, operationID: context.operationID)
  }

  /// The issuer that a metadata URL belongs to: OpenID Connect appends the well-known path, RFC 8414 puts it before the
  /// issuer's own. Nil for a URL of another form.
  static func issuer(of url: String) -> String? {
    guard ServiceURL.isAbsolute(url), let start = url.firstRange(of: "/.well-known/") else { return nil }
    let base = url[..<start.lowerBound]
    let rest = url[start.upperBound...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard ["openid-configuration", "oauth-authorization-server"].contains(rest.first) else { return nil }
    return rest.count > 1 ? "\(base)/\(rest[1])" : String(base)
  }

  /// The two standards differ in a final slash.
  private static func trimmed(_ issuer: String) -> Substring {
    issuer.hasSuffix("/") ? issuer.dropLast() : issuer[...]
  }
}
