extension API {
  /// The servers of operations that leave the caller a choice, as members of the client's list of servers.
  ///
  /// They are named after their operation, and the types of their variables after them.
  package var ownServers: [Server] {
    var scope = NameScope(reserved: ["url", "custom", "description"])
    for server in servers { scope.insert(server.name.filter { $0 != "`" }) }
    return operations.flatMap { operation -> [Server] in
      guard operation.servers.count > 1 || operation.servers.contains(where: { !$0.variables.isEmpty }) else {
        return []
      }
      let words = WordSplitter.words(of: operation.id)
      return operation.servers.map { server in
        var server = server
        server.name = scope.takeMember(SwiftIdentifier.member(words))
        let prefix = SwiftIdentifier.type(WordSplitter.words(of: server.name))
        for index in server.variables.indices {
          server.variables[index].typeName = server.variables[index].typeName.map { prefix + $0 }
          server.variables[index].isTypeShared = false
        }
        return server
      }
    }
  }
}

extension Server {
  /// The address with the default value of each variable in its place.
  package var defaultURL: String {
    var url = ""
    var rest = Substring(self.url)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      url += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      let variable = variables.first { $0.wireName == name }
      url += variable?.defaultValue ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return url + rest
  }
}
