import ClientModel
import Templating

/// The payloads that the service sends: a parser for each, and the webhooks as one type.
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
    .views("union", "the webhooks as one type; none where all are callbacks") { view in
      view.words.api.webhookUnion.map { [WebhookUnionView($0, words: view.words)] } ?? []
    },
  ]
}

/// A payload that the service sends.
final class WebhookView: TemplateView {
  let webhook: Webhook
  let words: Words
  /// Whether no other webhook is in the union.
  let isSole: Bool

  init(webhook: Webhook, words: Words, isSole: Bool = false) {
    self.webhook = webhook
    self.words = words
    self.isSole = isSole
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
    .text("key", "the name by which a rule is found, as a string literal") {
      SwiftLiteral.string($0.webhook.name.filter { $0 != "`" })
    },
    .texts("conditions", "what a message of it has, as expressions") { $0.conditions },
    .flag("isTold", "a message says which webhook it is") { $0.isSole || !$0.webhook.marks.isEmpty },
    .flag("isTried", "nothing but its form says that a message is of this webhook") {
      $0.isSole && $0.webhook.marks.isEmpty
    },
  ]

  private var conditions: [String] {
    webhook.marks.map { mark in
      let values = SwiftLiteral.strings(mark.values)
      return switch mark.place {
      case .header(let name): ".header(\(SwiftLiteral.string(name)), \(values))"
      case .member(let pointer): ".member(\(SwiftLiteral.string(pointer)), \(values))"
      }
    }
  }
}
