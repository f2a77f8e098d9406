import Diagnostics
import YAML

/// Reads how webhooks are signed, from `x-clientsmith-webhook-signature` of a document and `webhookSignature` of a configuration.
package struct WebhookSignatureReader {
  package static let members = [
    "header", "encoding", "prefix", "separator", "content", "timestampHeader", "timestampPrefix", "secretPrefix",
  ]

  private let name: String
  /// The finding that a value of the wrong form is.
  private let id: DiagnosticID

  /// A reader of a setting that is called `name` where it stands.
  package init(name: String, id: DiagnosticID) {
    self.name = name
    self.id = id
  }

  /// The signature, or nil where it is reported.
  package func read(_ node: Node, into bag: inout DiagnosticBag) -> WebhookSignature? {
    guard let mapping = node.mapping else {
      if let known = node.string.flatMap(KnownWebhookSignature.init) { return .known(known) }
      let names = KnownWebhookSignature.allCases.map(\.rawValue)
      let nearest = node.string.flatMap { Suggestion.nearest(to: $0, in: names) }
      bag.report(
        id,
        "`\(name)` is one of " + names.map { "`\($0)`" }.joined(separator: ", ") + ", or a mapping that describes one",
        at: node.location, help: nearest.map { "did you mean `\($0)`?" } ?? Self.example)
      return nil
    }
    return own(node, mapping, into: &bag).map { .own($0) }
  }

  private static let example =
    "for instance `{header: X-Signature, prefix: sha256=, content: '{timestamp}.{body}', timestampHeader: X-Time}`"

  private func own(_ node: Node, _ mapping: Mapping, into bag: inout DiagnosticBag) -> OwnWebhookSignature? {
    for entry in mapping where !Self.members.contains(entry.key) {
      bag.report(
        id, "`\(name)` has no member `\(entry.key)`", at: entry.keyLocation,
        help: Suggestion.help(for: entry.key, in: Self.members))
      return nil
    }
    var texts: [String: String] = [:]
    for entry in mapping {
      guard let text = entry.value.string else {
        bag.report(id, "`\(entry.key)` of `\(name)` must be a text", at: entry.value.location)
        return nil
      }
      texts[entry.key] = text
    }
    func refuse(_ message: String, _ key: String, help: String? = nil) -> OwnWebhookSignature? {
      bag.report(id, message, at: (mapping[key] ?? node).location, help: help)
      return nil
    }
    guard let header = texts["header"], Self.isToken(header) else {
      return refuse("`\(name)` lacks the `header` that carries the signature", "header", help: Self.example)
    }
    var signature = OwnWebhookSignature(header: header)
    switch texts["encoding"] {
    case nil, "hex": break
    case "base64": signature.isBase64 = true
    default: return refuse("`encoding` of `\(name)` is `hex` or `base64`", "encoding")
    }
    signature.prefix = texts["prefix"] ?? ""
    signature.separator = texts["separator"]
    if let separator = signature.separator, separator.count != 1 {
      return refuse("`separator` of `\(name)` is one character", "separator")
    }
    if let content = texts["content"] {
      guard let parts = OwnWebhookSignature.parts(of: content) else {
        return refuse(
          "`content` of `\(name)` says what is signed, the body among it", "content",
          help: "for instance `{webhook-id}.{timestamp}.{body}`, with names of header fields in braces")
      }
      signature.content = parts
    }
    signature.timestampHeader = texts["timestampHeader"]
    signature.timestampPrefix = texts["timestampPrefix"]
    signature.secretPrefix = texts["secretPrefix"]
    let times = [signature.timestampHeader, signature.timestampPrefix].compactMap { $0 }
    if times.count > 1 {
      return refuse("`\(name)` has the time of signing in two places", "timestampPrefix", help: "keep one of the two")
    }
    if times.isEmpty != !signature.content.contains(.timestamp) {
      return refuse(
        times.isEmpty
          ? "`content` of `\(name)` has a timestamp that stands nowhere" : "the timestamp of `\(name)` is not signed",
        "content",
        help:
          "name its `timestampHeader`, or with `timestampPrefix` what stands before it in the signature's header; and say in `content` where `{timestamp}` is signed"
      )
    }
    return signature
  }

  /// Whether text can be the name of a header field (RFC 9110 section 5.1).
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || "!#$%&'*+-.^_`|~".utf8.contains($0)
      }
  }
}
