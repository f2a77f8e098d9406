/// The webhooks of a service as one type, a case each, with one more for what its document does not describe.
///
/// Generated code conforms to it; `WebhookReceiver` and `unwrap` of `ClientsmithWebhooks` verify a request and give the case.
public protocol WebhookUnion: Sendable {
  /// The variable of the process's environment that holds the secret where the caller gives none.
  static var secretVariable: String { get }

  /// Reads a message whose signature was checked: throws ``DecodingFailure`` where a known webhook is not as described,
  /// ``JSONSyntaxError`` where the body is no JSON, and nothing for a webhook that is not known.
  init(_ message: WebhookMessage) throws
}

/// Webhooks of which document or configuration say how they are signed.
public protocol SignedWebhookUnion: WebhookUnion {
  /// How the service signs.
  static var signature: WebhookScheme { get }
}
