#if canImport(AuthenticationServices)
import AuthenticationServices
import ClientsmithRuntime
import Foundation

/// Signs a person in with the system's web page for it, `ASWebAuthenticationSession`: give ``authorize(_:)`` to the credentials.
///
/// ```swift
/// let page = WebSignIn(callback: .scheme("example-app")) { window }
/// let client = BlueflyClient(
///   credentials: .authorizationCode(
///     id: "app", account: "ada", redirectURI: "example-app://callback", authorize: page.authorize))
/// ```
/// The page comes when a call needs a token and none can be had without the person. So that no refresh in the background brings it
/// up, give `presents: .whenAsked`: calls then throw `AuthenticationError` of the kind `signInRequired`, and the page comes
/// only inside ``signIn(_:)``.
public struct WebSignIn: Sendable {
  /// Where the service sends the person back to.
  public enum Callback: Sendable, Hashable {
    /// A scheme of the app's own, without the colon.
    case scheme(String)
    /// An https address that belongs to the app (`webcredentials` of its associated domains). On systems before macOS 14.4,
    /// iOS 17.4, tvOS 17.4, watchOS 10.4 and visionOS 1.1 signing in throws `authorizationFailed`.
    case https(host: String, path: String)
  }

  /// When the page may come up.
  public enum Presentation: Sendable, Hashable {
    /// When a call needs a token.
    case whenNeeded
    /// Only within ``WebSignIn/signIn(_:)``.
    case whenAsked
  }

  #if os(tvOS) || os(watchOS)
  /// There are no windows to choose from.
  public typealias Anchor = @MainActor @Sendable () -> Void
  #else
  /// Gives the window that the page belongs to.
  public typealias Anchor = @MainActor @Sendable () -> ASPresentationAnchor
  #endif

  private let callback: Callback
  private let isEphemeral: Bool
  private let presentation: Presentation
  private let anchor: Anchor

  #if os(tvOS) || os(watchOS)
  /// A page of the system. An ephemeral one neither knows nor leaves cookies (not on tvOS, which has no such choice).
  public init(callback: Callback, isEphemeral: Bool = false, presents presentation: Presentation = .whenNeeded) {
    self.callback = callback
    self.isEphemeral = isEphemeral
    self.presentation = presentation
    anchor = {}
  }
  #else
  /// A page over the window that `anchor` gives. An ephemeral one neither knows nor leaves cookies: the person types everything,
  /// and signing out is complete.
  public init(
    callback: Callback, isEphemeral: Bool = false, presents presentation: Presentation = .whenNeeded,
    anchor: @escaping Anchor
  ) {
    self.callback = callback
    self.isEphemeral = isEphemeral
    self.presentation = presentation
    self.anchor = anchor
  }
  #endif

  /// Shows the page and gives the address that the service sent the person back to.
  ///
  /// Throws `AuthenticationError`: `signInCanceled` where the person closed the page, `signInRequired` where the page may come
  /// only when asked for and was not, `authorizationFailed` where the system shows no page. A cancelled task closes the page and
  /// throws `CancellationError`.
  public func authorize(_ url: String) async throws -> String {
    guard presentation == .whenNeeded || Self.isAsked else {
      throw AuthenticationError(.signInRequired, "a person has to sign in, and nobody has asked for the page yet")
    }
    guard let address = URL(string: url) else {
      throw AuthenticationError(.authorizationFailed, "the service's page has no valid address")
    }
    let page = await WebPage(anchor: anchor)
    return try await withTaskCancellationHandler {
      try await page.show(address, callback, isEphemeral: isEphemeral)
    } onCancel: {
      Task { @MainActor in page.close() }
    }
  }

  /// Runs calls for which the page may come up, such as a first one after a person has tapped "Sign in".
  public func signIn<Value: Sendable>(_ calls: @Sendable () async throws -> Value) async throws -> Value {
    try await Self.$isAsked.withValue(true) { try await calls() }
  }

  @TaskLocal private static var isAsked = false
}
#endif
