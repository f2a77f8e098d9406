/// How a sender signs its webhooks with HMAC-SHA256: which header, how it is spelt, and what is signed.
///
/// A scheme is data; `ClientsmithWebhooks` verifies by it.
public struct WebhookScheme: Sendable, Hashable {
  /// How the 32 bytes of a signature are written.
  public enum Encoding: Sendable, Hashable {
    /// Two hexadecimal digits a byte; upper and lower case are the same.
    case hex
    /// Base64 of RFC 4648.
    case base64
  }

  /// A piece of the text that is signed.
  public enum Part: Sendable, Hashable {
    /// The raw bytes of the request's body.
    case body
    /// The timestamp as it was sent.
    case timestamp
    /// The value of a header, such as a message id.
    case header(String)
    /// The same text in every request.
    case text(String)
  }

  /// How the text of a secret stands for the bytes of its key.
  public enum SecretForm: Sendable, Hashable {
    /// Its UTF-8 bytes are the key.
    case text
    /// It is the key in Base64, behind a prefix that may be left out: `whsec_`.
    case base64(prefix: String)
  }

  /// Where the time of signing stands.
  public enum Timestamp: Sendable, Hashable {
    /// In a header of its own.
    case header(String)
    /// In one piece of the signature's header, behind a prefix: `t=` in `t=1700000000,v1=…`.
    case piece(prefix: String)
  }

  /// The header that carries the signature.
  public var header: String
  /// How the signature is written.
  public var encoding: Encoding
  /// What stands before each signature: `sha256=`, `v1=`. Pieces without it are no signatures.
  public var prefix: String
  /// What separates the pieces of the header, where it carries several; one signature that fits is enough.
  public var separator: Character?
  /// What is signed, in order.
  public var content: [Part]
  /// Where the time of signing stands, as Unix seconds or an RFC 3339 date-time; nil where none is sent.
  public var timestamp: Timestamp?
  /// How a secret that is given as text is read.
  public var secretForm: SecretForm

  /// A scheme of one's own; by default the HMAC of the body alone, in hex.
  public init(
    header: String, encoding: Encoding = .hex, prefix: String = "", separator: Character? = nil,
    content: [Part] = [.body], timestamp: Timestamp? = nil, secretForm: SecretForm = .text
  ) {
    self.secretForm = secretForm
    self.header = header
    self.encoding = encoding
    self.prefix = prefix
    self.separator = separator
    self.content = content
    self.timestamp = timestamp
  }
}

extension WebhookScheme {
  /// Standard Webhooks 1.0: `webhook-signature: v1,<base64>` over id, timestamp and body; secrets are `whsec_<base64>`.
  public static let standardWebhooks = standard(prefix: "webhook-")

  /// Svix: Standard Webhooks with headers that begin with `svix-`.
  public static let svix = standard(prefix: "svix-")

  /// GitHub: `X-Hub-Signature-256: sha256=<hex>` of the body.
  public static let gitHub = WebhookScheme(header: "X-Hub-Signature-256", prefix: "sha256=")

  /// Stripe: `Stripe-Signature: t=<seconds>,v1=<hex>` of timestamp and body. The secret is the whole text, its `whsec_` too.
  public static let stripe = WebhookScheme(
    header: "Stripe-Signature", prefix: "v1=", separator: ",", content: [.timestamp, .text("."), .body],
    timestamp: .piece(prefix: "t="))

  /// Slack: `X-Slack-Signature: v0=<hex>` of version, timestamp and body.
  public static let slack = WebhookScheme(
    header: "X-Slack-Signature", prefix: "v0=", content: [.text("v0:"), .timestamp, .text(":"), .body],
    timestamp: .header("X-Slack-Request-Timestamp"))

  /// Shopify: `X-Shopify-Hmac-Sha256: <base64>` of the body.
  public static let shopify = WebhookScheme(header: "X-Shopify-Hmac-Sha256", encoding: .base64)

  /// FireHydrant: `fh-signature: <hex>` of the body.
  public static let fireHydrant = WebhookScheme(header: "fh-signature")

  private static func standard(prefix: String) -> WebhookScheme {
    WebhookScheme(
      header: prefix + "signature", encoding: .base64, prefix: "v1,", separator: " ",
      content: [.header(prefix + "id"), .text("."), .timestamp, .text("."), .body],
      timestamp: .header(prefix + "timestamp"), secretForm: .base64(prefix: "whsec_"))
  }
}
