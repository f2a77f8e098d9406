import Foundation
import HTTPTypes

/// The URLs by which an answer names the next page.
enum PageURL {
  /// A reference made absolute (RFC 3986 §5); nil where it is no URL of http.
  static func resolve(_ reference: String, against base: String) -> String? {
    guard !reference.isEmpty, let url = URL(string: reference, relativeTo: URL(string: base))?.absoluteURL,
      let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http", url.host != nil
    else { return nil }
    return url.absoluteString
  }

  /// The target of `rel="next"`, of however many `Link` headers, made absolute.
  static func next(in headers: HTTPFields, of base: String) -> String? {
    for field in headers where field.name.canonicalName == "link" {
      for link in LinkValue.list(field.value) where link.relations.contains("next") {
        return resolve(link.target, against: base)
      }
    }
    return nil
  }

  /// The origin of `url` (RFC 6454 §4), where it is not that of `base`.
  static func otherOrigin(_ url: String, than base: String) -> String? {
    let other = origin(url)
    return other == origin(base) ? nil : other ?? url
  }

  private static func origin(_ url: String) -> String? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      let host = parts.host?.lowercased()
    else { return nil }
    return "\(scheme)://\(host):\(parts.port ?? (scheme == "https" ? 443 : 80))"
  }
}
