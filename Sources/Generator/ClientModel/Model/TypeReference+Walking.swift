extension TypeReference {
  /// The same type with every declaration replaced.
  func mapDeclared(_ transform: (DeclarationID) -> DeclarationID) -> TypeReference {
    switch self {
    case .builtIn, .custom: self
    case .declared(let id): .declared(transform(id))
    case .array(let element): .array(element.mapDeclared(transform))
    case .dictionary(let value): .dictionary(value.mapDeclared(transform))
    case .optional(let wrapped): .optional(wrapped.mapDeclared(transform))
    }
  }

  /// The declaration that the type mentions, at whatever depth; a type mentions at most one.
  package var declared: DeclarationID? {
    switch self {
    case .builtIn, .custom: nil
    case .declared(let id): id
    case .array(let inner), .dictionary(let inner), .optional(let inner): inner.declared
    }
  }

  /// The declaration that a value of this type holds in place, without an array or dictionary between.
  var held: DeclarationID? {
    switch self {
    case .declared(let id): id
    case .optional(let wrapped): wrapped.held
    case .builtIn, .custom, .array, .dictionary: nil
    }
  }
}

extension Declaration {
  /// Every type the declaration mentions, in order.
  package var mentionedTypes: [TypeReference] {
    switch kind {
    case .structure(let structure): structure.properties.map(\.type) + (structure.additional.map { [$0] } ?? [])
    case .enumeration: []
    case .union(let union): union.variants.map(\.type)
    case .multipart(let form): form.parts.compactMap(\.kind.type)
    case .responses(let set): set.cases.compactMap { $0.content?.type }
    case .bodies(let set):
      set.cases.compactMap(\.content.type)
        + set.cases.compactMap { $0.content.multipartForm.map(TypeReference.declared) }
    }
  }

  /// Replaces every declaration the declaration mentions.
  mutating func mapDeclared(_ transform: (DeclarationID) -> DeclarationID) {
    switch kind {
    case .enumeration: break
    case .structure(var structure):
      for index in structure.properties.indices {
        structure.properties[index].type = structure.properties[index].type.mapDeclared(transform)
      }
      structure.additional = structure.additional?.mapDeclared(transform)
      kind = .structure(structure)
    case .union(var union):
      for index in union.variants.indices {
        union.variants[index].type = union.variants[index].type.mapDeclared(transform)
      }
      kind = .union(union)
    case .multipart(var form):
      for index in form.parts.indices { form.parts[index].kind = form.parts[index].kind.mapDeclared(transform) }
      kind = .multipart(form)
    case .responses(var set):
      for index in set.cases.indices { set.cases[index].content = set.cases[index].content?.mapDeclared(transform) }
      kind = .responses(set)
    case .bodies(var set):
      for index in set.cases.indices { set.cases[index].content = set.cases[index].content.mapDeclared(transform) }
      kind = .bodies(set)
    }
  }
}

extension MultipartForm.PartKind {
  package var type: TypeReference? {
    switch self {
    case .text(let type), .json(let type): type
    case .file: nil
    }
  }

  func map(_ transform: (TypeReference) -> TypeReference) -> Self {
    switch self {
    case .text(let type): .text(transform(type))
    case .json(let type): .json(transform(type))
    case .file: .file
    }
  }

  func mapDeclared(_ transform: (DeclarationID) -> DeclarationID) -> Self { map { $0.mapDeclared(transform) } }
}

extension BodyContent {
  /// The type of the value, where it is not a form with parts or plain bytes.
  package var type: TypeReference? {
    switch self {
    case .json(let type, _), .form(let type, _, _), .xml(let type, _), .sequence(let type, _): type
    case .multipart, .parts, .text, .bytes: nil
    case .choice(let id): .declared(id)
    }
  }

  /// What a caller gives for it, where that is more than text or bytes.
  var heldType: TypeReference? { type ?? multipartForm.map { .declared($0) } }

  package var multipartForm: DeclarationID? {
    if case .multipart(let id, _) = self { id } else { nil }
  }

  func mapDeclared(_ transform: (DeclarationID) -> DeclarationID) -> BodyContent {
    switch self {
    case .json(let type, let media): .json(type.mapDeclared(transform), contentType: media)
    case .form(let type, let media, let encodings):
      .form(type.mapDeclared(transform), contentType: media, encodings: encodings)
    case .xml(let type, let media): .xml(type.mapDeclared(transform), contentType: media)
    case .sequence(let type, let media): .sequence(type.mapDeclared(transform), contentType: media)
    case .multipart(let id, let media): .multipart(transform(id), contentType: media)
    case .choice(let id): .choice(transform(id))
    case .parts, .text, .bytes: self
    }
  }
}

extension OperationResult {
  /// What a caller gets: the answer, or an item of a list.
  var type: TypeReference? {
    switch self {
    case .none, .raw: nil
    case .content(let content): content.type
    case .paged(let item): item
    case .choice(let id): .declared(id)
    }
  }
}

extension ResponseContent {
  package var type: TypeReference? {
    switch self {
    case .json(let type), .optionalJSON(let type), .xml(let type), .events(let type, _), .sequence(let type, _): type
    case .text, .bytes: nil
    }
  }

  func mapDeclared(_ transform: (DeclarationID) -> DeclarationID) -> ResponseContent {
    switch self {
    case .json(let type): .json(type.mapDeclared(transform))
    case .optionalJSON(let type): .optionalJSON(type.mapDeclared(transform))
    case .xml(let type): .xml(type.mapDeclared(transform))
    case .events(let type, let sentinel): .events(type.mapDeclared(transform), sentinel: sentinel)
    case .sequence(let type, let framing): .sequence(type.mapDeclared(transform), framing: framing)
    case .text, .bytes: self
    }
  }
}
