import HTTPTypes

/// The credentials that callers put on requests themselves, by headers and parameters of a call or of the client's configuration.
///
/// They stand in for a credential that the client was not given: what the document demands is then there, though not from us.
struct OwnCredentials: Sendable {
  private let headers: HTTPFields
  private let query: [RequestOptions.QueryParameter]
  private let places: [String: CredentialPlacement]

  /// `places` says where the schemes that are no `Authorization` header stand.
  init(_ options: RequestOptions, _ configuration: HTTPFields, places: [String: CredentialPlacement]) {
    var headers = configuration
    headers.replace(with: options.headers)
    self.headers = headers
    query = options.query
    self.places = places
  }

  /// Whether the caller has put something where a scheme's credential stands.
  func contain(_ scheme: String) -> Bool {
    guard let place = places[scheme] else { return headers.contains { $0.name == .authorization } }
    switch place.location {
    case .header: return headers.contains { $0.name.canonicalName == place.name.lowercased() }
    case .query: return query.contains { $0.name == place.name }
    case .cookie:
      return headers[values: .cookie].contains { cookie in
        cookie.split(separator: ";").contains { pair in
          pair.drop { $0 == " " }.prefix { $0 != "=" } == place.name
        }
      }
    }
  }
}
