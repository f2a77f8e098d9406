/// What is found in each invalid document of the specification's tests.
enum RefusedDocuments {
  struct Expectation {
    /// Line and id.
    let finding: String
    /// Why it is a warning; nil for an error. Strict runs turn all of them into errors.
    let leniency: String?

    init(_ finding: String, warning leniency: String? = nil) {
      self.finding = finding
      self.leniency = leniency
    }
  }

  private static let reservedCharacters = "real documents have it, and what is sent is not in doubt without it"
  private static let twoKindsOfExamples = "real documents have both; examples do not change what is generated"

  static let findings: [String: Expectation] = [
    "servers": .init("10 unexpected-type"),
    "unknown_container": .init("8 unknown-key"),
    "no_containers": .init("1 missing-container"),
    "invalid_schema_types": .init("11 invalid-schema"),
    "server_enum_empty": .init("13 empty-server-enum", warning: "what is meant without it is not in doubt"),
    "example-examples": .init("14 example-and-examples", warning: twoKindsOfExamples),
    "link-object-no-body": .init("10 unknown-key", warning: "a key too many takes nothing away from the link"),
    "parameter-object-path-allowReserved": .init("10 misplaced-key", warning: reservedCharacters),
    "parameter-object-cookie-form-allowReserved": .init("11 misplaced-key", warning: reservedCharacters),
    "parameter-object-cookie-allowReserved": .init("11 misplaced-key", warning: reservedCharacters),
    "parameter-object-header-allowReserved": .init("10 misplaced-key", warning: reservedCharacters),
    "header-object-allowReserved": .init("12 misplaced-key", warning: reservedCharacters),
    "parameter-object-content-not-with-style": .init("14 misplaced-key", warning: reservedCharacters),
    "path-item-object-query-with-querystring": .init("15 querystring-conflict"),
    "path-item-object-two-querystrings": .init("15 querystring-conflict"),
    "operation-object-two-querystrings": .init("16 querystring-conflict"),
    "operation-object-query-with-querystring": .init("17 querystring-conflict"),
    "parameter-object-path-name": .init("8 invalid-parameter"),
    "parameter-object-header-name": .init("8 invalid-header-name"),
    "header-object-name": .init("11 invalid-header-name"),
    "parameter-object-querystring-not-with-schema": .init("10 contradictory-keys"),
    "path-item-object-conflicting-additional-operation": .init("37 conflicting-operation"),
    "xml-attr-exclusion": .init("10 contradictory-keys"),
    "xml-wrapped-exclusion": .init("10 contradictory-keys"),
    "media-type-enc-prefix-exclusion": .init("10 contradictory-keys"),
    "media-type-enc-item-exclusion": .init("10 contradictory-keys"),
    "encoding-enc-prefix-exclusion": .init("12 contradictory-keys"),
    "encoding-enc-item-exclusion": .init("12 contradictory-keys"),
    "example-object-old-vs-data": .init("9 contradictory-keys"),
    "example-object-old-vs-ser": .init("9 contradictory-keys"),
    "example-object-ser-exclusions": .init("9 contradictory-keys"),
    "example-object-old-exclusions": .init("9 contradictory-keys"),
  ]
}
