extension API {
  /// The names on the wire of the fields, query parameters and headers that the document calls secret, each once.
  ///
  /// Secret path parameters are not among them: those are told by their place.
  package var secretNames: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    func add(_ name: String) {
      if seen.insert(name).inserted { names.append(name) }
    }
    for declaration in declarations {
      guard case .structure(let structure) = declaration.kind else { continue }
      for property in structure.properties where property.isSecret { add(property.wireName) }
    }
    for parameter in operations.flatMap(\.parameters) where parameter.isSecret && parameter.location != .path {
      add(parameter.wireName)
    }
    return names
  }
}
