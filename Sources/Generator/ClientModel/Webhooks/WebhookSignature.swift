/// How a service signs its webhooks, so that the client can check them.
package enum WebhookSignature: Sendable, Hashable {
  /// One that the runtime knows by name.
  case known(KnownWebhookSignature)
  case own(OwnWebhookSignature)
}

/// The signatures that the runtime knows by name, as configuration and documents spell them.
package enum KnownWebhookSignature: String, Sendable, CaseIterable {
  case standard, svix, github, stripe, slack, shopify, firehydrant

  /// The header fields that no other service's webhooks have: all of them stand for the signature.
  var headers: [String] {
    switch self {
    case .standard: ["webhook-id", "webhook-timestamp", "webhook-signature"]
    case .svix: ["svix-id", "svix-timestamp", "svix-signature"]
    case .github: ["x-hub-signature-256"]
    case .stripe: ["stripe-signature"]
    case .slack: ["x-slack-signature", "x-slack-request-timestamp"]
    case .shopify: ["x-shopify-hmac-sha256"]
    case .firehydrant: ["fh-signature"]
    }
  }

  /// The signature that header fields of a document's webhooks stand for; nil where they stand for none, or for two.
  static func described(by webhooks: [Webhook]) -> KnownWebhookSignature? {
    let headers = Set(webhooks.flatMap(\.headers).map { $0.lowercased() })
    let fitting = allCases.filter { $0.headers.allSatisfy(headers.contains) }
    return fitting.count == 1 ? fitting[0] : nil
  }
}

/// An HMAC-SHA256 signature that is described field by field.
package struct OwnWebhookSignature: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case body, timestamp
    case header(String)
    case text(String)
  }

  package var header: String
  package var isBase64 = false
  /// What stands before a signature.
  package var prefix = ""
  /// What separates the pieces of the header; nil where it is one.
  package var separator: String?
  package var content: [Part] = [.body]
  /// The header that has the time of signing.
  package var timestampHeader: String?
  /// What stands before the time of signing in a piece of the signature's header.
  package var timestampPrefix: String?
  /// What stands before the Base64 of a secret; nil where secrets are texts.
  package var secretPrefix: String?

  /// The parts of a text such as `{webhook-id}.{timestamp}.{body}`: names in braces are header fields but for these two; nil
  /// where braces do not match or the body is not signed.
  static func parts(of text: String) -> [Part]? {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      switch rest[rest.index(after: open)..<close] {
      case "body": parts.append(.body)
      case "timestamp": parts.append(.timestamp)
      case let name where !name.isEmpty: parts.append(.header(String(name)))
      default: return nil
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts.contains(.body) ? parts : nil
  }
}
