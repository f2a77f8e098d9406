import Foundation
import HTTPTypes

/// URLs of services: origins, and endpoints relative to a server.
package enum ServiceURL {
  /// Scheme, host and port of a URL in one spelling; the text itself when it is no URL.
  package static func origin(of url: String) -> String {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(), let host = parts.host else {
      return url
    }
    let isDefault =
      parts.port == nil || (scheme == "https" && parts.port == 443) || (scheme == "http" && parts.port == 80)
    let port = isDefault ? "" : ":\(parts.port ?? 0)"
    return "\(scheme)://\(host.lowercased())\(port)"
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
    if isAbsolute(reference) { return reference }
    let base = server.hasSuffix("/") ? server : server + "/"
    return URL(string: reference, relativeTo: URL(string: base))?.absoluteString ?? reference
  }

  /// Whether secrets may travel to the URL: https, or this machine itself.
  package static func isSafe(_ url: String) -> Bool {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(), let host = parts.host else {
      return false
    }
    return scheme == "https" || (scheme == "http" && isLoopback(host))
  }

  /// Whether a host is this machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3).
  package static func isLoopback(_ host: String) -> Bool {
    let name = host.lowercased()
    if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" || name == "[::1]" { return true }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }

  /// A request to a URL; nil when the text is no http URL.
  package static func request(_ method: HTTPRequest.Method, _ url: String) -> HTTPRequest? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(), let host = parts.host,
      scheme == "https" || scheme == "http", parts.user == nil
    else { return nil }
    let port = parts.port.map { ":\($0)" } ?? ""
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
    return HTTPRequest(method: method, scheme: scheme, authority: host + port, path: path + query)
  }

  private static func isAbsolute(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return text[colon...].hasPrefix("://")
  }
}
