import ClientModel
import Templating

/// The payloads that the service sends: a parser for each.
final class WebhooksView: TemplateView {
  let words: Words

  init(words: Words) {
    self.words = words
  }

  static let viewName = "webhooks"
  static let keys: [TemplateKey<WebhooksView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .views("webhooks", "the payloads in document order") { view in
      view.words.api.webhooks.map { WebhookView(webhook: $0, words: view.words) }
    },
  ]
}

/// A payload that the service sends.
final class WebhookView: TemplateView {
  let webhook: Webhook
  let words: Words

  init(webhook: Webhook, words: Words) {
    self.webhook = webhook
    self.words = words
  }

  static let viewName = "webhook"
  static let keys: [TemplateKey<WebhookView>] = [
    .texts("doc", "comment lines, `///` included") { view in
      DocumentationText.lines(view.webhook.documentation, fallback: "`\(view.webhook.method) \(view.webhook.id)`")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the function, quoted where it must be") { $0.webhook.name },
    .text("type", "Swift type of the payload") { view in view.webhook.payload.map { view.words.type($0) } ?? "RawBody"
    },
    .flag("isRaw", "the document does not describe the payload") { $0.webhook.payload == nil },
  ]
}
