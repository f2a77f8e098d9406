#if canImport(AuthenticationServices)
import AuthenticationServices
import ClientsmithRuntime
import Foundation

/// Hands on how a session ended, the first time that anybody says so.
final class WebAnswer: Sendable {
  private let continuation: Locked<CheckedContinuation<String, any Error>?>

  init(_ continuation: CheckedContinuation<String, any Error>) {
    self.continuation = Locked(continuation)
  }

  /// Resumes whoever waits; nothing the second time.
  func give(_ result: Result<String, any Error>) {
    let waiting = continuation.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    waiting?.resume(with: result)
  }

  /// What the session is given. The system calls it on a queue of its own: a closure that were made on the main actor would be
  /// taken for one that runs there, and trap.
  nonisolated func completionHandler() -> @Sendable (URL?, (any Error)?) -> Void {
    { url, error in self.give(Self.result(url, error)) }
  }

  private static func result(_ url: URL?, _ error: (any Error)?) -> Result<String, any Error> {
    if let url { return .success(url.absoluteString) }
    if let error = error as? ASWebAuthenticationSessionError, error.code == .canceledLogin {
      return .failure(AuthenticationError(.signInCanceled, "the person closed the page to sign in"))
    }
    var failure = AuthenticationError(.authorizationFailed, "the service's page ended without an answer")
    failure.underlying = error
    return .failure(failure)
  }
}
#endif
