/// A URL or relative reference taken apart by RFC 3986 appendix B, and resolved by its section 5.
///
/// `Foundation.URL` is not used: it rewrites what it is given, by rules that differ between platforms.
struct URLReference: Sendable, Equatable {
  var origin: Origin?
  /// The authority was given without a scheme (`//host/path`).
  var authorityOnly: Substring?
  var path: String
  /// Without the question mark; nil where there is none.
  var query: String?

  /// Takes text apart; the fragment is dropped. Nil for control characters, white space, and schemes other than http and https.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    var scheme: Substring?
    if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    var authority: Substring?
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    if let scheme {
      guard let authority, let origin = Origin(scheme: scheme, authority: authority) else { return nil }
      self.origin = origin
    } else {
      authorityOnly = authority
    }
    path = String(rest)
  }

  /// The target that this reference means when found at `base`; nil when it has no valid host.
  func resolved(against base: RequestTarget) -> RequestTarget? {
    if let origin {
      return target(origin, Self.removingDotSegments(path))
    }
    if let authorityOnly {
      guard let origin = Origin(scheme: base.origin.scheme[...], authority: authorityOnly) else { return nil }
      return target(origin, Self.removingDotSegments(path))
    }
    let mark = base.path.firstIndex(of: "?") ?? base.path.endIndex
    let basePath = base.path[..<mark]
    if path.isEmpty {
      let query = query.map { "?\($0)" } ?? String(base.path[mark...])
      return RequestTarget(origin: base.origin, authority: base.authority, path: basePath + query)
    }
    if path.hasPrefix("/") { return target(base.origin, Self.removingDotSegments(path)) }
    let folder = basePath.lastIndex(of: "/").map { basePath[...$0] } ?? "/"
    return target(base.origin, Self.removingDotSegments(folder + path))
  }

  private func target(_ origin: Origin, _ path: String) -> RequestTarget {
    let path = path.isEmpty ? "/" : path
    return RequestTarget(
      origin: origin, authority: origin.authority, path: query.map { "\(path)?\($0)" } ?? path)
  }

  /// RFC 3986 section 5.2.4.
  static func removingDotSegments(_ path: String) -> String {
    guard path.contains("/.") || path.hasPrefix(".") else { return path }
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".":
        if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }
}
