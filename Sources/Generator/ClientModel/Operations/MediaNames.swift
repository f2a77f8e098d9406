/// What the name of a media type says besides how its content is coded.
enum MediaNames {
  /// The type without parameters, in lower case.
  static func essence(_ name: String) -> String {
    name.split(separator: ";").first.map { $0.trimmingSpaces.lowercased() } ?? ""
  }

  /// The name as a content can be sent under it: a range such as `text/*` is none (RFC 9110 §8.3).
  static func concrete(_ name: String, or usual: String) -> String {
    name.contains("*") || name.isEmpty ? usual : name
  }

  /// Whether a media type says how to change something: two of them are never the same, whatever their schemas.
  static func isPatch(_ name: String) -> Bool { essence(name).contains("patch") }

  /// The words that tell a media type from others of its kind: `jsonPatch`, `githubV3Star`, `csv`.
  static func words(of name: String, _ kind: MediaKind) -> [String] {
    let essence = essence(name)
    guard !essence.contains("*"), var subtype = essence.split(separator: "/").last.map(String.init) else {
      return [OperationPass.word(for: kind)]
    }
    for suffix in ["+json", "+xml"] where subtype.hasSuffix(suffix) && subtype.utf8.count > suffix.utf8.count {
      subtype.removeLast(suffix.utf8.count)
    }
    for prefix in ["vnd.", "x-", "prs."] where subtype.hasPrefix(prefix) && subtype.utf8.count > prefix.utf8.count {
      subtype.removeFirst(prefix.utf8.count)
    }
    switch subtype {
    case "plain": return ["text"]
    case "octet-stream": return ["bytes"]
    default:
      let words = WordSplitter.words(of: subtype)
      return words.isEmpty ? [OperationPass.word(for: kind)] : words
    }
  }

  /// The same without the vendor and the version of a vendor's tree (RFC 6838 §3.2), where that tells a media type from the others as
  /// well: `application/vnd.github.v3.star+json` is `star`.
  static func shortWords(of name: String, _ kind: MediaKind, among others: [String]) -> [String] {
    let full = words(of: name, kind)
    let short = ownWords(of: name)
    guard !short.isEmpty, !others.contains(where: { $0 != name && ownWords(of: $0) == short }) else { return full }
    return short
  }

  /// What follows the vendor in a name of a vendor's tree.
  private static func ownWords(of name: String) -> [String] {
    guard let subtype = essence(name).split(separator: "/").last, subtype.hasPrefix("vnd."),
      let base = subtype.split(separator: "+").first
    else { return [] }
    return base.split(separator: ".").dropFirst(2).flatMap { WordSplitter.words(of: String($0)) }
      .filter { !CallRules.isVersion($0) }
  }

  /// The type that a part is sent as, of a list of those that are allowed: the first that is no range and fits its kind;
  /// nil where there is none.
  static func part(_ allowed: String?, _ kind: MultipartForm.PartKind) -> String? {
    guard let allowed else { return nil }
    let names = allowed.split(separator: ",").map(\.trimmingSpaces).filter { !$0.isEmpty && !$0.contains("*") }
    let fitting = names.first { name in
      switch kind {
      case .file: true
      case .json: MediaKind(name) == .json
      case .text: MediaKind(name) == .text
      }
    }
    return fitting ?? names.first
  }
}
