/// What a service calls the two halves of its Basic credentials (RFC 7617), as far as the scheme's description says.
struct BasicWords {
  private(set) var user = "username"
  private(set) var password = "password"
  /// Whether a key stands for the user and the password is empty.
  private(set) var isKeyAlone = false

  init(_ scheme: SecurityScheme) {
    let text = (scheme.documentation.description ?? "").replacing(/[`*_"']/, with: "")
    if let halves = Self.halves(of: scheme.id) { (user, password) = halves }
    if let found = Self.named("user ?name|user", in: text) { user = found }
    if let found = Self.named("password", in: text) { password = found }
    let lower = text.lowercased()
    let isEmpty = [
      "password is empty", "password empty", "empty password", "blank password", "password blank", "no password",
      "without a password", "password should be empty", "password should be blank", "password is left",
      "password is not",
      "leave the password", "password field empty", "password field blank", "password can be empty",
      "password is blank",
      "do not need to provide a password", "password is ignored", "password may be empty", "any password",
    ].contains(where: lower.contains)
    isKeyAlone = isEmpty && (lower.contains("key") || lower.contains("token"))
  }

  /// An id such as `accountSid_authToken` names both.
  private static func halves(of id: String) -> (String, String)? {
    let parts = id.split(separator: "_")
    guard parts.count == 2, let second = parts.last?.lowercased(),
      ["token", "key", "secret", "password"].contains(where: second.hasSuffix)
    else { return nil }
    let first = SwiftIdentifier.member(of: String(parts[0]))
    return ["basic", "http", "api", "auth"].contains(first)
      ? nil : (first, SwiftIdentifier.member(of: String(parts[1])))
  }

  /// What stands for a half: `your Account ID as the username`, `the username is your Account ID`.
  private static func named(_ half: String, in text: String) -> String? {
    let noun = "(?:your |the |an? )?([A-Za-z][A-Za-z ]{1,28}?)"
    let patterns = [
      "\(noun) as (?:the |your |its )?(?:\(half))\\b",
      "(?:\(half))\\b(?: (?:is|must be|should be|equals)|[:=]| \\()\\s*\(noun)(?=[,.;)]| and | with |$|\\n)",
    ]
    for pattern in patterns {
      guard let expression = try? Regex(pattern).ignoresCase(), let match = text.firstMatch(of: expression),
        match.output.count > 1, let found = match.output[1].substring
      else { continue }
      var words = WordSplitter.words(of: String(found))
      if let last = words.lastIndex(where: { noise.contains($0.lowercased()) }) { words.removeFirst(last + 1) }
      guard let last = words.last?.lowercased(), nouns.contains(last), words.count <= 3 else { continue }
      return SwiftIdentifier.member(words)
    }
    return nil
  }

  private static let noise: Set<String> = [
    "your", "the", "a", "an", "use", "using", "with", "and", "provide", "send", "enter",
  ]
  /// What a half can be; a sentence about it is no name.
  private static let nouns: Set<String> = [
    "id", "sid", "key", "token", "secret", "email", "account", "login", "name", "user", "username", "password",
    "number",
  ]
}
