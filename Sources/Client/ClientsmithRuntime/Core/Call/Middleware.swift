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
  /// The document's path, `/v1/incidents/{incident_id}`.
  public let pathTemplate: String
  /// Values of secret path parameters, as they stand in the URL.
  var secretPaths: [String] = []

  /// Puts a context together: middleware can be tested without a connection.
  public init(
    service: String, operationID: String, attempt: Int = 1, timeout: Duration? = nil, pathTemplate: String = ""
  ) {
    self.service = service
    self.operationID = operationID
    self.attempt = attempt
    self.timeout = timeout
    self.pathTemplate = pathTemplate
  }

  /// A request's URL for logs and traces: without its query, and with `[secret]` for secret path parameters.
  public func loggableURL(of request: HTTPRequest) -> String {
    let path = (request.path ?? "").prefix { $0 != "?" && $0 != "#" }
    let shown = secretPaths.isEmpty ? String(path) : Redaction.path(String(path), secretPaths, [])
    return "\(request.scheme ?? "https")://\(request.authority ?? "")\(shown)"
  }
}
