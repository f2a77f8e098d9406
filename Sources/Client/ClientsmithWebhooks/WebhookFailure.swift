/// Why a webhook is not to be trusted.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum WebhookFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// A header that the scheme needs is not there.
  case missingHeader(String)
  /// No secret was given, and this variable of the environment has none.
  case missingSecret(String)
  /// The secret that the verifier was given is not spelt as the scheme says: what follows `whsec_` is not Base64.
  case malformedSecret
  /// No signature of the header is spelt as the scheme says.
  case malformedSignature
  /// No secret makes this signature from this body: it was changed on the way, or somebody else sent it.
  case wrongSignature
  /// The timestamp is neither Unix seconds nor a date-time.
  case malformedTimestamp
  /// It was signed longer ago, or further in the future, than is tolerated: perhaps somebody sent it again.
  case outsideTolerance

  /// What is wrong, for a log.
  public var description: String {
    switch self {
    case .missingHeader(let name): "the webhook has no `\(name)` header"
    case .missingSecret(let variable):
      "no secret to check webhooks with: give one, or set the environment variable \(variable)"
    case .malformedSecret: "the webhook's secret is malformed: Base64 was expected behind its prefix"
    case .malformedSignature: "the webhook's signature is malformed"
    case .wrongSignature: "the webhook's signature does not match its body"
    case .malformedTimestamp: "the webhook's timestamp is malformed"
    case .outsideTolerance: "the webhook was signed too long ago, or in the future"
    }
  }
}
