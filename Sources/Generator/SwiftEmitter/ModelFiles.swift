import ClientModel

/// Renders the models and lays them out: by the beginnings of their names, about 25 to a file.
struct ModelFiles {
  let words: Words
  let programs: Programs

  /// Every model in document order.
  func pieces() -> [RenderedPiece] {
    words.api.declarations.enumerated().map { index, declaration in
      let id = DeclarationID(index)
      var piece = RenderedPiece(
        name: declaration.name, text: text(of: declaration, id),
        needsFoundation: declaration.mentionedTypes.contains(where: \.needsFoundation),
        needsXML: declaration.mentionsXML)
      if case .responses = declaration.kind { piece.needsHTTPTypes = true }
      return piece
    }
  }

  private func text(of declaration: Declaration, _ id: DeclarationID) -> [UInt8] {
    switch declaration.kind {
    case .structure(let structure):
      return programs.structure.render(StructureView(declaration, structure, id: id, words: words))
    case .enumeration(let enumeration):
      return programs.enumeration.render(EnumerationView(declaration, enumeration, words: words))
    case .union(let union):
      let text = programs.union.render(UnionView(declaration, union, id: id, words: words))
      guard words.api.problem.type == .declared(id), let problems = ProblemsView(words) else { return text }
      return text + [UInt8(ascii: "\n")] + programs.problems.render(problems)
    case .multipart(let form): return programs.multipart.render(MultipartView(declaration, form, words: words))
    case .responses(let set): return programs.responses.render(ResponsesView(declaration, set, words: words))
    case .bodies(let set): return programs.bodies.render(BodiesView(declaration, set, words: words))
    }
  }

  /// The groups of models, each with its file's name.
  func groups() -> [(name: String, pieces: [RenderedPiece])] {
    let groups = PrefixGroups(dividesAlways: true) { name in name.map(String.init) }
    return groups.divide(pieces()).map { (Self.fileName($0.prefix), $0.pieces) }
  }

  private static func fileName(_ prefix: [String]) -> String {
    let name = prefix.joined()
    guard let first = name.first else { return "Models" }
    return first.uppercased() + name.dropFirst()
  }
}

extension Declaration {
  /// Whether its coding needs the runtime's XML product.
  var mentionsXML: Bool {
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
