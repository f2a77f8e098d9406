import Diagnostics
import Templates
import Templating

/// A folder of templates that take the place of built-in ones.
struct TemplateFolder {
  /// nil where only the built-in templates are wanted.
  let path: String?
  /// Where the folder was, when that is not this machine as it is now.
  var past: GitFiles?

  /// The `.mustache` files of the folder, in alphabetical order.
  func sources(into bag: inout DiagnosticBag) -> [TemplateLibrary.Source] {
    guard let path else { return [] }
    guard let names = past.map({ $0.names(in: path) }) ?? Disk.names(in: path) else {
      bag.report(.unreadableTemplates, "the folder of templates `\(path)` cannot be read")
      return []
    }
    return names.filter { $0.hasSuffix(".mustache") && !$0.hasPrefix(".") }.compactMap { name in
      let file = FilePath.joined(path, name)
      guard let text = past.map({ $0.bytes(of: file) }) ?? Disk.read(file) else {
        bag.report(.unreadableTemplates, "the template `\(file)` cannot be read")
        return nil
      }
      return TemplateLibrary.Source(name: String(name.dropLast(".mustache".count)), file: file, text: text)
    }
  }

  /// The fingerprint of all templates that a client is rendered with.
  static func fingerprint(overrides: [TemplateLibrary.Source]) -> Fingerprint {
    let own = Dictionary(overrides.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    let builtIn = BuiltInTemplates.all.map { ($0.name, own[$0.name] ?? $0.text) }
    let names = Set(builtIn.map(\.0))
    return Fingerprint(of: builtIn + overrides.filter { !names.contains($0.name) }.map { ($0.name, $0.text) })
  }
}
