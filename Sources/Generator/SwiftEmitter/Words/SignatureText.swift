import ClientModel

/// How webhooks are signed, as the runtime's `WebhookScheme`.
enum SignatureText {
  static func text(_ signature: WebhookSignature) -> String {
    switch signature {
    case .known(let known): ".\(name(known))"
    case .own(let own): text(own)
    }
  }

  private static func name(_ known: KnownWebhookSignature) -> String {
    switch known {
    case .standard: "standardWebhooks"
    case .svix: "svix"
    case .github: "gitHub"
    case .stripe: "stripe"
    case .slack: "slack"
    case .shopify: "shopify"
    case .firehydrant: "fireHydrant"
    }
  }

  private static func text(_ own: OwnWebhookSignature) -> String {
    var arguments = ["header: \(SwiftLiteral.string(own.header))"]
    if own.isBase64 { arguments.append("encoding: .base64") }
    if !own.prefix.isEmpty { arguments.append("prefix: \(SwiftLiteral.string(own.prefix))") }
    if let separator = own.separator { arguments.append("separator: \(SwiftLiteral.string(separator))") }
    if own.content != [.body] { arguments.append("content: [\(own.content.map(part).joined(separator: ", "))]") }
    if let header = own.timestampHeader { arguments.append("timestamp: .header(\(SwiftLiteral.string(header)))") }
    if let prefix = own.timestampPrefix {
      arguments.append("timestamp: .piece(prefix: \(SwiftLiteral.string(prefix)))")
    }
    if let prefix = own.secretPrefix { arguments.append("secretForm: .base64(prefix: \(SwiftLiteral.string(prefix)))") }
    return "WebhookScheme(\(arguments.joined(separator: ", ")))"
  }

  private static func part(_ part: OwnWebhookSignature.Part) -> String {
    switch part {
    case .body: ".body"
    case .timestamp: ".timestamp"
    case .header(let name): ".header(\(SwiftLiteral.string(name)))"
    case .text(let text): ".text(\(SwiftLiteral.string(text)))"
    }
  }
}
