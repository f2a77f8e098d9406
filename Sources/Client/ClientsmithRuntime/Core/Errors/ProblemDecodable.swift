/// The error body of an API with several error types: generated as an enum with a case for each.
public protocol ProblemDecodable: Sendable {
  /// Reads an error body. `variant` is the number of the type that the document declares for the status; nil for a status
  /// that it does not mention.
  init(problem body: [UInt8], variant: Int?) throws
}
