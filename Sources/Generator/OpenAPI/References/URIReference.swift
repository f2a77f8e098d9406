/// A URI or a relative reference taken apart (RFC 3986 section 3), without its fragment.
struct URIReference: Hashable {
  var scheme: String?
  var authority: String?
  var path: String
  var query: String?

  init(_ text: String) {
    var rest = text[...].prefix { $0 != "#" }
    if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      let start = rest.index(rest.startIndex, offsetBy: 2)
      let end = rest[start...].firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      authority = String(rest[start..<end])
      rest = rest[end...]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    path = String(rest)
  }

  /// RFC 3986 section 3.1; a single letter is a drive of Windows and no scheme.
  private static func isScheme(_ text: Substring) -> Bool {
    guard text.utf8.count > 1, let first = text.utf8.first, first | 0x20 >= UInt8(ascii: "a"),
      first | 0x20 <= UInt8(ascii: "z")
    else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }

  /// What a reference means beside this base (RFC 3986 section 5.2.2).
  func resolving(_ reference: URIReference) -> URIReference {
    var target = reference
    if reference.scheme == nil {
      target.scheme = scheme
      if reference.authority == nil {
        target.authority = authority
        if reference.path.isEmpty {
          target.path = path
          target.query = reference.query ?? query
        } else if !reference.path.hasPrefix("/") {
          target.path = merged(reference.path)
        }
      }
    }
    target.path = Self.withoutDots(target.path)
    return target
  }

  /// RFC 3986 section 5.2.3.
  private func merged(_ relative: String) -> String {
    if authority != nil, path.isEmpty { return "/" + relative }
    guard let slash = path.lastIndex(of: "/") else { return relative }
    return path[...slash] + relative
  }

  /// RFC 3986 section 5.2.4. A path without a root keeps the `..` that lead above its beginning, as names of files do.
  private static func withoutDots(_ path: String) -> String {
    let isRooted = path.hasPrefix("/")
    var result: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".":
        if isLast { result.append("") }
      case "..":
        if let last = result.last, last != "..", !(isRooted && result.count == 1) {
          result.removeLast()
        } else if !isRooted {
          result.append("..")
        }
        if isLast { result.append("") }
      default: result.append(segment)
      }
    }
    return result.joined(separator: "/")
  }
}

extension URIReference: CustomStringConvertible {
  /// RFC 3986 section 5.3.
  var description: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path + (query.map { "?" + $0 } ?? "")
  }
}
