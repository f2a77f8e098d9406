/// The word that a scheme's description puts before its key.
enum KeyPrefix {
  /// What is put before the key, a space or an equals sign at its end; nil where the key goes bare.
  static func demanded(by description: String, isAuthorization: Bool) -> String? {
    guard isAuthorization else { return nil }
    // `Authorization: Token token=abc`, `Authorization: ApiKey <key>`.
    let example =
      /[Aa]uthorization["'`]?\s*[:=]\s*["'`]?(?<word>[A-Za-z][\w-]*)(?<rest> +(?<name>\w+)=| +)["'`]?(?<value>[<{\[$(\w])/
    if let match = description.firstMatch(of: example), !filler.contains(match.word.lowercased()) {
      return match.name.map { "\(match.word) \($0)=" } ?? "\(match.word) "
    }
    // `Token token=abc` or `Bearer <token>` without the header's name.
    if let match = description.firstMatch(of: /["'`]?(?<word>Token) (?<name>token|key|api_key)=/) {
      return "\(match.word) \(match.name)="
    }
    let placeholder =
      /["'`](?<word>Bearer|Basic|Token|ApiKey|Apikey|API-Key|Api-Key|Key|JWT|SSWS|GenieKey|Klaviyo-API-Key|OAuth|Splunk|apikey|token) ["'`]?[<{\[$(\w]/
    if let match = description.firstMatch(of: placeholder) { return "\(match.word) " }
    // `prefixed with "Token"`, `prefix the key by Bearer`.
    let prefixed =
      /[Pp]refix(?:ed)?(?: (?:it|the (?:key|token)|your (?:key|token|api key)|value))?(?: with| by| of|:)?(?: the (?:word|string|text))? ["'`]?(?<word>[A-Z][\w-]*)/
    if let match = description.firstMatch(of: prefixed), !filler.contains(match.word.lowercased()) {
      return "\(match.word) "
    }
    if description.lowercased().contains("bearer") { return "Bearer " }
    return nil
  }

  /// Words that begin a sentence about the header and are no scheme.
  private static let filler: Set<String> = [
    "the", "your", "a", "an", "use", "api", "this", "is", "send", "pass", "set", "must", "header", "enter", "provide",
    "with", "key", "value", "include", "put", "add", "required", "my", "our", "see",
  ]
}
