import Diagnostics

extension DiagnosticID {
  static let yamlSyntax = DiagnosticID("yaml-syntax", .error, "The text is not YAML.")
  static let jsonSyntax = DiagnosticID("json-syntax", .error, "The text is not JSON.")
  static let invalidEncoding = DiagnosticID("invalid-encoding", .error, "The file is neither UTF-8 nor UTF-16.")
  static let controlCharacter = DiagnosticID(
    "control-character", .error, "The file holds a control character that YAML does not allow.")
  static let emptyDocument = DiagnosticID("empty-document", .error, "The file holds no value.")
  static let severalDocuments = DiagnosticID(
    "several-documents", .error, "The file holds more than one YAML document.")
  static let duplicateKey = DiagnosticID("duplicate-key", .error, "A mapping has the same key twice.")
  static let complexKey = DiagnosticID("complex-key", .error, "A key is a mapping or a sequence instead of text.")
  static let undefinedAlias = DiagnosticID(
    "undefined-alias", .error, "An alias names an anchor that was not set before.")
  static let recursiveAlias = DiagnosticID(
    "recursive-alias", .error, "An alias stands inside the value of its own anchor.")
  static let mergeValue = DiagnosticID(
    "merge-value", .error, "The value of a merge key `<<` is not a mapping or a list of mappings.")
  static let unknownTag = DiagnosticID("unknown-tag", .warning, "A YAML tag is not of the core schema and is ignored.")
  static let loneSurrogate = DiagnosticID(
    "lone-surrogate", .warning, "Half of a surrogate pair stands alone and is replaced by U+FFFD.")
  static let documentSize = DiagnosticID("document-size", .error, "The file is larger than the limit.")
  static let nestingDepth = DiagnosticID("nesting-depth", .error, "The values nest deeper than the limit.")
  static let aliasExpansion = DiagnosticID(
    "alias-expansion", .error, "Aliases would expand the document beyond the limit.")

  /// What the reader of YAML and JSON can report.
  package static let allYAML: [DiagnosticID] = [
    .yamlSyntax, .jsonSyntax, .invalidEncoding, .controlCharacter, .emptyDocument, .severalDocuments, .duplicateKey,
    .complexKey, .undefinedAlias, .recursiveAlias, .mergeValue, .unknownTag, .loneSurrogate, .documentSize,
    .nestingDepth, .aliasExpansion,
  ]
}

/// A finding after which reading the file makes no sense.
struct Refusal: Error {
  let diagnostic: Diagnostic
  let position: Position

  init(
    _ id: DiagnosticID, _ message: String, at position: Position, in file: SourceFile, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    self.diagnostic = Diagnostic(id, nil, message, at: position.location(in: file), notes: notes, help: help)
    self.position = position
  }
}
