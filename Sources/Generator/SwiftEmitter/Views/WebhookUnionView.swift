import ClientModel
import Templating

/// The webhooks of a document as one type.
final class WebhookUnionView: TemplateView {
  let union: WebhookUnion
  let words: Words

  init(_ union: WebhookUnion, words: Words) {
    self.union = union
    self.words = words
  }

  static let viewName = "webhookUnion"
  static let keys: [TemplateKey<WebhookUnionView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.union.name },
    .text("conformances", "the runtime's protocol, and others that hold") { $0.conformances },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .text("variable", "the environment variable with the secret, as a string literal") {
      SwiftLiteral.string($0.union.secretVariable)
    },
    .text("signature", "how messages are signed, as an expression; nothing where that is not known") {
      $0.union.signature.map(SignatureText.text) ?? ""
    },
    .views("webhooks", "the webhooks in document order") { view in
      let webhooks = view.words.api.webhooks.filter { !$0.isCallback }
      return webhooks.map { WebhookView(webhook: $0, words: view.words, isSole: webhooks.count == 1) }
    },
  ]

  /// A payload of a type of the user's own may be anything.
  private var conformances: String {
    let isComparable = words.api.webhooks.allSatisfy { $0.payload?.mentionsCustom != true }
    return (union.signature == nil ? "WebhookUnion" : "SignedWebhookUnion") + (isComparable ? ", Hashable" : "")
  }
}

extension TypeReference {
  /// Whether it names a type of the user's own.
  fileprivate var mentionsCustom: Bool {
    switch self {
    case .custom: true
    case .array(let inner), .dictionary(let inner), .optional(let inner): inner.mentionsCustom
    case .builtIn, .declared: false
    }
  }
}
