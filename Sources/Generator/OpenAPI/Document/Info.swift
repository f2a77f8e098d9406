/// The Info Object (OpenAPI 3.2, section 4.2): what the API is called and who offers it.
package struct Info: Sendable {
  package var title = ""
  package var summary: String?
  package var description: String?
  package var termsOfService: String?
  package var contact: Contact?
  package var license: License?
  /// The version of the API description, not of the specification.
  package var version = ""
  package var extensions = Extensions()

  /// The Contact Object.
  package struct Contact: Sendable {
    package var name: String?
    package var url: String?
    package var email: String?
    package var extensions = Extensions()
  }

  /// The License Object.
  package struct License: Sendable {
    package var name: String?
    package var identifier: String?
    package var url: String?
    package var extensions = Extensions()
  }

  /// What stands for an info object that is missing.
  static let absent = Info(title: "", version: "")
}
