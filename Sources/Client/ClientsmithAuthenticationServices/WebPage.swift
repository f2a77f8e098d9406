#if canImport(AuthenticationServices)
import AuthenticationServices
import ClientsmithRuntime
import Foundation

/// One showing of the system's page. It lives on the main actor, where the system's session has to be made, started and ended.
@MainActor
final class WebPage: NSObject {
  private let anchor: WebSignIn.Anchor
  private var session: ASWebAuthenticationSession?
  private var answer: WebAnswer?
  private var isClosed = false

  init(anchor: @escaping WebSignIn.Anchor) {
    self.anchor = anchor
  }

  /// Shows the page until the person comes back, gives up, or ``close()`` is called.
  func show(_ url: URL, _ callback: WebSignIn.Callback, isEphemeral: Bool) async throws -> String {
    if isClosed { throw CancellationError() }
    return try await withCheckedThrowingContinuation { continuation in
      let answer = WebAnswer(continuation)
      guard let session = Self.session(url, callback, answer) else {
        let reason = "this system knows no https callbacks; a scheme of the app's own works everywhere"
        return answer.give(.failure(AuthenticationError(.authorizationFailed, reason)))
      }
      self.answer = answer
      self.session = session
      #if !os(tvOS) && !os(watchOS)
      session.presentationContextProvider = self
      #endif
      #if !os(tvOS)
      session.prefersEphemeralWebBrowserSession = isEphemeral
      #endif
      // Where it does not start the session may or may not say why: whoever comes first is heard.
      if !session.start() {
        answer.give(.failure(AuthenticationError(.authorizationFailed, "the system did not show the service's page")))
      }
    }
  }

  /// Takes the page away. The session's own answer to that may never come, so the caller is told here.
  func close() {
    isClosed = true
    answer?.give(.failure(CancellationError()))
    session?.cancel()
  }

  private static func session(
    _ url: URL, _ callback: WebSignIn.Callback, _ answer: WebAnswer
  ) -> ASWebAuthenticationSession? {
    switch callback {
    case .scheme(let scheme):
      return ASWebAuthenticationSession(
        url: url, callbackURLScheme: scheme, completionHandler: answer.completionHandler())
    case .https(let host, let path):
      guard #available(macOS 14.4, iOS 17.4, tvOS 17.4, watchOS 10.4, visionOS 1.1, *) else { return nil }
      return ASWebAuthenticationSession(
        url: url, callback: .https(host: host, path: path), completionHandler: answer.completionHandler())
    }
  }
}

#if !os(tvOS) && !os(watchOS)
extension WebPage: ASWebAuthenticationPresentationContextProviding {
  func presentationAnchor(for session: ASWebAuthenticationSession) -> ASPresentationAnchor { anchor() }
}
#endif
#endif
