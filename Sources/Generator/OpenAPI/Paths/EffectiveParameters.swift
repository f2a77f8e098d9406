import YAML

extension Document {
  /// The parameters of an operation with the path's shared ones, which come first unless the operation replaces them.
  package func parameters(of operation: Operation, in item: PathItem) -> [Parameter] {
    let own = operation.parameters.compactMap(resolve)
    if item.parameters.isEmpty { return own }
    let shared = item.parameters.compactMap(resolve).filter { parameter in
      !own.contains { $0.name == parameter.name && $0.place == parameter.place }
    }
    return shared + own
  }

  /// The same for the operation as it is called at a path template: path parameters that the template lacks are left out,
  /// those that nobody declared are strings. Both have been reported.
  package func parameters(of operation: Operation, in item: PathItem, at template: String) -> [Parameter] {
    let names = PathTemplate.names(in: template)
    let declared = parameters(of: operation, in: item).filter { $0.place != .path || names.contains($0.name) }
    var missing: [Parameter] = []
    for name in names where !(declared + missing).contains(where: { $0.place == .path && $0.name == name }) {
      missing.append(Parameter(assumed: name, for: operation))
    }
    return missing + declared
  }
}

extension Parameter {
  /// A path parameter that the template names and nobody declared.
  convenience init(assumed name: String, for operation: Operation) {
    var draft = SchemaDraft()
    draft.types = .string
    let path = ObjectPath(parent: operation.path, .entry("parameters", name))
    self.init(node: operation.node, path: path)
    self.name = name
    place = .path
    required = true
    schema = Schema(draft, node: operation.node, path: path)
  }
}
