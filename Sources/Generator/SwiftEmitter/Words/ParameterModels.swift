import ClientModel

/// Finds the models that are used as parameters, so that only those conform to `ParameterValue`.
enum ParameterModels {
  static func of(_ api: API) -> Set<DeclarationID> {
    var found: Set<DeclarationID> = []
    for operation in api.operations {
      for parameter in operation.parameters {
        if let id = parameter.type.declared { found.insert(id) }
      }
    }
    for declaration in api.declarations {
      guard case .multipart(let form) = declaration.kind else { continue }
      for part in form.parts {
        if case .text(let type) = part.kind, let id = type.declared { found.insert(id) }
      }
    }
    return found
  }
}
