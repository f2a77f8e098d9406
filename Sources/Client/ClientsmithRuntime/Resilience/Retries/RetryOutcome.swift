import HTTPTypes

/// How one attempt ended, as far as retrying is concerned.
package enum RetryOutcome: Sendable, Equatable {
  /// An answer came whole.
  case response(status: Int, headers: HTTPFields)
  /// No answer came, or not all of it.
  case failure(ConnectionFailure)
}

/// How far an attempt got that ended without a whole answer.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum ConnectionFailure: String, Sendable, Hashable {
  /// The server cannot have seen the request: a name that does not resolve, a refused connection, a failed handshake.
  case neverSent
  /// The server may have acted on the request: the connection was lost, or the time ran out, after it was written.
  case maybeSent
  /// The answer began and broke off.
  case interrupted
}

/// What to do after an attempt.
package enum RetryDecision: Sendable, Equatable {
  /// Wait, then try again.
  case retry(after: Duration, reason: RetryReason)
  /// The attempt's outcome is the call's.
  case stop(RetryStop)
}

/// Why a call is tried again: for log lines and hooks.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum RetryReason: Sendable, Hashable, CustomStringConvertible {
  /// The server answered with a status that is worth another try.
  case status(Int)
  /// The connection could not be made, or was lost.
  case connection(ConnectionFailure)
  /// The server said so with `x-should-retry`.
  case requested(status: Int)

  /// The reason as words that follow "after".
  public var description: String {
    switch self {
    case .status(let status): "the status \(status)"
    case .connection(.neverSent): "a connection that could not be made"
    case .connection(.maybeSent): "a lost connection"
    case .connection(.interrupted): "an answer that broke off"
    case .requested(let status): "the status \(status) and the server's wish"
    }
  }
}

/// Why a call is not tried again: for log lines and errors.
package enum RetryStop: Sendable, Equatable, CustomStringConvertible {
  /// The outcome is one that retrying cannot mend: a success, or a failure outside the policy.
  case final
  /// The server forbade it with `x-should-retry`.
  case forbidden
  /// The policy's number of retries is used up.
  case exhausted(attempts: Int)
  /// Repeating the request could do its work twice.
  case notRepeatable
  /// The body was a stream that cannot be read again.
  case bodyConsumed
  /// The wait would end after the call's deadline.
  case deadline(wait: Duration)
  /// The server asked for a wait longer than ``RetryPolicy/longestServerDelay``.
  case serverDelay(Duration)
  /// Too many of this client's recent calls failed: ``RetryBudget``.
  case budget

  /// The reason as a clause.
  public var description: String {
    switch self {
    case .final: "retrying cannot help"
    case .forbidden: "the server asked not to be tried again"
    case .exhausted(let attempts): "all \(attempts) attempts failed"
    case .notRepeatable: "repeating the request could do its work twice"
    case .bodyConsumed: "the request's body cannot be sent again"
    case .deadline(let wait): "the deadline is before the end of the next wait of \(wait)"
    case .serverDelay(let wait): "the server asks for a wait of \(wait)"
    case .budget: "too many calls are failing to retry any more of them"
    }
  }
}
