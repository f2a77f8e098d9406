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
