import OpenAPI

/// Turns the document's servers into named addresses with typed variables.
enum ServerPass {
  /// The servers in order, their members named; the first is the default.
  static func servers(_ servers: [OpenAPI.Server]) -> [Server] {
    var scope = NameScope(reserved: ["url", "custom", "description"])
    return servers.enumerated().map { index, server in
      let words = WordSplitter.words(of: server.name ?? server.description ?? "")
      let isUsable = !words.isEmpty && words.count <= 4
      let name = scope.takeMember(
        isUsable ? SwiftIdentifier.member(words) : index == 0 ? "production" : "server\(index + 1)")
      return Server(
        name: name, url: server.url, variables: server.variables.map { variable($0.name, $0.value) },
        documentation: Documentation(description: server.description))
    }
  }

  /// `Protocol` and `Type` are no names for a nested type, and `Server` is the outer one.
  private static func typeName(_ words: [String]) -> String {
    let name = SwiftIdentifier.type(words)
    return ReservedNames.types.contains(name) ? name + "Name" : name
  }

  private static func variable(_ name: String, _ source: ServerVariable) -> Server.Variable {
    var scope = NameScope(reserved: ReservedNames.enumerationMembers)
    let words = WordSplitter.words(of: name)
    return Server.Variable(
      wireName: name,
      name: ReservedNames.quoted(ReservedNames.renamed[SwiftIdentifier.member(words)] ?? SwiftIdentifier.member(words)),
      defaultValue: source.defaultValue,
      values: source.allowed.map {
        EnumerationCase(
          name: scope.takeMember(SwiftIdentifier.member(of: $0)), value: .string($0), documentation: Documentation())
      }, typeName: source.allowed.isEmpty ? nil : typeName(words),
      documentation: Documentation(description: source.description))
  }
}
