extension Connection {
  /// Gives every token of this client back to its service where it takes them (RFC 7009), and forgets them, stored ones
  /// included. A later call signs in again. Throws the first error after trying all.
  public func signOut() async throws {
    try await core.credentials.revoke(core.services)
  }

  /// Obtains a session for every credential that has none, now instead of at the first call. Throws the first error after
  /// trying all.
  ///
  /// It is the only thing that sends a login again which the service has refused, or that asks a person again who has not signed
  /// in: calls never do.
  public func signIn() async throws {
    try await core.credentials.signIn(core.services)
  }

  /// What happens to this client's credentials from now on; holds no secrets.
  public var credentialEvents: AsyncStream<AuditEvent> { core.services.events.events() }

  /// For running a flow of one's own against this client's server, such as `AuthorizationCodeFlow` in a web server.
  public func authorizationContext(scheme: String) -> AuthorizationContext {
    AuthorizationContext(core.services, operationID: "", scheme: scheme)
  }
}
