import HTTPTypes

/// A failed call before it becomes the client's own error type.
struct CallFailure: Error {
  var kind: APIErrorKind
  var message: String
  var operationID = ""
  var status: HTTPResponse.Status?
  var headers = HTTPFields()
  var body: [UInt8] = []
  var attempts = 0
  var request = RequestSummary.empty
  var underlying: (any Error)?
  /// The error type that the document declares for the status; see ``ProblemDecodable``.
  var problem: ProblemKind?
  /// What the service says in its answer.
  var words: ServiceErrorText?

  init(_ kind: APIErrorKind, _ message: String, underlying: (any Error)? = nil) {
    self.kind = kind
    self.message = message
    self.underlying = underlying
  }

  /// What is said of an answer with this status.
  static func sentence(for status: HTTPResponse.Status) -> String {
    "the server answered \(status.code)\(status.reasonPhrase.isEmpty ? "" : " \(status.reasonPhrase)")"
  }
}
