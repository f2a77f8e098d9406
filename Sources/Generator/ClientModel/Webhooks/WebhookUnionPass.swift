import Diagnostics
import OpenAPI

/// Decides how the document's webhooks become one type: its name, what tells them apart, and how they are signed.
struct WebhookUnionPass {
  let configuration: ModelConfiguration
  let environmentPrefix: String

  /// Marks the webhooks, and gives their union; nil where there are none.
  func run(
    _ webhooks: inout [Webhook], _ declarations: [Declaration], _ extensions: Extensions, into bag: inout DiagnosticBag
  ) -> WebhookUnion? {
    guard webhooks.contains(where: { !$0.isCallback }) else { return nil }
    let untold = WebhookMarks.settle(&webhooks, declarations)
    report(untold, into: &bag)
    // A model of that name stays what text in the client means by it.
    let isTaken = declarations.contains { $0.name == "WebhookEvent" && ($0.scope == .module || $0.scope == .client) }
    return WebhookUnion(
      name: isTaken ? "ReceivedWebhook" : "WebhookEvent", signature: signature(webhooks, extensions, into: &bag),
      secretVariable: configuration.webhookSecret ?? environmentPrefix + "_WEBHOOK_SECRET")
  }

  /// The configuration's word, else the document's, else what the described header fields stand for.
  private func signature(
    _ webhooks: [Webhook], _ extensions: Extensions, into bag: inout DiagnosticBag
  ) -> WebhookSignature? {
    if let signature = configuration.webhookSignature { return signature }
    if let node = ExtensionReader.value("webhook-signature", in: extensions) {
      return WebhookSignatureReader(name: ExtensionReader.prefix + "webhook-signature", id: .invalidExtension)
        .read(node, into: &bag)
    }
    return KnownWebhookSignature.described(by: webhooks.filter { !$0.isCallback }).map { .known($0) }
  }

  private func report(_ untold: [Webhook], into bag: inout DiagnosticBag) {
    guard let first = untold.first else { return }
    let names = untold.prefix(3).map { "`\($0.id)`" }.joined(separator: ", ")
    bag.report(
      .untoldWebhook,
      untold.count > 3
        ? "nothing that a message holds tells \(names) and \(untold.count - 3) more webhooks from the others; their messages are given as `.other`"
        : "nothing that a message holds tells \(names) from the other webhooks; their messages are given as `.other`",
      at: first.location,
      help:
        "say in an overlay where a message has its webhook's name: {target: $, update: {x-clientsmith-webhook-event: {header: X-Event}}}, or {member: /type}; a webhook whose name there is not its key gets `x-clientsmith-webhook-event: NAME`"
    )
  }
}
