import Diagnostics
import OpenAPI
import YAML

/// Collects what the service sends to its user: webhooks and callbacks, with the types of their payloads.
struct WebhookPass {
  private let document: Document
  private let lowering: SchemaLowering
  private var scope = NameScope(reserved: ["other"])
  private(set) var webhooks: [Webhook] = []
  /// Where every webhook says which one it is, as the document declares it.
  private let eventPlace: WebhookEventPlace?

  /// The payloads in document order, webhooks first.
  static func run(_ document: Document, _ lowering: SchemaLowering) -> [Webhook] {
    var pass = WebhookPass(document, lowering)
    pass.collect()
    return pass.webhooks
  }

  private init(_ document: Document, _ lowering: SchemaLowering) {
    self.document = document
    self.lowering = lowering
    eventPlace = WebhookEventPlace.read(document.extensions, into: &lowering.bag)
  }

  private mutating func collect() {
    for entry in document.webhooks {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations { add(entry.name, operation, item, isCallback: false) }
    }
    for entry in document.paths {
      for operation in document.resolve(entry.value)?.operations ?? [] {
        for callback in operation.callbacks {
          for item in document.resolve(callback.value)?.pathItems ?? NamedEntries() {
            guard let item = document.resolve(item.value) else { continue }
            for inner in item.operations { add(callback.name, inner, item, isCallback: true) }
          }
        }
      }
    }
  }

  private mutating func add(_ name: String, _ operation: OpenAPI.Operation, _ item: PathItem, isCallback: Bool) {
    let body = operation.requestBody.flatMap { document.resolve($0) }
    let schema = body?.content.first { MediaKind($0.name) == .json }.flatMap { document.resolve($0.value)?.schema }
    let words = WordSplitter.words(of: name)
    let payload = schema.map { lowering.lower($0, .shared(words + ["payload"])).element }
    var webhook = Webhook(
      id: name, name: scope.takeMember(SwiftIdentifier.member(words)), method: operation.method.description,
      payload: payload, documentation: Documentation(summary: operation.summary, description: operation.description))
    webhook.location = operation.location
    webhook.isCallback = isCallback
    if !isCallback { readMarks(&webhook, operation, item, name) }
    webhooks.append(webhook)
  }

  /// What a message may call the webhook of a key: some documents write keys as paths are.
  private static func names(_ key: String) -> [String] {
    key.hasPrefix("/") && key.count > 1 ? [key, String(key.dropFirst())] : [key]
  }

  /// Which header fields the webhook has, and the values that mark it.
  private mutating func readMarks(
    _ webhook: inout Webhook, _ operation: OpenAPI.Operation, _ item: PathItem, _ name: String
  ) {
    for parameter in (item.parameters + operation.parameters).compactMap({ document.resolve($0) })
    where parameter.place == .header {
      webhook.headers.append(parameter.name)
      let values = ([parameter.schema?.const].compactMap { $0 } + (parameter.schema?.enumeration ?? [])).map(\.string)
      let texts = values.compactMap { $0 }
      if !texts.isEmpty, texts.count == values.count { webhook.marks.append(.init(.header(parameter.name), texts)) }
    }
    let own = [operation.extensions, item.extensions].lazy.compactMap { ExtensionReader.value("webhook-event", in: $0) }
      .first
    if let eventPlace {
      let values = own.map { ($0.elements ?? [$0]).compactMap(\.string) } ?? Self.names(name)
      webhook.marks.append(.init(eventPlace, values, isDeclared: true))
    } else if let own {
      lowering.bag.report(
        .invalidExtension, "the document does not say where `\(own.string ?? "")` stands in a message",
        at: own.location,
        help: "give its root `x-clientsmith-webhook-event: {header: NAME}`, or `{member: /type}` with a JSON pointer")
    }
  }
}
