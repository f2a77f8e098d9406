/// Gives the parts of components back to the component in which they are written.
///
/// Which of the models that share a part (through `allOf`) meets it first depends on the whole document; where it is described
/// does not.
enum Homes {
  static func settle(_ drafts: inout [Draft]) {
    var components: [String: Int] = [:]
    for index in drafts.indices {
      if let component = drafts[index].seed.component, components[component] == nil { components[component] = index }
    }
    for index in drafts.indices {
      guard let owner = drafts[index].seed.owner, let component = drafts[owner.index].seed.component,
        let home = home(of: drafts[index]), home != component
      else { continue }
      if let known = components[home] {
        drafts[index].seed.owner = DeclarationID(known)
      } else {
        drafts[index].seed = .shared(WordSplitter.words(of: home) + drafts[index].seed.words)
      }
    }
  }

  /// The component of the entry document in which the declaration's schema is written; nil where it is written elsewhere.
  private static func home(of draft: Draft) -> String? {
    for prefix in ["#/components/schemas/", "#/definitions/"] where draft.declaration.pointer.hasPrefix(prefix) {
      let token = draft.declaration.pointer.dropFirst(prefix.count).prefix { $0 != "/" }
      return String(token).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    return nil
  }
}
