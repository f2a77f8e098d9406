import Diagnostics
import OpenAPI
import YAML

/// Where a message can say which webhook it is.
package enum WebhookEventPlace: Sendable, Hashable {
  case header(String)
  /// A JSON pointer into the body.
  case member(String)

  /// Reads `x-clientsmith-webhook-event` of the document's root, by which each webhook is named by its key or its own
  /// `x-clientsmith-webhook-event`.
  static func read(_ extensions: Extensions, into bag: inout DiagnosticBag) -> WebhookEventPlace? {
    guard let node = ExtensionReader.value("webhook-event", in: extensions) else { return nil }
    let name = ExtensionReader.prefix + "webhook-event"
    guard ExtensionReader.check(node, members: ["header", "member"], of: name, into: &bag) else { return nil }
    if let header = node["header"]?.string, node["member"] == nil, !header.isEmpty { return .header(header) }
    if let member = node["member"]?.string, node["header"] == nil, member.hasPrefix("/") { return .member(member) }
    bag.report(
      .invalidExtension, "`\(name)` names one place", at: node.location,
      help: "`{header: X-Event}`, or `{member: /type}` with a JSON pointer into the body")
    return nil
  }

  /// How far down the body it is; a header comes first.
  var depth: Int {
    switch self {
    case .header: 0
    case .member(let pointer): pointer.utf8.count { $0 == UInt8(ascii: "/") }
    }
  }
}

/// The texts that one webhook may have at a place.
package struct WebhookMark: Sendable, Hashable {
  package var place: WebhookEventPlace
  package var values: [String]
  /// Whether the document says that the place names the webhook, rather than that it happens to have such values.
  var isDeclared = false

  init(_ place: WebhookEventPlace, _ values: [String], isDeclared: Bool = false) {
    self.place = place
    self.values = values
    self.isDeclared = isDeclared
  }
}
