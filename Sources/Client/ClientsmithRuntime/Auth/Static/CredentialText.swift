/// Makes the text of a credential fit for a header, or says why it is not.
enum CredentialText {
  /// The text without the white space that copying leaves around it; throws when what remains is empty or cannot stand in a
  /// header (RFC 9110 section 5.5).
  static func checked(_ text: String) -> Result<String, Malformed> {
    var view = Substring(text)
    while let last = view.last, last.isWhitespace { view.removeLast() }
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    if view.isEmpty { return .failure(Malformed(reason: "is empty")) }
    if view.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      return .failure(Malformed(reason: "contains a control character"))
    }
    return .success(String(view))
  }

  /// The text with the prefix before it, unless it already has one in whatever case.
  static func prefixed(_ text: String, with prefix: String) -> String {
    guard !prefix.isEmpty, !text.lowercased().hasPrefix(prefix.lowercased()) else { return text }
    return prefix + text
  }

  /// A key as a service may repeat it: as given, and without white space and prefix.
  static func presented(_ key: Secret, prefix: String) -> [Secret] {
    guard case .success(let text) = checked(key.reveal()) else { return [key] }
    let hasPrefix = !prefix.isEmpty && text.lowercased().hasPrefix(prefix.lowercased())
    return [key, Secret(hasPrefix ? String(text.dropFirst(prefix.count)) : text)]
  }

  struct Malformed: Error {
    let reason: String
  }
}
