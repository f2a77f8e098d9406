import Diagnostics

/// The templates by name: the ones compiled into the program, some of them replaced by the user's own.
package struct TemplateLibrary: Sendable {
  /// The text of a template as it was found.
  package struct Source: Sendable {
    /// The name without folder and `.mustache`.
    package var name: String
    /// The path shown in diagnostics.
    package var file: String
    package var text: [UInt8]

    package init(name: String, file: String, text: [UInt8]) {
      self.name = name
      self.file = file
      self.text = text
    }
  }

  private let templates: [String: Template]

  /// Parses every template; an override must have the name of a built-in one, or be `own`, which are those of further files and
  /// begin with one of their names and a hyphen where they are partials of them.
  package init(
    builtIn: [Source], overrides: [Source] = [], own: Set<String> = [], into bag: inout DiagnosticBag
  ) {
    var sources: [String: Source] = [:]
    for source in builtIn { sources[source.name] = source }
    for source in overrides.sorted(by: { $0.name < $1.name }) {
      let isOwn = own.contains { $0 == source.name || source.name.hasPrefix($0 + "-") }
      if sources[source.name] == nil, !isOwn {
        let names = builtIn.map { "`\($0.name).mustache`" }.sorted().joined(separator: ", ")
        bag.report(
          .unknownTemplate, "`\(source.name)` replaces no built-in template",
          at: SourceLocation(file: source.file, line: 1, column: 1),
          notes: [.init("the built-in templates are \(names)")],
          help:
            "remove the file, or rename it to the template it is meant to replace; one that makes a file of its own is named in `files`"
        )
      } else if source.text.allSatisfy({ $0 == UInt8(ascii: " ") || (9...13).contains($0) }) {
        bag.report(
          .emptyTemplate, "the template `\(source.name)` is empty: nothing of what it stands for would be generated",
          at: SourceLocation(file: source.file, line: 1, column: 1),
          help: isOwn
            ? "write what the file shall hold"
            : "remove the file to have the built-in template, or write `{{! nothing }}` where nothing is meant")
      } else {
        sources[source.name] = source
      }
    }
    var templates: [String: Template] = [:]
    for source in sources.values.sorted(by: { $0.name < $1.name }) {
      let parser = TemplateParser(name: source.name, file: source.file, text: source.text)
      templates[source.name] = parser.parse(into: &bag)
    }
    self.templates = templates
  }

  /// The names of all templates, sorted.
  package var names: [String] { templates.keys.sorted() }

  /// The template `name` made ready for views of one type; nil when it, or a partial of it, is wrong, which is reported.
  package func program<View: TemplateView>(
    _ name: String, for type: View.Type, into bag: inout DiagnosticBag
  ) -> ViewProgram<View>? {
    link(name, to: ViewShape(type), into: &bag).map(ViewProgram.init)
  }

  /// The template `name` resolved against any shape.
  package func link(_ name: String, to shape: ViewShape, into bag: inout DiagnosticBag) -> TemplateProgram? {
    guard let template = templates[name] else {
      // A malformed template was reported when it was parsed.
      if !bag.hasErrors {
        bag.report(
          .missingTemplate, "there is no template `\(name)`, which the output is made with",
          help: "build the tool anew: its templates are compiled into it")
      }
      return nil
    }
    var linker = TemplateLinker(templates)
    let program = linker.link(template, to: shape)
    // A partial is resolved once for each place it is used at; its faults are told once.
    for diagnostic in linker.diagnostics.diagnostics where !bag.diagnostics.contains(diagnostic) {
      bag.add(diagnostic)
    }
    return linker.diagnostics.hasErrors ? nil : program
  }
}

/// A template that was checked against the views of type `View` and renders them without any further error.
package struct ViewProgram<View: TemplateView>: Sendable {
  package let program: TemplateProgram

  /// The text of `view`, as UTF-8.
  ///
  /// `size` is about how many bytes it will be, where that is known; a buffer that has to grow is copied.
  package func render(_ view: View, size: Int = 4096) -> [UInt8] { program.render(view, size: size) }
}

extension TemplateProgram {
  /// The text of a view of the shape this program was resolved against, as UTF-8.
  package func render(_ root: AnyObject, size: Int = 4096) -> [UInt8] {
    var renderer = TemplateRenderer(self, root: root, size: size)
    renderer.run()
    return renderer.output
  }
}
