/// The version of the specification that a document declares, by what differs for the reader.
///
/// Every version is brought to the form of 3.1/3.2 when it is read: the version is kept for messages and for the few
/// rules that depend on it.
package enum SpecificationVersion: String, Sendable, CaseIterable, Comparable {
  case swagger20 = "2.0"
  case openAPI30 = "3.0"
  case openAPI31 = "3.1"
  case openAPI32 = "3.2"

  package static func < (left: SpecificationVersion, right: SpecificationVersion) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The name for messages: `Swagger 2.0`, `OpenAPI 3.1`.
  package var title: String {
    self == .swagger20 ? "Swagger 2.0" : "OpenAPI \(rawValue)"
  }
}
