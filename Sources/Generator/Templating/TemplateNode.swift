/// One piece of a parsed template, with the place it stands at.
struct TemplateNode: Sendable {
  indirect enum Content: Sendable {
    /// Text that is copied as it is.
    case text([UInt8])
    /// `{{name}}`, `{{a.b}}` or `{{.}}` (an empty path).
    case place([String])
    /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when inverted.
    case section([String], inverted: Bool, body: [TemplateNode])
    /// `{{>name}}`; a partial alone on its line lends its indentation to every line of the included template.
    case partial(String, indentation: [UInt8])
  }

  var content: Content
  var line: Int
  var column: Int
}

/// A template that was read but not yet resolved against the views it is rendered with.
package struct Template: Sendable {
  /// The name partials use, for instance `model/property`.
  package let name: String
  /// The path shown in diagnostics.
  package let file: String
  let nodes: [TemplateNode]
}
