import HTTPTypes

/// Sends a key that never changes in a header, a query parameter or a cookie (OpenAPI: `type: apiKey`).
public struct APIKeyAuthenticator: Authenticator {
  private let placement: Result<CredentialPlacement.Prepared, CredentialText.Malformed>
  private let queryName: String?
  /// The key as sent; without the prefix too.
  public let presentedSecrets: [Secret]
  /// The one that the key belongs to.
  public let account: SessionAccount?

  /// `name` is the header's, parameter's or cookie's; `prefix` (`Bearer `) is put before the key unless it is there already.
  /// White space around the key is dropped; a key that is empty or unfit for a header makes `authorize` throw.
  public init(_ key: Secret, name: String, in location: CredentialPlacement.Location, prefix: String = "") {
    let placement = CredentialPlacement(name: name, in: location, prefix: prefix)
    self.placement = placement.prepare(key)
    account = .known(by: key)
    queryName = location == .query ? name : nil
    presentedSecrets = CredentialText.presented(key, prefix: prefix)
  }

  /// The same with a plain text key.
  public init(_ key: String, name: String, in location: CredentialPlacement.Location, prefix: String = "") {
    self.init(Secret(key), name: name, in: location, prefix: prefix)
  }

  /// Adds the credential; throws `AuthenticationError`.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    switch placement {
    case .success(let prepared): prepared.apply(to: &request)
    case .failure(let malformed): throw AuthenticationError.malformed(malformed.reason, for: context)
    }
    return .fixed
  }

  /// The parameter, when the key goes into the query.
  public var secretQueryNames: [String] { queryName.map { [$0] } ?? [] }
}
