/// One way in which an answer is not what the document says, without any value of the answer.
public struct Deviation: Sendable, Hashable {
  /// What is not as it is described; the raw value is the id of the finding.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A member that is not described.
    case undeclaredMember = "undeclared-member"
    /// A value that an enumeration does not have.
    case undeclaredValue = "undeclared-value"
    /// A required member is missing.
    case missingMember = "missing-member"
    /// A value of another type.
    case otherType = "other-type"
    /// An answer with a status that is not described.
    case undeclaredStatus = "undeclared-status"
    /// An answer in a form that is not described.
    case undeclaredMediaType = "undeclared-media-type"
    /// Something called that the document says will go.
    case deprecatedOperation = "deprecated-operation"
    /// The client's contract cannot be read: nothing is held against the document.
    case unreadableContract = "unreadable-contract"
  }

  /// What is not as described.
  public var kind: Kind
  /// `GET /pets/{petId}`; empty for what is about no operation.
  public var operation: String
  /// What describes it: the JSON pointer of a schema, an answer or an operation.
  public var pointer: String
  /// The name of the member, the status or media type that came, or the kind of value.
  public var name: String
  /// Where the document speaks of it.
  public var place: Contract.Place?

  /// A deviation by its parts.
  public init(_ kind: Kind, operation: String, pointer: String, name: String, place: Contract.Place?) {
    self.kind = kind
    self.operation = operation
    self.pointer = pointer
    self.name = name
    self.place = place
  }

  /// What came, in a sentence.
  public var message: String {
    switch kind {
    case .undeclaredMember: "`\(operation)` answers with a member `\(name)` that is not described"
    case .undeclaredValue: "`\(operation)` answers with a value that the enumeration does not have"
    case .missingMember: "`\(operation)` answers without the required member `\(name)`"
    case .otherType: "`\(operation)` answers with \(Self.phrase(name)), which is not described here"
    case .undeclaredStatus: "`\(operation)` answers with the status \(name), which is not described"
    case .undeclaredMediaType: "`\(operation)` answers with `\(name)`, which is not described"
    case .deprecatedOperation: "`\(operation)` is deprecated and is called"
    case .unreadableContract:
      "nothing is held against the document, since the client's contract cannot be read (\(name)): generate it with the version of the library"
    }
  }

  private static func phrase(_ kind: String) -> String {
    switch kind {
    case "null": "`null`"
    case "array", "integer", "object": "an \(kind)"
    default: "a \(kind)"
    }
  }
}
