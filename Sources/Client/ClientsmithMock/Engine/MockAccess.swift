/// Who may call: the credentials on a request, as the document's security schemes have them (OpenAPI 3.2 section 4.27).
struct MockAccess {
  let description: MockDescription

  /// Why a request is refused.
  enum Refusal {
    case missing
    /// A token of this scheme has ended.
    case expired(scheme: MockValue)
    case scope(String)
  }

  /// nil where one of the operation's alternatives is satisfied.
  func refusal(_ request: WireRequest, _ operation: MockedOperation, _ tokens: inout MockTokens, at now: Double)
    -> Refusal?
  {
    let alternatives = operation.value.list("security").map { $0.elements ?? [] }
    if alternatives.isEmpty || alternatives.contains(where: \.isEmpty) { return nil }
    var refusal = Refusal.missing
    for alternative in alternatives {
      var reason: Refusal?
      for scheme in alternative where reason == nil {
        reason = self.refusal(request, scheme.elements?.compactMap(\.text) ?? [], &tokens, at: now)
      }
      guard let reason else { return nil }
      // What says most is told: an alternative that nobody tried says nothing.
      if case .missing = refusal { refusal = reason }
    }
    return refusal
  }

  private func refusal(
    _ request: WireRequest, _ requirement: [String], _ tokens: inout MockTokens, at now: Double
  ) -> Refusal? {
    guard let id = requirement.first, let scheme = description.scheme(id) else { return nil }
    let kind = scheme["kind"]?.text ?? ""
    guard let text = credential(request, scheme, kind) else { return kind == "other" ? nil : .missing }
    if text.isEmpty { return .missing }
    let isToken = scheme["token"] != nil || kind == "oauth2"
    switch tokens.worth(text, at: now) {
    case .unknown: return nil
    case .expired: return isToken ? .expired(scheme: scheme) : .missing
    case .valid(let scopes):
      // A token that this mock gave is no key.
      guard isToken else { return kind == "apiKey" ? .missing : nil }
      guard let scopes, let lacking = requirement.dropFirst().first(where: { !scopes.contains($0) }) else { return nil }
      return .scope(lacking)
    }
  }

  private func credential(_ request: WireRequest, _ scheme: MockValue, _ kind: String) -> String? {
    func behind(_ prefix: String, _ text: String?) -> String? {
      guard let text, text.lowercased().hasPrefix(prefix.lowercased()) else { return nil }
      return String(text.dropFirst(prefix.count))
    }
    let name = scheme["name"]?.text ?? ""
    switch (kind, scheme["in"]?.text) {
    case ("apiKey", "query"): return request.queryItems.first { $0.name == name }?.value
    case ("apiKey", "cookie"):
      return request.header("cookie")?.split(separator: ";").map(\.trimmed).first { $0.hasPrefix(name + "=") }
        .map { String($0.dropFirst(name.count + 1)) }
    case ("apiKey", _): return behind(scheme["prefix"]?.text ?? "", request.header(name.lowercased()))
    case ("basic", _): return behind("Basic ", request.header("authorization"))
    case ("bearer", _), ("oauth2", _): return behind("Bearer ", request.header("authorization"))
    case ("http", _): return behind("\(name) ", request.header("authorization"))
    default: return nil
    }
  }
}
