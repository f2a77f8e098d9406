/// A kind of change: the stable name that reports, acceptances and `clientsmith explain` use.
package struct ChangeRule: Sendable, Hashable {
  /// Kebab-case, for instance `argument-type`.
  package let id: String
  /// One sentence that says what such a change means.
  package let summary: String

  private init(_ id: String, _ summary: String) {
    self.id = id
    self.summary = summary
  }

  // MARK: What callers of the Swift client see

  static let typeRemoved = ChangeRule(
    "type-removed", "A type is not generated any more; code that names it does not compile.")
  static let typeRenamed = ChangeRule(
    "type-renamed", "A type of the same schema has another name; code that names it does not compile.")
  static let typeKind = ChangeRule(
    "type-kind", "A type became another kind of type (a structure, an enumeration, an alias).")
  static let conformanceRemoved = ChangeRule(
    "conformance-removed", "A type does not conform to a protocol any more that callers may rely on.")
  static let methodRemoved = ChangeRule(
    "method-removed", "A method is gone; code that calls it does not compile.")
  static let methodRenamed = ChangeRule(
    "method-renamed", "The method of an operation has another name or stands in another resource.")
  static let argumentAdded = ChangeRule(
    "argument-added", "A new argument without a default has to be given.")
  static let argumentRemoved = ChangeRule(
    "argument-removed", "An argument is gone; code that gives it does not compile.")
  static let argumentRenamed = ChangeRule(
    "argument-renamed", "An argument's label is another one.")
  static let argumentRequired = ChangeRule(
    "argument-required", "An argument that could be left out has to be given.")
  static let argumentType = ChangeRule(
    "argument-type", "An argument takes another type.")
  static let argumentOrder = ChangeRule(
    "argument-order", "Arguments come in another order; code that gives them in the old one does not compile.")
  static let resultType = ChangeRule(
    "result-type", "A method gives another type.")
  static let effects = ChangeRule(
    "effects", "A method or initialiser became `async` or `throws`.")
  static let propertyRemoved = ChangeRule(
    "member-removed", "A property or static member is gone; code that names it does not compile.")
  static let propertyRenamed = ChangeRule(
    "member-renamed", "A member of the same name on the wire has another name in Swift.")
  static let propertyType = ChangeRule(
    "member-type", "A property has another type.")
  static let propertyReadOnly = ChangeRule(
    "member-read-only", "A property cannot be assigned to any more.")
  static let caseAdded = ChangeRule(
    "case-added", "A union has a further case; a `switch` over it without `default` is not exhaustive any more.")
  static let caseRemoved = ChangeRule(
    "case-removed", "A union lacks a case that it had.")
  static let deprecated = ChangeRule(
    "deprecated", "Something became deprecated: the compiler warns where it is used.")
  static let added = ChangeRule(
    "added", "Something new can be used.")

  // MARK: What goes over the wire

  static let operationRemoved = ChangeRule(
    "operation-removed", "The service does not describe an operation any more that released apps may call.")
  static let operationAdded = ChangeRule("operation-added", "There is a new operation.")
  static let parameterAdded = ChangeRule(
    "parameter-added", "An operation takes a new parameter; one that is required is not sent by released apps.")
  static let parameterRemoved = ChangeRule(
    "parameter-removed", "A parameter is not described any more; what released apps send may be ignored or refused.")
  static let parameterRequired = ChangeRule(
    "parameter-required", "A parameter became required, or is required no longer.")
  static let parameterStyle = ChangeRule(
    "parameter-form", "A parameter's values are written in another way.")
  static let bodyRequired = ChangeRule(
    "body-required", "The body of a request became required, or is required no longer.")
  static let bodyRemoved = ChangeRule("body-removed", "A request has no body any more.")
  static let bodyAdded = ChangeRule("body-added", "A request has a body that it did not have.")
  static let mediaType = ChangeRule(
    "media-type", "A request or an answer has other media types.")
  static let responseAdded = ChangeRule("response-added", "An operation has a further answer.")
  static let responseRemoved = ChangeRule("response-removed", "An answer is not described any more.")
  static let responseHeader = ChangeRule("response-header", "The headers of an answer are others.")
  static let security = ChangeRule(
    "security", "An operation wants other credentials, or other scopes.")
  static let scheme = ChangeRule(
    "security-scheme", "A credential is sent in another way, or obtained elsewhere.")
  static let server = ChangeRule("server", "The service is found at another address.")
  static let schemaType = ChangeRule("schema-type", "A value is of another JSON type.")
  static let schemaFormat = ChangeRule("schema-format", "A value has another format.")
  static let valueAdded = ChangeRule("value-added", "An enumeration has a further value.")
  static let valueRemoved = ChangeRule("value-removed", "An enumeration lacks a value that it had.")
  static let constant = ChangeRule("constant", "A constant has another value.")
  static let propertyAdded = ChangeRule(
    "property-added", "An object has a further property; one that is required is not sent by released apps.")
  static let propertyGone = ChangeRule("property-removed", "An object lacks a property that it had.")
  static let propertyRequired = ChangeRule(
    "property-required", "A property became required, or is required no longer.")
  static let nullability = ChangeRule("nullability", "A value may be `null`, or may not any more.")
  static let direction = ChangeRule(
    "direction", "A property is only read or only written (`readOnly`, `writeOnly`), or is both again.")
  static let limit = ChangeRule(
    "limit", "A value is limited in another way (`minimum`, `maxLength`, `pattern` and their like).")
  static let defaultValue = ChangeRule(
    "default", "What the service assumes where nothing is sent is something else.")
  static let variants = ChangeRule("variants", "A value may be one of other schemas.")
  static let discriminator = ChangeRule("discriminator", "Variants are told apart in another way.")
  static let keyword = ChangeRule(
    "schema-keyword", "A rule of JSON Schema that has no form in Swift is another one.")
  static let pagination = ChangeRule("pagination", "The pages of a list are walked in another way.")
  static let extensionValue = ChangeRule("extension", "An extension (`x-…`) says something else.")
  static let documentation = ChangeRule("documentation", "A title, summary or description is worded in another way.")

  /// All kinds, in the order of their documentation.
  package static let all: [ChangeRule] = [
    typeRemoved, typeRenamed, typeKind, conformanceRemoved, methodRemoved, methodRenamed, argumentAdded,
    argumentRemoved, argumentRenamed, argumentRequired, argumentType, argumentOrder, resultType, effects,
    propertyRemoved, propertyRenamed, propertyType, propertyReadOnly, caseAdded, caseRemoved, deprecated, added,
    operationRemoved, operationAdded, parameterAdded, parameterRemoved, parameterRequired, parameterStyle,
    bodyRequired, bodyRemoved, bodyAdded, mediaType, responseAdded, responseRemoved, responseHeader, security, scheme,
    server, schemaType, schemaFormat, valueAdded, valueRemoved, constant, propertyAdded, propertyGone,
    propertyRequired, nullability, direction, limit, defaultValue, variants, discriminator, keyword, pagination,
    extensionValue, documentation,
  ]
}
