import HTTPTypes

/// A scheme that the runtime does not know, as a closure: request signing, vendors' own `http` schemes.
public struct CustomAuthenticator: Authenticator {
  private let apply: @Sendable (inout HTTPRequest, AuthorizationContext) async throws -> Void
  /// One of its own, the same for its copies.
  public let account: SessionAccount? = .unknown()

  /// `apply` is called for each attempt of each call.
  public init(_ apply: @escaping @Sendable (inout HTTPRequest, AuthorizationContext) async throws -> Void) {
    self.apply = apply
  }

  /// Adds the credential; throws `AuthenticationError`.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    try await apply(&request, context)
    return .fixed
  }
}

/// Adds nothing: what ``Credential/none`` is made of.
struct NoAuthenticator: Authenticator {
  func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp { .fixed }
}

/// Says that the transport itself authenticates (OpenAPI: `type: mutualTLS`): give the transport its certificate.
public struct TransportAuthenticator: Authenticator {
  /// Adds nothing to requests.
  public init() {}

  /// Adds the credential; throws `AuthenticationError`.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp { .fixed }
}
