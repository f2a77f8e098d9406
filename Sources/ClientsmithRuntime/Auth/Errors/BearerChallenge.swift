import HTTPTypes

/// What `WWW-Authenticate` says about a refused token (RFC 6750 section 3).
struct BearerChallenge: Sendable {
  private(set) var error: String?
  private(set) var errorDescription: String?
  private(set) var errorURI: String?
  private(set) var scopes: [Scope] = []

  /// Reads the first challenge that names an error.
  init(_ headers: HTTPFields) {
  }
}
