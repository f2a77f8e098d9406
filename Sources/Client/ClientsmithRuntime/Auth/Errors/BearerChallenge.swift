import HTTPTypes

/// What `WWW-Authenticate` says about a refused token (RFC 6750 section 3).
struct BearerChallenge: Sendable {
  private(set) var error: String?
  private(set) var errorDescription: String?
  private(set) var errorURI: String?
  private(set) var scopes: [Scope] = []

  /// Reads the parameters of all challenges; of a parameter that several name, the first counts.
  init(_ headers: HTTPFields) {
    guard headers.contains(.wwwAuthenticate) else { return }
    for challenge in headers[values: .wwwAuthenticate].flatMap(AuthenticationChallenge.parse) {
      for parameter in challenge.parameters { take(parameter.name, parameter.value) }
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "error": error = error ?? value
    case "error_description": errorDescription = errorDescription ?? value
    case "error_uri": errorURI = errorURI ?? value
    case "scope" where scopes.isEmpty: scopes = Scope.list(value)
    default: break
    }
  }
}
