import OpenAPI

/// Collects every scope of the document as a typed constant (RFC 6749 §3.3).
enum ScopePass {
  /// The scopes of flows with their descriptions, then those that only requirements name.
  static func run(_ document: Document, _ requirements: [SecurityRequirement]) -> [Scope] {
    var values: [(value: String, description: String?)] = []
    var seen: Set<String> = []
    func add(_ value: String, _ description: String?) {
      if !value.isEmpty, seen.insert(value).inserted { values.append((value, description)) }
    }
    for entry in document.components.securitySchemes {
      guard let scheme = document.resolve(entry.value), case .oauth2(let flows, _) = scheme.kind else { continue }
      for flow in [
        flows.clientCredentials, flows.authorizationCode, flows.deviceAuthorization, flows.password, flows.implicit,
      ] {
        for item in flow?.scopes ?? NamedEntries() { add(item.name, item.value) }
      }
    }
    for requirement in requirements {
      for scheme in requirement.schemes { for value in scheme.scopes { add(value, nil) } }
    }
    var scope = NameScope(reserved: ReservedNames.enumerationMembers)
    return values.map { item in
      Scope(
        name: scope.takeMember(SwiftIdentifier.member(words(of: item.value))), value: item.value,
        documentation: Documentation(description: item.description.flatMap { $0.isEmpty ? nil : $0 }))
    }
  }

  /// The words that tell a scope from the others: without the address or `urn:` name that all share.
  private static func words(of value: String) -> [String] {
    var text = Substring(value)
    if value.hasPrefix("urn:") {
      text = value.split(separator: ":", maxSplits: 2).last ?? text
    } else if value.contains("://"), let slash = value.lastIndex(of: "/") {
      text = value[value.index(after: slash)...]
    }
    let words = WordSplitter.words(of: String(text))
    return words.isEmpty ? WordSplitter.words(of: value) : words
  }
}
