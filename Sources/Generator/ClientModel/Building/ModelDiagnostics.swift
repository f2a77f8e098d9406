import Diagnostics

extension DiagnosticID {
  package static let schemaRenamed = DiagnosticID(
    "schema-renamed", .warning,
    "A schema's name would shadow a name that generated code uses, so its Swift type has another one.")
  package static let nameReserved = DiagnosticID(
    "name-reserved", .note,
    "A schema is called like a type of Apple's frameworks that a reader is likely to import, so its Swift type has another name."
  )
  package static let nameCollision = DiagnosticID(
    "name-collision", .warning,
    "Two names come to the same in Swift, for instance because they differ only in case; the later gets another one.")
  package static let ambiguousUnion = DiagnosticID(
    "ambiguous-union", .warning,
    "Nothing tells a union's variants apart; a value that fits several equally well is kept as JSON.")
  package static let conflictingProperty = DiagnosticID(
    "conflicting-property", .warning,
    "Two parts of an `allOf` describe one property with types that exclude each other.")
  package static let unknownDiscriminatorProperty = DiagnosticID(
    "discriminator-property", .warning, "A discriminator names a property that a variant lacks.")
  package static let unsupportedSchema = DiagnosticID(
    "unsupported-schema", .warning, "A schema says something that Swift types cannot show; its values are kept as JSON."
  )
  package static let nestingTooDeep = DiagnosticID(
    "schema-nesting", .error, "Schemas are nested more deeply than the limit allows.")
  package static let nothingSelected = DiagnosticID(
    "nothing-selected", .error, "The selection matches no operation of the document.")
  package static let unknownSelection = DiagnosticID(
    "unknown-selection", .warning, "An entry of the selection matches nothing in the document.")
  package static let unknownExtension = DiagnosticID(
    "unknown-extension", .error, "A key starts with `x-clientsmith-` but is none of the extensions.")
  package static let invalidExtension = DiagnosticID(
    "invalid-extension", .error, "An extension's value is not of the form it must have.")
  package static let formerExtensionMember = DiagnosticID(
    "former-extension-member", .warning, "A member of an extension goes by the name that it had before.")
  package static let invalidDialect = DiagnosticID(
    "invalid-dialect", .warning, "A vendor's extension could not be understood and is ignored.")
  package static let unknownOperationReference = DiagnosticID(
    "unknown-operation", .error, "An extension names an operation id that the document lacks.")
  package static let unsupportedSecurityScheme = DiagnosticID(
    "unsupported-security-scheme", .warning,
    "A security scheme has no flow in the runtime; credentials for it are given by hand.")
  package static let unsupportedMediaType = DiagnosticID(
    "unsupported-media-type", .note, "A media type has no typed form; its bytes are given as they are.")
  package static let unpagedDeclaration = DiagnosticID(
    "pagination-items", .error, "A declared pagination does not lead to a list of items in the answer.")

  package static let undeclaredInput = DiagnosticID(
    "pagination-parameter", .warning,
    "A declared pagination names a parameter that the operation does not describe; it is sent all the same.")

  package static let undeclaredSecurity = DiagnosticID(
    "undeclared-security", .warning,
    "The document speaks of credentials but declares none, or declares some and demands none.")
  package static let unknownTarget = DiagnosticID(
    "unknown-target", .error, "A setting names a format, a schema or an operation that the document does not have.")
  package static let unrecognisedPaging = DiagnosticID(
    "unrecognised-paging", .note,
    "An operation takes a cursor, an offset or a page, but how its pages follow each other is not said; it gives one page."
  )

  /// What was published cannot be kept.
  package static let lockConflict = DiagnosticID(
    "lock-conflict", .error, "Two things claim one published name, or one thing was published under two.")

  package static let publishedTypeDivided = DiagnosticID(
    "published-type-divided", .warning,
    "Schemas that were published as one type are no longer the same, so one of them gets another name.")

  package static let conformanceLeftOut = DiagnosticID(
    "conformance-left-out", .note,
    "A model cannot have a protocol of `conformances`, for instance `Identifiable` without a required `id`.")

  package static let untoldWebhook = DiagnosticID(
    "untold-webhook", .note, "A message does not say which of the document's webhooks it is, so it is given as JSON.")

  /// Every identifier of this module, for the documentation's table.
  package static let allClientModel: [DiagnosticID] = [
    .lockConflict, .publishedTypeDivided, .schemaRenamed, .nameReserved, .nameCollision, .ambiguousUnion,
    .conflictingProperty,
    .unknownDiscriminatorProperty,
    .unsupportedSchema,
    .nestingTooDeep, .nothingSelected,
    .unknownSelection, .unknownExtension, .invalidExtension, .formerExtensionMember,
    .invalidDialect, .unknownOperationReference,
    .unsupportedSecurityScheme, .unsupportedMediaType, .unpagedDeclaration, .undeclaredInput, .unrecognisedPaging,
    .unknownTarget, .undeclaredSecurity, .conformanceLeftOut, .untoldWebhook,
  ]
}
