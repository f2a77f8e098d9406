import Templating

/// A whole file around declarations that are rendered already.
final class FileView: TemplateView {
  let toolVersion: String
  let imports: [String]
  let declarations: [String]

  init(toolVersion: String, imports: [String], declarations: [String]) {
    self.toolVersion = toolVersion
    self.imports = imports
    self.declarations = declarations
  }

  static let viewName = "file"
  static let keys: [TemplateKey<FileView>] = [
    .text("tool", "the generator's name and version") { "clientsmith \($0.toolVersion)" },
    .texts("imports", "the modules that the file needs") { $0.imports },
    .texts("declarations", "the rendered declarations") { $0.declarations },
  ]
}
