import ClientModel

/// What the models whose pointers fit a pattern get besides what every model has.
package struct ModelHook: Sendable, Hashable {
  package var pattern: PointerPattern
  /// Lines before the declaration: attributes and macros, as Swift writes them.
  package var attributes: [String]
  package var conformances: [String]
  /// Modules that attributes and conformances come from.
  package var imports: [String]

  package init(
    _ pattern: PointerPattern, attributes: [String] = [], conformances: [String] = [], imports: [String] = []
  ) {
    self.pattern = pattern
    self.attributes = attributes
    self.conformances = conformances
    self.imports = imports
  }

  /// What each declaration gets: of several hooks that fit, all in their order.
  static func settle(_ hooks: [ModelHook], _ declarations: [Declaration]) -> [DeclarationID: ModelHook] {
    var settled: [DeclarationID: ModelHook] = [:]
    for hook in hooks {
      for (index, declaration) in declarations.enumerated() where hook.pattern.matches(declaration.pointer) {
        var all = settled[DeclarationID(index)] ?? ModelHook(hook.pattern)
        all.attributes += hook.attributes.filter { !all.attributes.contains($0) }
        all.conformances += hook.conformances.filter { !all.conformances.contains($0) }
        all.imports += hook.imports.filter { !all.imports.contains($0) }
        settled[DeclarationID(index)] = all
      }
    }
    return settled
  }
}

/// How models are laid out in files.
package enum ModelLayout: String, Sendable, CaseIterable {
  /// Those whose names begin alike stand together.
  case grouped
  /// Each has a file of its own, with what is nested in it.
  case single
}

/// A file that is rendered by a template of the user's own.
package struct OwnFile: Sendable, Hashable {
  /// The template's name, without `.mustache`.
  package var template: String
  /// The file's path in the client's folder.
  package var path: String

  package init(template: String, path: String) {
    self.template = template
    self.path = path
  }
}
