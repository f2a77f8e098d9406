import Diagnostics

/// What becomes of a keyword that the reader meets.
package enum KeywordUse: Sendable, Hashable {
  /// It is part of the document that is read.
  case used
  /// It is passed over without a word, for the reason given.
  case ignored(String)
  /// It changes what the document means and is not understood: the finding says so.
  case unsupported(DiagnosticID)
}

/// The fixed keys of one object of the specification, as an enumeration that the object's reader switches over.
///
/// The tables are complete by construction: the reader finds a key here or reports it as unknown.
package protocol Keyword: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// The object's name in the specification, for messages.
  static var object: String { get }
  static var table: KeywordTable<Self> { get }
  var use: KeywordUse { get }
  /// The versions of the specification that define the keyword.
  var versions: ClosedRange<SpecificationVersion> { get }
}

extension Keyword {
  package var use: KeywordUse { .used }
  package var versions: ClosedRange<SpecificationVersion> { .openAPI30 ... .openAPI32 }
}

extension ClosedRange where Bound == SpecificationVersion {
  static var all: ClosedRange { .swagger20 ... .openAPI32 }
  static var from31: ClosedRange { .openAPI31 ... .openAPI32 }
  static var from32: ClosedRange { .openAPI32 ... .openAPI32 }
}
