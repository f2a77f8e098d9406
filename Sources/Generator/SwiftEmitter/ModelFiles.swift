import ClientModel
import Templating

/// Lays the models out: a file for each first word of their names (a verb in front is none), which holds them with all that is nested in them.
struct ModelFiles {
  let texts: ModelTexts
  let programs: Programs
  let client: String
  let layout: ModelLayout

  /// The groups of models, each with its file's name.
  func groups() -> [(name: String, pieces: [RenderedPiece])] {
    if layout == .single { return texts.pieces(in: .module).map { ($0.name, [$0]) } }
    let groups = PrefixGroups(dividesAlways: true, steps: WordSplit.nounFirst).divide(texts.pieces(in: .module))
    return groups.map { ($0.prefix.isEmpty ? "Models" : $0.prefix.joined(), $0.pieces) }
  }

  /// The types that the client holds: one file, divided by the first words of their names where it would be too long.
  func shared() -> [(name: String, pieces: [RenderedPiece])] {
    let pieces = texts.pieces(in: .client, depth: 1)
    guard !pieces.isEmpty else { return [] }
    return PrefixGroups(dividesAlways: false, steps: WordSplit.words).divide(pieces).map { group in
      let view = TypesView(client: client, nested: group.pieces.map(\.text))
      var piece = RenderedPiece(name: client, text: programs.types.render(view))
      piece.foundation = .of(group.pieces.map(\.foundation))
      piece.needsXML = group.pieces.contains(where: \.needsXML)
      piece.needsHTTPTypes = group.pieces.contains(where: \.needsHTTPTypes)
      piece.imports = group.pieces.reduce(into: []) { $0.formUnion($1.imports) }
      return ("\(client)+\(group.prefix.isEmpty ? "Types" : group.prefix.joined())", [piece])
    }
  }
}
