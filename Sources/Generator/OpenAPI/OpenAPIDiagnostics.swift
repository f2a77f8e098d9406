import Diagnostics

// The document as a whole.
extension DiagnosticID {
  package static let unreadableFile = DiagnosticID(
    "unreadable-file", .error, "The document cannot be read from where it is said to be.")
  package static let unknownVersion = DiagnosticID(
    "unknown-version", .error, "The file does not say that it is Swagger 2.0 or OpenAPI 3.0 to 3.2.")
  package static let laterVersion = DiagnosticID(
    "later-version", .warning, "The document declares a version that is newer than what is known; the newest is used.")
  package static let missingContainer = DiagnosticID(
    "missing-container", .error, "A document needs at least one of `paths`, `components` and `webhooks`.")
  package static let noOperations = DiagnosticID(
    "no-operations", .warning, "The document describes no operation that a client could call.")
}

// Keys and values.
extension DiagnosticID {
  package static let mismatchedValue = DiagnosticID(
    "mismatched-value", .warning, "A `default` or an example is not of the schema's own type; it is ignored.")
  package static let missingKey = DiagnosticID(
    "missing-key", .warning, "A key that the specification requires is absent; what stands in for it is said.")
  package static let unknownKey = DiagnosticID(
    "unknown-key", .note,
    "The specification does not have this key at this place; it is ignored. A warning where a known one is near.",
    isRoutine: true)
  package static let misplacedKey = DiagnosticID(
    "misplaced-key", .warning, "The key means nothing together with what it stands beside; it is ignored.")
  package static let keyOfOtherVersion = DiagnosticID(
    "key-of-other-version", .note,
    "The key belongs to another version of the specification than the declared one; it is read all the same.",
    isRoutine: true)
  package static let unsupportedKeyword = DiagnosticID(
    "unsupported-keyword", .warning, "The keyword restricts values in a way that is not understood; it is ignored.")
  package static let unexpectedType = DiagnosticID(
    "unexpected-type", .error, "A value has another type than the specification gives it, and cannot be overlooked.")
  package static let ignoredValue = DiagnosticID(
    "ignored-value", .warning, "A value is not what the specification asks for; it is ignored.")
  package static let nullValue = DiagnosticID(
    "null-value", .warning, "A key has the value null where the specification has none; it is taken as absent.")
  package static let looseValue = DiagnosticID(
    "loose-value", .warning, "A value is written as another type than the specification asks for; it is understood.")
  package static let contradictoryKeys = DiagnosticID(
    "contradictory-keys", .warning, "Two keys that exclude each other are both present; an error from 3.2 on.")
  package static let exampleAndExamples = DiagnosticID(
    "example-and-examples", .warning, "`example` and `examples` exclude each other; both are kept.")
}

// Schemas.
extension DiagnosticID {
  package static let invalidSchema = DiagnosticID(
    "invalid-schema", .error, "A schema is neither an object nor a boolean.")
  package static let unknownType = DiagnosticID(
    "unknown-type", .warning, "`type` names a type that JSON Schema does not have.")
  package static let nestingTooDeep = DiagnosticID(
    "nesting-too-deep", .error, "Objects nest deeper than the limit allows.")
  package static let tooManyObjects = DiagnosticID(
    "too-many-objects", .error, "The document has more objects than the limit allows.")
  package static let numberOutOfRange = DiagnosticID(
    "number-out-of-range", .warning, "A limit is beyond what any value can reach; it is ignored.")
  package static let emptyEnum = DiagnosticID(
    "empty-enum", .warning, "An `enum` without values accepts nothing; it is ignored.")
}

// References.
extension DiagnosticID {
  package static let danglingReference = DiagnosticID(
    "dangling-reference", .warning, "A `$ref` leads to nothing; its place is taken as undescribed.")
  package static let referenceCycle = DiagnosticID(
    "reference-cycle", .warning, "A chain of `$ref`s leads back to itself and never to an object.")
  package static let remoteReference = DiagnosticID(
    "remote-reference", .warning,
    "A `$ref` is an address and no path, and no address is ever asked; its place is undescribed.")
  package static let referenceOutsideRoot = DiagnosticID(
    "reference-outside-root", .error, "A `$ref` leads to a file outside the document's folder.")
  package static let misplacedReference = DiagnosticID(
    "misplaced-reference", .note, "A `$ref` stands where the specification has none; it is followed.", isRoutine: true)
  package static let referenceSiblings = DiagnosticID(
    "reference-siblings", .note, "Keys beside a `$ref` have no effect in the declared version.", isRoutine: true)
}

