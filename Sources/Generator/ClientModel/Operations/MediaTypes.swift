import OpenAPI

/// What a media type's name says of how its content is coded (RFC 9110 §8.3.1, RFC 6839).
enum MediaKind: Hashable {
  case json, form, multipart, text, xml, events, lines, jsonSequence, bytes, any

  /// Whether the content is read piece by piece.
  var isStream: Bool { [.events, .lines, .jsonSequence].contains(self) }

  init(_ name: String) {
    let essence = name.split(separator: ";").first.map { $0.trimmingSpaces.lowercased() } ?? ""
    switch essence {
    case "application/json", "text/json", "application/*+json", "json": self = .json
    case "application/x-www-form-urlencoded": self = .form
    case "multipart/form-data", "multipart/*": self = .multipart
    case "text/event-stream": self = .events
    case "application/jsonl", "application/x-ndjson", "application/ndjson", "application/x-jsonlines",
      "application/json-lines", "application/jsonlines", "application/x-jsonl", "application/stream+json",
      "application/x-json-stream":
      self = .lines
    case "application/json-seq", "application/geo+json-seq": self = .jsonSequence
    case "application/xml", "text/xml": self = .xml
    case "*/*", "": self = .any
    default:
      if essence.hasSuffix("+json") {
        self = .json
      } else if essence.hasSuffix("+xml") {
        self = .xml
      } else if essence.hasSuffix("+json-seq") {
        self = .jsonSequence
      } else if essence.hasPrefix("text/") {
        self = .text
      } else if essence.hasPrefix("multipart/form") {
        self = .multipart
      } else {
        self = .bytes
      }
    }
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmingSpaces: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
