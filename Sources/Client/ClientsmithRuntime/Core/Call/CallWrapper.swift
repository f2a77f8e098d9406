import HTTPTypes

/// Stands around whole calls, as ``Middleware`` stands around their attempts: for what lasts from the first wait to the answer, such
/// as a trace's span. Task-local values that it sets are there in all that the call does.
public protocol CallWrapper: Sendable {
  /// The rest of the call. A name for the closure's type means the same in every module: see ``Middleware/Next``.
  typealias Work<Result> = () async throws -> Result

  /// Runs a call, once. What it throws is the client's own error, or `CancellationError`.
  func around<Result: Sendable>(_ call: CallDescription, _ work: Work<Result>) async throws -> Result
}

/// A call as it is known before anything is sent.
public struct CallDescription: Sendable {
  /// The API's name.
  public let service: String
  /// The operation's id in the document.
  public let operationID: String
  /// The HTTP method.
  public let method: HTTPRequest.Method
  /// The document's path, `/v1/incidents/{incident_id}`.
  public let pathTemplate: String

  /// Puts a description together: wrappers can be tested without a connection.
  public init(service: String, operationID: String, method: HTTPRequest.Method, pathTemplate: String) {
    self.service = service
    self.operationID = operationID
    self.method = method
    self.pathTemplate = pathTemplate
  }
}
