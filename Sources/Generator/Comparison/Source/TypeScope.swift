/// Spells types as they are written at the top of a module, so that those of two scopes can be compared.
struct TypeScope {
  let surface: SwiftSurface

  /// The type with every nested name given in full: `[State]?` in `IssuesResource` is `[IssuesResource.State]?`.
  func qualified(_ type: String, in owner: String) -> String {
    var text = ""
    var name = ""
    func flush(_ name: String) -> String {
      name.isEmpty ? "" : resolve(name, in: owner)
    }
    for character in type {
      if character.isLetter || character.isNumber || character == "_" || character == "." && !name.isEmpty {
        name.append(character)
      } else {
        text += flush(name)
        name = ""
        text.append(character)
      }
    }
    return text + flush(name)
  }

  private func resolve(_ name: String, in owner: String) -> String {
    // The dots of a variadic argument belong to no name.
    let dots = name.reversed().prefix { $0 == "." }.count
    let core = String(name.dropLast(dots))
    var scope = owner
    while true {
      let path = scope.isEmpty ? core : scope + "." + core
      let first = core.prefix { $0 != "." }
      let head = scope.isEmpty ? String(first) : scope + "." + first
      if surface.types[path] != nil || surface.types[head] != nil || hasAlias(String(first), in: scope) {
        return path + String(repeating: ".", count: dots)
      }
      guard !scope.isEmpty else { return name }
      scope = scope.lastIndex(of: ".").map { String(scope[..<$0]) } ?? ""
    }
  }

  private func hasAlias(_ name: String, in scope: String) -> Bool {
    surface.types[scope]?.members.contains { $0.kind == .typeAlias && $0.name == name } == true
  }
}
