extension Connection {
  /// Gives every token of this client back to its service where it takes them (RFC 7009), and forgets them, stored ones
  /// included. A later call signs in again. Throws the first error after trying all.
  public func signOut() async throws {
    try await core.credentials.revoke(core.services)
  }

  /// What happens to this client's credentials from now on; holds no secrets.
  public var credentialEvents: AsyncStream<AuditEvent> { core.services.events.events() }

  /// For running a flow of one's own against this client's server, such as `AuthorizationCodeFlow` in a web server.
  public func authorizationContext(scheme: String) -> AuthorizationContext {
    AuthorizationContext(core.services, operationID: "", scheme: scheme)
  }
}
