import HTTPTypes

/// URLs of authorization servers and login operations, as texts.
package enum ServiceURL {
  /// Scheme, host and port of a URL in one spelling; the text itself when it is no http URL.
  package static func origin(of url: String) -> String {
    URLReference(url)?.origin?.text ?? url
  }

  /// Whether the text is a whole http URL.
  package static func isAbsolute(_ text: String) -> Bool {
    URLReference(text)?.origin != nil
  }

  /// An absolute URL as it is; anything else below the server's URL, as paths of operations are.
  package static func operation(_ path: String, server: String) -> String {
    if isAbsolute(path) { return path }
    let base = server.hasSuffix("/") ? String(server.dropLast()) : server
    return path.hasPrefix("/") ? base + path : "\(base)/\(path)"
  }

  /// An endpoint of a security scheme: absolute, or a reference resolved against the server's URL (OpenAPI 3.1, RFC 3986
  /// section 5: `/oauth/token` is at the root of the host).
  package static func endpoint(_ reference: String, server: String) -> String {
    guard let address = try? ServerAddress(server) else { return reference }
    let base = RequestTarget(
      origin: address.origin, authority: address.authority, path: "\(address.pathPrefix)/")
    guard let target = URLReference(reference)?.resolved(against: base) else { return reference }
    return target.origin.text + target.path
  }

  /// Whether secrets may travel to the URL: https, or this machine itself.
  package static func isSafe(_ url: String) -> Bool {
    guard let origin = URLReference(url)?.origin else { return false }
    return origin.isSecure || origin.isLoopback
  }

  /// A request to a URL; nil when the text is no http URL.
  package static func request(_ method: HTTPRequest.Method, _ url: String) -> HTTPRequest? {
    guard let reference = URLReference(url), let origin = reference.origin else { return nil }
    let path = reference.path.isEmpty ? "/" : reference.path
    return HTTPRequest(
      method: method, scheme: origin.scheme, authority: origin.authority,
      path: reference.query.map { "\(path)?\($0)" } ?? path)
  }
}
