/// Writes down what a model is apart from its name, its place and what is said of it.
enum ModelShape {
  /// A text that two types share exactly where they are the same, before any are merged: what has no name of its own is
  /// described where it is met.
  static func text(_ type: TypeReference, _ drafts: [Draft]) -> String {
    var shape = Writer(representatives: [], inlined: drafts)
    shape.add(type)
    return shape.text
  }

  /// A text that two models share exactly where they are the same to a caller and on the wire; `representatives` says
  /// what stands for what they mention.
  static func text(_ draft: Draft, representatives: [Int?]) -> String {
    var shape = Writer(representatives: representatives)
    shape.add(draft)
    return shape.text
  }

  private struct Writer {
    let representatives: [Int?]
    /// The drafts whose shapes stand in place of their mention, where they have no names; empty where they are merged already.
    var inlined: [Draft] = []
    var text = ""
    private var depth = 0

    init(representatives: [Int?], inlined: [Draft] = []) {
      self.representatives = representatives
      self.inlined = inlined
    }

    mutating func add(_ draft: Draft) {
      switch draft.declaration.kind {
      case .structure(let structure): add(structure, draft)
      case .enumeration(let list): add(list)
      case .union(let union): add(union, draft)
      case .multipart(let form):
        text += "multipart("
        for part in form.parts {
          quote(part.wireName)
          text += "\(part.isRepeated)\(part.isRequired)"
          quote(part.contentType ?? "")
          if let type = part.kind.type { add(type) } else { text += "file" }
          if case .json = part.kind { text += "json" }
        }
      case .responses(let set):
        text += "responses("
        for answer in set.cases {
          text += "\(answer.status)\(answer.isRaw)"
          if let content = answer.content { add(content) }
        }
      case .bodies(let set):
        text += "bodies("
        for body in set.cases { add(body.content) }
      }
      text += ")"
    }

    func kept(_ id: DeclarationID) -> DeclarationID {
      DeclarationID((representatives.indices.contains(id.index) ? representatives[id.index] : nil) ?? id.index)
    }

    /// A name is quoted by its length, so that none can look like another's description.
    mutating func quote(_ name: String) { text += "\(name.utf8.count):\(name)" }

    mutating func add(_ type: TypeReference) {
      switch type {
      case .builtIn(let type): text += type.rawValue
      case .custom(let name): text += "'\(name)'"
      case .array(let element): wrap("[", element)
      case .dictionary(let value): wrap("{", value)
      case .optional(let wrapped): wrap("?", wrapped)
      case .declared(let id):
        // What has a name, or nests without end, is the same only where it is one.
        if inlined.indices.contains(id.index), inlined[id.index].seed.component == nil, depth < 8 {
          depth += 1
          add(inlined[id.index])
          depth -= 1
        } else {
          text += "#\(kept(id).index)"
        }
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
      text += structure.isWrapper ? "wrapper(" : "structure("
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
      text += "enumeration(\(list.rawType.rawValue)"
      for value in list.cases.map({ "\($0.value) \($0.name)" }).sorted() { quote(value) }
    }

    mutating func add(_ union: Union, _ draft: Draft) {
      text += "union("
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
