import OpenAPI

/// Turns the document's servers into named addresses with typed variables.
enum ServerPass {
  /// The servers in order, their members named; the first is the default.
  /// `published` are names by address, which stay.
  static func servers(_ servers: [OpenAPI.Server], published: [String: String] = [:]) -> [Server] {
    var scope = NameScope(reserved: ["url", "custom", "description"])
    var kept: [String: String] = [:]
    for server in servers where kept[server.url] == nil {
      if let name = published[server.url] { kept[server.url] = scope.takeMember(name) }
    }
    var types = VariableTypes()
    let names = ServerNames(servers)
    return servers.enumerated().map { index, server in
      let name =
        kept.removeValue(forKey: server.url) ?? scope.takeMember(names.name(of: server, at: index))
      // What a relative address is relative to is an argument as well.
      var arguments = NameScope(reserved: ["origin"])
      return Server(
        name: name, url: server.url,
        variables: server.variables.map { variable($0.name, $0.value, of: name, &arguments, &types) },
        documentation: Documentation(description: server.description))
    }
  }

  /// The types of variables, which stand side by side in the list of servers.
  private struct VariableTypes {
    private var scope = NameScope(reserved: ReservedNames.types)
    private var known: [String: (name: String, values: [String])] = [:]

    /// The type of a variable's values, and whether an earlier server's variable of the same values has it already.
    mutating func type(of words: [String], _ values: [String], server: String) -> (name: String, isShared: Bool) {
      let wanted = SwiftIdentifier.type(words)
      if let earlier = known[wanted], earlier.values == values { return (earlier.name, true) }
      let own = SwiftIdentifier.type(WordSplitter.words(of: server)) + wanted
      let name = scope.take(wanted, ReservedNames.types.contains(wanted) ? wanted + "Name" : own)
      if known[wanted] == nil { known[wanted] = (name, values) }
      return (name, false)
    }
  }

  private static func variable(
    _ name: String, _ source: ServerVariable, of server: String, _ arguments: inout NameScope,
    _ types: inout VariableTypes
  ) -> Server.Variable {
    var scope = NameScope(reserved: ReservedNames.enumerationMembers)
    let words = WordSplitter.words(of: name)
    let type = source.allowed.isEmpty ? nil : types.type(of: words, source.allowed, server: server)
    return Server.Variable(
      wireName: name, name: arguments.takeMember(SwiftIdentifier.member(words)), defaultValue: source.defaultValue,
      values: source.allowed.map {
        EnumerationCase(
          name: scope.takeMember($0.isEmpty ? "empty" : SwiftIdentifier.member(of: $0)), value: .string($0),
          documentation: Documentation())
      }, typeName: type?.name, isTypeShared: type?.isShared ?? false,
      documentation: Documentation(description: source.description))
  }
}
