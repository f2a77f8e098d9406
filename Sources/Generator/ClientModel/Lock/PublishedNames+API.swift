extension PublishedNames {
  /// The names of a client as it is.
  package init(of api: API) {
    for resource in api.resources {
      resources[Self.bare(resource.name)] = resource.typeName
      var seen: Set<String> = []
      for operation in resource.operations {
        let key = Self.key(of: operation, isSecond: !seen.insert(operation.identity).inserted)
        calls[key] = "\(Self.bare(resource.name)).\(Self.bare(operation.name))"
        var labels: [String: Entry] = [:]
        for (index, parameter) in operation.parameters.enumerated() {
          let position = operation.body != nil && index >= operation.bodyPosition ? index + 1 : index
          labels[Self.key(of: parameter, in: operation.path)] = Entry(
            parameter.label, at: position, storage: PublishedStorage.text(parameter, api))
        }
        if let body = operation.body {
          let storage = body.content.heldType.flatMap { PublishedStorage.text($0, api) }
          labels[ArgumentOrder.body] = Entry("body", at: operation.bodyPosition, storage: storage)
        }
        if let answer = operation.result.type.flatMap({ PublishedStorage.text($0, api) }) { answers[key] = answer }
        if !labels.isEmpty { arguments[key] = labels }
      }
    }
    for index in api.declarations.indices { add(api.declarations[index], DeclarationID(index), api) }
    if let text = PublishedStorage.text(api.problem.type, api) { answers[Self.problem] = text }
    for webhook in api.webhooks {
      if let text = webhook.payload.flatMap({ PublishedStorage.text($0, api) }) {
        answers[Self.key(of: webhook)] = text
      }
    }
    for server in api.servers where servers[server.url] == nil { servers[server.url] = Self.bare(server.name) }
    for scheme in api.security.schemes { schemes[Self.key(of: scheme.kind), default: [:]][scheme.id] = scheme.name }
    for constructor in api.security.credentials {
      credentials[Self.key(of: constructor, api.security.schemes)] = Self.bare(constructor.name)
    }
  }

  private mutating func add(_ declaration: Declaration, _ id: DeclarationID, _ api: API) {
    guard let identity = declaration.identities.first else { return }
    let path = api.path(of: id).joined(separator: ".")
    for identity in declaration.identities where types[identity] == nil { types[identity] = path }
    let entries = Self.members(of: declaration, api)
    if !entries.isEmpty { members[identity] = entries }
  }

  /// The members of a type by what they are on the wire.
  static func members(of declaration: Declaration, _ api: API) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    switch declaration.kind {
    case .structure(let structure):
      guard !structure.isWrapper else { break }
      for (position, property) in structure.argumentOrder.enumerated() {
        entries[property.wireName] = Entry(
          bare(property.name), at: position, storage: PublishedStorage.text(property, api))
      }
    case .multipart(let form):
      for (position, part) in form.argumentOrder.enumerated() {
        entries[part.wireName] = Entry(bare(part.name), at: position, storage: PublishedStorage.text(part, api))
      }
    case .enumeration(let enumeration):
      for (position, value) in enumeration.cases.enumerated() {
        entries[value.value.text] = Entry(bare(value.name), at: position)
      }
    case .union(let union):
      let keys = keys(of: union) { key(of: $0, api.declarations) }
      for (position, variant) in union.variants.enumerated() {
        if let key = keys[position] { entries[key] = Entry(bare(variant.name), at: position) }
      }
    case .responses, .bodies: break
    }
    return entries
  }

  /// What stands between a variant's type and its discriminator's value.
  static let valueMark = " = "

  /// What each variant of a union is: by its type, and by its discriminator's value as well where others have that type. nil
  /// where nothing tells it apart.
  static func keys(of union: Union, _ key: (TypeReference) -> String?) -> [String?] {
    let types = union.variants.map { key($0.type) }
    return union.variants.indices.map { index in
      guard let type = types[index], types.count(where: { $0 == type }) > 1 else { return types[index] }
      guard case .discriminator(_, let mapping, _) = union.strategy else { return nil }
      return mapping.filter { $0.variant == index }.map(\.value).min().map { type + valueMark + $0 }
    }
  }

  /// What a variant is by its type.
  static func key(of type: TypeReference, _ declarations: [Declaration]) -> String? {
    switch type {
    case .builtIn(let type): return type.rawValue
    case .custom(let name): return name
    case .declared(let id):
      return declarations.indices.contains(id.index) ? declarations[id.index].identities.first : nil
    case .array(let element): return key(of: element, declarations).map { "[\($0)]" }
    case .dictionary(let element): return key(of: element, declarations).map { "{\($0)}" }
    case .optional(let wrapped): return key(of: wrapped, declarations)
    }
  }
}
