import Diagnostics

extension DiagnosticID {
  package static let templateSyntax = DiagnosticID(
    "template-syntax", .error, "A template is not well-formed Mustache, or uses a part of it that is not supported.")
  package static let unknownTemplateKey = DiagnosticID(
    "unknown-template-key", .error, "A template names a key that none of the views around it offers.")
  package static let templateKeyUse = DiagnosticID(
    "template-key-use", .error, "A template places a key that can only be asked about or repeated, or the reverse.")
  package static let unknownPartial = DiagnosticID(
    "unknown-partial", .error, "A template includes a partial that does not exist.")
  package static let unknownTemplate = DiagnosticID(
    "unknown-template", .error, "A folder of own templates holds a file that replaces no built-in template.")

  package static let emptyTemplate = DiagnosticID(
    "empty-template", .error, "A template of a folder of own templates holds nothing.")
  package static let missingTemplate = DiagnosticID(
    "missing-template", .error, "A template that the output is made with is not there.")

  /// Every finding that rendering can report.
  package static let allTemplating: [DiagnosticID] = [
    templateSyntax, unknownTemplateKey, templateKeyUse, unknownPartial, unknownTemplate, emptyTemplate,
    missingTemplate,
  ]
}
