@testable import Diagnostics

/// Findings that the renderers are shown with.
enum Samples {
  static let discriminator = DiagnosticID(
    "discriminator-property", .error, "A discriminator names a property that a variant lacks.")
  static let unusedSchema = DiagnosticID("unused-schema", .warning, "A schema is not used.")

  static let source = [
    "openapi: 3.1.0", "", "\tkind: \u{1B}[31m", String(repeating: "x", count: 300),
  ]

  static func line(_ location: SourceLocation) -> String? {
    source.indices.contains(location.line - 1) ? source[location.line - 1] : nil
  }

  static func place(_ line: Int, _ column: Int, file: String = "specs/api, v1.yaml") -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }

  static var bag: DiagnosticBag {
    var bag = DiagnosticBag()
    bag.report(unusedSchema, "the schema `A` is not used", at: place(3, 2), help: "remove it\nor use 100% of it")
    bag.report(
      discriminator, "`discriminator` names `kind`, which `Alert` lacks", at: place(1, 10),
      notes: [.init("`Alert` is declared here", at: place(3, 2, file: "b.yaml")), .init("a fact")])
    return bag
  }
}
