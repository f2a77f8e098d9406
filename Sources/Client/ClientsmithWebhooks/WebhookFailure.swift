/// Why a webhook is not to be trusted.
public enum WebhookFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// A header that the scheme needs is not there.
  case missingHeader(String)
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
    case .malformedSignature: "the webhook's signature is malformed"
    case .wrongSignature: "the webhook's signature does not match its body"
    case .malformedTimestamp: "the webhook's timestamp is malformed"
    case .outsideTolerance: "the webhook was signed too long ago, or in the future"
    }
  }
}
