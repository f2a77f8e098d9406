import HTTPTypes

/// What happened during a call, for metrics and traces. Holds no secret but what an undecodable item may hold.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum CallEvent: Sendable {
  /// A request was answered, with the time from its leaving the gate to the answer's head.
  case answered(CallAttempt, status: HTTPResponse.Status, duration: Duration)
  /// A request got no answer.
  case failed(CallAttempt, any Error, duration: Duration)
  /// Another attempt will be made after a wait.
  case retrying(CallAttempt, after: Duration, reason: RetryReason)
  /// A call waited, for more than a moment.
  case waited(CallAttempt, for: CallWait, duration: Duration)
  /// Something happened to a credential: what ``ClientConfiguration/auditLog`` is told as well.
  case credential(AuditEvent)
  /// A page of a list arrived, with so many items.
  case page(operationID: String, items: Int)
  /// An item of a list is not what the document describes and was left out: ``ItemDecoding/lenient``.
  case undecodableItem(operationID: String, UndecodableItem)
}

/// One attempt of one call.
public struct CallAttempt: Sendable, CustomStringConvertible {
  /// The operation's id in the document.
  public let operationID: String
  /// 1 for the first.
  public let attempt: Int
  /// What was asked, without secrets. Worked out when it is asked for: most observers count, and show nothing.
  public var request: RequestSummary { summary() }
  /// The operation, the attempt's number and what was asked.
  public var description: String { "\(operationID) \(attempt) \(request)" }

  private let summary: @Sendable () -> RequestSummary

  /// Puts an attempt together: an observer can be tested without a connection.
  public init(operationID: String, attempt: Int = 1, request: RequestSummary) {
    self.operationID = operationID
    self.attempt = attempt
    summary = { request }
  }

  init(_ call: PreparedCall, attempt: Int) {
    operationID = call.operationID
    self.attempt = attempt
    summary = { call.summary }
  }
}

/// What a call waited for before it was sent.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum CallWait: String, Sendable, Hashable {
  /// Room in the service's rate limits.
  case rateLimit = "rate_limit"
  /// A token: another call's exchange, or one that this call began.
  case credentials
}
