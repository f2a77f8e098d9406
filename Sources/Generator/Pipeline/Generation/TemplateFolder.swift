import Diagnostics
import Templates
import Templating

/// A folder of templates that take the place of built-in ones.
struct TemplateFolder {
  /// nil where only the built-in templates are wanted.
  let path: String?

  /// The `.mustache` files of the folder, in alphabetical order.
  func sources(into bag: inout DiagnosticBag) -> [TemplateLibrary.Source] {
    guard let path else { return [] }
    guard let names = Disk.names(in: path) else {
      bag.report(.unreadableTemplates, "the folder of templates `\(path)` cannot be read")
      return []
    }
    return names.filter { $0.hasSuffix(".mustache") && !$0.hasPrefix(".") }.compactMap { name in
      let file = FilePath.joined(path, name)
      guard let text = Disk.read(file) else {
        bag.report(.unreadableTemplates, "the template `\(file)` cannot be read")
        return nil
      }
      return TemplateLibrary.Source(name: String(name.dropLast(".mustache".count)), file: file, text: text)
    }
  }

  /// The fingerprint of all templates that a client is rendered with.
  static func fingerprint(overrides: [TemplateLibrary.Source]) -> Fingerprint {
    let own = Dictionary(overrides.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    return Fingerprint(of: BuiltInTemplates.all.map { ($0.name, own[$0.name] ?? $0.text) })
  }
}
