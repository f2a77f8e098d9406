import Templating

/// A whole file around declarations that are rendered already.
struct FileView: TemplateView {
  let toolVersion: String
  let imports: [String]
  let declarations: [String]

  static let viewName = "file"
  static let keys: [TemplateKey<FileView>] = [
    .text("tool", "the generator's name and version") { "clientsmith \($0.toolVersion)" },
    .texts("imports", "the modules that the file needs") { $0.imports },
    .texts("declarations", "the rendered declarations") { $0.declarations },
  ]
}
