import OpenAPI

/// Collects what the service sends to its user: webhooks and callbacks, with the types of their payloads.
enum WebhookPass {
  /// The payloads in document order, webhooks first.
  static func run(_ document: Document, _ lowering: SchemaLowering) -> [Webhook] {
    var scope = NameScope()
    var webhooks: [Webhook] = []
    func add(_ name: String, _ operation: OpenAPI.Operation) {
      let body = operation.requestBody.flatMap { document.resolve($0) }
      let schema = body?.content.first { MediaKind($0.name) == .json }.flatMap { document.resolve($0.value)?.schema }
      let words = WordSplitter.words(of: name)
      let payload = schema.map { lowering.lower($0, .shared(words + ["payload"])).element }
      webhooks.append(
        Webhook(
          id: name, name: scope.takeMember(SwiftIdentifier.member(words)), method: operation.method.description,
          payload: payload,
          documentation: Documentation(summary: operation.summary, description: operation.description)))
    }
    for entry in document.webhooks {
      for operation in document.resolve(entry.value)?.operations ?? [] { add(entry.name, operation) }
    }
    for entry in document.paths {
      for operation in document.resolve(entry.value)?.operations ?? [] {
        for callback in operation.callbacks {
          for item in document.resolve(callback.value)?.pathItems ?? NamedEntries() {
            for inner in document.resolve(item.value)?.operations ?? [] { add(callback.name, inner) }
          }
        }
      }
    }
    return webhooks
  }
}
