import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The URLs by which an answer names the next page.
enum PageURL {
  /// A reference made absolute (RFC 3986 §5); nil where it is no URL of http.
  static func resolve(_ reference: String, against base: String) -> String? {
    guard !reference.isEmpty, let base = target(base),
      let target = URLReference(reference)?.resolved(against: base)
    else { return nil }
    return target.origin.text + target.path
  }

  /// What the `Link` fields say of the next page, its target made absolute. `results="false"` says that nothing is on it.
  static func link(in headers: HTTPFields, of base: String) -> PageFacts.Link {
    var isAboutPages = false
    for field in headers where field.name.canonicalName == "link" {
      for link in WebLink.parse(field.value) where !link.relations.isEmpty {
        if link.relations.contains("next") {
          if link.parameters.contains(where: { $0.name == "results" && $0.value.lowercased() == "false" }) {
            return .end
          }
          if let url = resolve(link.target, against: base) { return .next(url) }
        }
        if !link.relations.allSatisfy({ !pageRelations.contains($0) }) { isAboutPages = true }
      }
    }
    return isAboutPages ? .end : .none
  }

  /// The relations that tell of the pages of a list (RFC 8288 and 5005).
  private static let pageRelations: Set<String> = ["next", "prev", "previous", "first", "last"]

  /// The first value of a query parameter, decoded.
  static func value(of name: String, in url: String) -> String? {
    for pair in url.drop(while: { $0 != "?" }).dropFirst().split(separator: "&") {
      let key = pair.prefix { $0 != "=" }
      guard key == name || PercentEncoding.decode(String(key)) == name else { continue }
      return PercentEncoding.decode(String(pair.dropFirst(key.count + 1)))
    }
    return nil
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
      return !names.contains(name) && !names.contains(PercentEncoding.decode(name) ?? name)
    }
    return pairs.isEmpty ? String(url[..<mark]) : "\(url[..<mark])?\(pairs.joined(separator: "&"))"
  }

  private static func target(_ url: String) -> RequestTarget? {
    guard let reference = URLReference(url), let origin = reference.origin else { return nil }
    let home = RequestTarget(origin: origin, authority: origin.authority, path: "/")
    return reference.resolved(against: home)
  }
}
