import HTTPTypes

/// Sees every attempt of every call just before it is sent: credentials are on it, redirects and retries come through again.
///
/// Return what `next` returns, changed or not, or an answer of your own. Errors thrown here end the attempt; a
/// ``TransportError`` may be retried, any other error ends the call as it is.
public protocol Middleware: Sendable {
  /// What comes after: the next middleware, or the gate and the transport.
  ///
  /// A name for the closure's type means the same in every module, also where `NonisolatedNonsendingByDefault` gives the type
  /// another meaning when it is written out.
  typealias Next = @Sendable (_ request: HTTPRequest, _ body: RequestBody) async throws -> TransportResponse

  /// Handles one attempt.
  func intercept(
    _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: Next
  ) async throws -> TransportResponse
}

/// Which call an attempt belongs to.
public struct OperationContext: Sendable {
  /// The API's name.
  public let service: String
  /// The operation's id in the document.
  public let operationID: String
  /// 1 for the first attempt.
  public let attempt: Int
  /// How long this attempt may take until its answer begins; see ``ClientConfiguration/timeout``.
  public let timeout: Duration?

  /// Puts a context together: middleware can be tested without a connection.
  public init(service: String, operationID: String, attempt: Int = 1, timeout: Duration? = nil) {
    self.service = service
    self.operationID = operationID
    self.attempt = attempt
    self.timeout = timeout
  }
}