// Operations.
extension DiagnosticID {
  package static let missingOperationID = DiagnosticID(
    "missing-operation-id", .note, "An operation has no `operationId`; its name is made from method and path.",
    isRoutine: true)
  package static let duplicateOperationID = DiagnosticID(
    "duplicate-operation-id", .warning, "Two operations have one `operationId`.")
  package static let emptyPathItem = DiagnosticID(
    "empty-path-item", .warning, "A path has no operations; it is passed over.")
  package static let malformedPath = DiagnosticID(
    "malformed-path", .warning, "A path key is not a path template that the specification allows.")
  package static let ambiguousPath = DiagnosticID(
    "ambiguous-path", .warning, "Two path templates differ only in the names of their parameters.")
  package static let undeclaredPathParameter = DiagnosticID(
    "undeclared-path-parameter", .warning,
    "A path template names a parameter that is not declared; a string is assumed.")
  package static let unusedPathParameter = DiagnosticID(
    "unused-path-parameter", .warning, "A path parameter does not occur in the path template; it is left out.")
  package static let duplicateParameter = DiagnosticID(
    "duplicate-parameter", .warning, "Two parameters of one list have the same name and place; the first holds.")
  package static let invalidParameter = DiagnosticID(
    "invalid-parameter", .warning, "A parameter cannot be sent as it is described; it is left out.")
  package static let parameterStyle = DiagnosticID(
    "parameter-style", .warning, "A parameter's `style` does not go with its place; the default is used.")
  package static let reservedHeaderParameter = DiagnosticID(
    "reserved-header-parameter", .warning,
    "Header parameters named `Accept`, `Content-Type` and `Authorization` are left to other parts of the document.")
  package static let querystringConflict = DiagnosticID(
    "querystring-conflict", .error, "A `querystring` parameter excludes query parameters and a second of its kind.")
  package static let invalidStatus = DiagnosticID(
    "invalid-status", .warning, "A key of `responses` is no status code, range or `default`; it is ignored.")
  package static let invalidHeaderName = DiagnosticID(
    "invalid-header-name", .warning, "A header's name holds characters that HTTP does not allow; an error from 3.2 on.")
  package static let conflictingOperation = DiagnosticID(
    "conflicting-operation", .error, "`additionalOperations` holds a method that has a key of its own.")
}

// Servers, security and tags.
extension DiagnosticID {
  package static let emptyServerEnum = DiagnosticID(
    "empty-server-enum", .warning, "A server variable's `enum` has no values; any value is taken.")
  package static let undeclaredServerVariable = DiagnosticID(
    "undeclared-server-variable", .warning, "A server's URL names a variable that is not declared.")
  package static let unknownSecurityScheme = DiagnosticID(
    "unknown-security-scheme", .warning, "A security requirement names a scheme that is not declared; it is left out.")
  package static let unknownSecurityType = DiagnosticID(
    "unknown-security-type", .warning, "A security scheme has a type that the specification does not know.")
  package static let incompleteSecurityScheme = DiagnosticID(
    "incomplete-security-scheme", .warning, "A security scheme lacks what its type needs.")
  package static let duplicateTag = DiagnosticID(
    "duplicate-tag", .warning, "Two tags have the same name; the first holds.")
}

// Overlays.
extension DiagnosticID {
  package static let invalidOverlay = DiagnosticID(
    "invalid-overlay", .error,
    "The file is no overlay of version 1.0 or 1.1, or one of its actions cannot be understood.")
  package static let invalidJSONPath = DiagnosticID(
    "invalid-json-path", .error, "A query of an overlay is not what RFC 9535 calls well-formed and valid.")
  package static let unmatchedOverlayAction = DiagnosticID(
    "unmatched-overlay-action", .warning, "An action's target selects nothing in the document.")
  package static let overlayConflict = DiagnosticID(
    "overlay-conflict", .error, "An action's value cannot be merged with what it selects.")
}

extension DiagnosticID {
  /// Every finding that this module can report.
  package static let allOpenAPI: [DiagnosticID] = [
    unreadableFile, unknownVersion, laterVersion, missingContainer, noOperations,
    missingKey, unknownKey, misplacedKey, keyOfOtherVersion, unsupportedKeyword, unexpectedType, ignoredValue,
    nullValue,
    looseValue, contradictoryKeys, exampleAndExamples, mismatchedValue,
    invalidSchema, unknownType, nestingTooDeep, tooManyObjects, numberOutOfRange, emptyEnum,
    danglingReference, referenceCycle, remoteReference, referenceOutsideRoot, misplacedReference, referenceSiblings,
    missingOperationID, duplicateOperationID, emptyPathItem, malformedPath, ambiguousPath, undeclaredPathParameter,
    unusedPathParameter, duplicateParameter, invalidParameter, parameterStyle, reservedHeaderParameter,
    querystringConflict, invalidStatus, invalidHeaderName, conflictingOperation,
    emptyServerEnum, undeclaredServerVariable, unknownSecurityScheme, unknownSecurityType, incompleteSecurityScheme,
    duplicateTag,
    invalidOverlay, invalidJSONPath, unmatchedOverlayAction, overlayConflict,
  ]
}
