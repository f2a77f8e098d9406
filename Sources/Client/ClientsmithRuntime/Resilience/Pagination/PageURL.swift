import Foundation
import HTTPTypes

/// The URLs by which an answer names the next page.
enum PageURL {
  /// A reference made absolute (RFC 3986 §5); nil where it is no URL of http.
  static func resolve(_ reference: String, against base: String) -> String? {
    guard !reference.isEmpty, let base = target(base),
      let target = URLReference(reference)?.resolved(against: base)
    else { return nil }
    return target.origin.text + target.path
  }

  /// The target of `rel="next"`, of however many `Link` headers, made absolute.
  static func next(in headers: HTTPFields, of base: String) -> String? {
    let fields = headers.lazy.filter { $0.name.canonicalName == "link" }.map(\.value)
    return WebLink.target(of: "next", in: fields).flatMap { resolve($0, against: base) }
  }

  /// The origin of `url` (RFC 6454 §4), where it is not that of `base`.
  static func otherOrigin(_ url: String, than base: String) -> String? {
    guard let origin = URLReference(url)?.origin else { return url }
    return origin == URLReference(base)?.origin ? nil : origin.text
  }

  /// A URL without the query parameters of these names.
  static func removing(_ names: [String], from url: String) -> String {
    guard let mark = url.firstIndex(of: "?") else { return url }
    let pairs = url[url.index(after: mark)...].split(separator: "&").filter { pair in
      let name = String(pair.prefix { $0 != "=" })
      return !names.contains(name) && !names.contains(name.removingPercentEncoding ?? name)
    }
    return pairs.isEmpty ? String(url[..<mark]) : "\(url[..<mark])?\(pairs.joined(separator: "&"))"
  }

  private static func target(_ url: String) -> RequestTarget? {
    guard let reference = URLReference(url), let origin = reference.origin else { return nil }
    let home = RequestTarget(origin: origin, authority: origin.authority, path: "/")
    return reference.resolved(against: home)
  }
}
