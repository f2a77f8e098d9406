import ClientModel

/// Renders models, each with what is nested in it.
struct ModelTexts {
  let words: Words
  let programs: Programs
  private let members: [DeclarationScope: [DeclarationID]]

  init(words: Words, programs: Programs) {
    self.words = words
    self.programs = programs
    var members: [DeclarationScope: [DeclarationID]] = [:]
    for (index, declaration) in words.api.declarations.enumerated() {
      members[declaration.scope, default: []].append(DeclarationID(index))
    }
    self.members = members
  }

  /// The types that stand directly in a scope, in document order, indented by its depth.
  func pieces(in scope: DeclarationScope, depth: Int = 0) -> [RenderedPiece] {
    (members[scope] ?? []).map { piece($0, depth: depth) }
  }

  private func piece(_ id: DeclarationID, depth: Int) -> RenderedPiece {
    let declaration = words.api[id]
    let nested = pieces(in: .declaration(id), depth: 1)
    var piece = RenderedPiece(
      name: declaration.name, text: text(of: declaration, id, nested.map(\.text)),
      foundation: max(.of(declaration.mentionedTypes), .of(nested.map(\.foundation))),
      needsXML: declaration.mentionsXML || nested.contains(where: \.needsXML))
    piece.needsHTTPTypes = nested.contains(where: \.needsHTTPTypes)
    if case .responses = declaration.kind { piece.needsHTTPTypes = true }
    piece.isType = true
    piece.imports = nested.reduce(into: Set(words.hooks[id]?.imports ?? [])) { $0.formUnion($1.imports) }
    for _ in 0..<depth { piece.text = Self.indented(piece.text) }
    return piece
  }

  private func text(of declaration: Declaration, _ id: DeclarationID, _ nested: [String]) -> [UInt8] {
    let words = words.inside(.declaration(id))
    switch declaration.kind {
    case .structure(let structure):
      return programs.structure.render(StructureView(declaration, structure, id: id, nested: nested, words: words))
    case .enumeration(let enumeration):
      return programs.enumeration.render(EnumerationView(declaration, enumeration, id: id, words: words))
    case .union(let union):
      let text = programs.union.render(UnionView(declaration, union, id: id, nested: nested, words: words))
      guard words.api.problem.type == .declared(id), let problems = ProblemsView(words) else { return text }
      return text + [UInt8(ascii: "\n")] + programs.problems.render(problems)
    case .multipart(let form):
      return programs.multipart.render(MultipartView(declaration, form, nested: nested, words: words))
    case .responses(let set): return programs.responses.render(ResponsesView(declaration, set, words: words))
    case .bodies(let set): return programs.bodies.render(BodiesView(declaration, set, words: words))
    }
  }

  /// The text one step further to the right; no generated line is part of a longer literal.
  private static func indented(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + text.utf8.count / 12)
    var isAtStart = true
    for byte in text.utf8 {
      if isAtStart, byte != UInt8(ascii: "\n") { result += [UInt8(ascii: " "), UInt8(ascii: " ")] }
      isAtStart = byte == UInt8(ascii: "\n")
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Declaration {
  /// Whether its coding needs the runtime's XML product.
  fileprivate var mentionsXML: Bool {
    switch kind {
    case .responses(let set):
      set.cases.contains { response in
        if case .xml? = response.content { true } else { false }
      }
    case .bodies(let set):
      set.cases.contains { body in
        if case .xml = body.content { true } else { false }
      }
    case .structure, .enumeration, .union, .multipart: false
    }
  }
}
