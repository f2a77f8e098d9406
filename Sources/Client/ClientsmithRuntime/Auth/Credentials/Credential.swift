/// One credential for one of the document's security schemes.
public struct Credential: Sendable {
  /// The scheme's name under `components.securitySchemes`.
  public let scheme: String
  /// What puts it on requests. Shared by all copies, so that clients made from one value share its tokens.
  public let authenticator: any Authenticator
  /// Whose it is; one of its own where the authenticator cannot tell, the same for all copies.
  let account: SessionAccount

  /// Binds an authenticator to a scheme.
  public init(scheme: String, _ authenticator: any Authenticator) {
    self.scheme = scheme
    self.authenticator = authenticator
    account = authenticator.account ?? .unknown()
  }

  /// No credential: operations for which the client has no other are sent without one, also where the document demands it.
  public static let none = Credential(scheme: "", NoAuthenticator())
}
