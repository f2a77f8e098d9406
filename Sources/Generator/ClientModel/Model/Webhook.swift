import Diagnostics

/// A payload the service sends to its user.
package struct Webhook: Sendable {
  /// The name in the document.
  package var id: String
  /// The Swift name of the static member that parses it.
  package var name: String
  package var method: String
  package var payload: TypeReference?
  package var documentation: Documentation
  package var location: SourceLocation?
  /// Sent because one call asked for it, and no part of the union of webhooks.
  package var isCallback = false
  /// The header fields that the document describes.
  package var headers: [String] = []
  /// By what a message of it is told from the others: all have to hold.
  package var marks: [WebhookMark] = []
}

/// The webhooks of a document as one type.
package struct WebhookUnion: Sendable {
  /// The type's name in the client.
  package var name: String
  /// How messages are signed; nil where neither document nor configuration says.
  package var signature: WebhookSignature?
  /// The environment variable that holds the secret.
  package var secretVariable: String
}
