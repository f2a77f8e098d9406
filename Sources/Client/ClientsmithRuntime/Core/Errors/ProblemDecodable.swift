/// The error body of an API with several error types: generated as an enum with a case for each.
public protocol ProblemDecodable: Sendable {
  /// Reads an error body. `kind` is the type that the document declares for the status; nil for a status that it does not
  /// mention.
  init(problem body: [UInt8], kind: ProblemKind?) throws
}

/// One of an API's error types, by the name of its case. Generated clients give theirs names: `.validation`.
public struct ProblemKind: Sendable, Hashable {
  /// The name of the case.
  public let name: String

  /// Names a type.
  public init(_ name: String) { self.name = name }
}
