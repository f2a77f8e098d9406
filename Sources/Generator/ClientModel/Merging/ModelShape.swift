/// Writes down what a model is apart from its name, its place and what is said of it.
enum ModelShape {
  /// A text that two models share exactly where they are the same to a caller and on the wire; `representatives` says
  /// what stands for what they mention.
  static func text(_ draft: Draft, representatives: [Int?]) -> String {
    var shape = Writer(representatives: representatives)
    switch draft.declaration.kind {
    case .structure(let structure): shape.add(structure, draft)
    case .enumeration(let list): shape.add(list)
    case .union(let union): shape.add(union, draft)
    case .multipart(let form):
      shape.text = "multipart("
      for part in form.parts {
        shape.quote(part.wireName)
        shape.text += "\(part.isRepeated)\(part.isRequired)"
        shape.quote(part.contentType ?? "")
        if let type = part.kind.type { shape.add(type) } else { shape.text += "file" }
        if case .json = part.kind { shape.text += "json" }
      }
    case .responses(let set):
      shape.text = "responses("
      for answer in set.cases {
        shape.text += "\(answer.status)\(answer.isRaw)"
        if let content = answer.content { shape.add(content) }
      }
    case .bodies(let set):
      shape.text = "bodies("
      for body in set.cases { shape.add(body.content) }
    }
    return shape.text
  }

  private struct Writer {
    let representatives: [Int?]
    var text = ""

    func kept(_ id: DeclarationID) -> DeclarationID { DeclarationID(representatives[id.index] ?? id.index) }

    /// A name is quoted by its length, so that none can look like another's description.
    mutating func quote(_ name: String) { text += "\(name.utf8.count):\(name)" }

    mutating func add(_ type: TypeReference) {
      switch type {
      case .builtIn(let type): text += type.rawValue
      case .custom(let name): text += "'\(name)'"
      case .array(let element): wrap("[", element)
      case .dictionary(let value): wrap("{", value)
      case .optional(let wrapped): wrap("?", wrapped)
      case .declared(let id): text += "#\(kept(id).index)"
      }
    }

    private mutating func wrap(_ mark: String, _ type: TypeReference) {
      text += mark
      add(type)
      text += "."
    }

    mutating func add(_ content: ResponseContent) {
      text += "\(content.mapDeclared { kept($0) })"
    }

    mutating func add(_ content: BodyContent) { text += "\(content.mapDeclared { kept($0) })" }

    mutating func add(_ structure: Structure, _ draft: Draft) {
      text = structure.isWrapper ? "wrapper(" : "structure("
      for (index, property) in structure.properties.enumerated() {
        quote(property.wireName)
        quote(property.name)
        if index < draft.facts.count {
          let facts = draft.facts[index]
          text += "\(facts.isRequired)\(facts.isNullable)\(facts.isReadOnly)\(facts.isWriteOnly)"
          if let value = facts.onlyValue { text += "=\(value)" }
        }
        if draft.sharedValues.contains(property.wireName) { text += "shared" }
        if property.isSecret { text += "secret" }
        if let constant = property.constant { text += "=\(constant)" }
        add(property.type)
      }
      if let additional = structure.additional { wrap("+", additional) }
    }

    /// The order of the values says nothing: what is the same set is one type.
    mutating func add(_ list: Enumeration) {
      text = "enumeration(\(list.rawType.rawValue)"
      for value in list.cases.map({ "\($0.value) \($0.name)" }).sorted() { quote(value) }
    }

    mutating func add(_ union: Union, _ draft: Draft) {
      text = "union("
      for (index, variant) in union.variants.enumerated() {
        add(variant.type)
        if let discriminator = draft.discriminator, draft.variantSchemas.indices.contains(index) {
          quote(discriminator.propertyName)
        }
      }
      if let discriminator = draft.discriminator {
        for entry in discriminator.mapping { quote(entry.value + " " + entry.text) }
      }
    }
  }
}
