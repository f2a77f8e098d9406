import ClientModel

/// Spells what a call gives back and the expression that gets it.
struct ResultText {
  /// The return type; empty for nothing.
  var type = ""
  var isDiscardable = false
  /// A call is made at once; a list of pages is only prepared.
  var effects = " async throws"
  /// The last expression of the function; empty for a list of pages.
  var expression: String
  /// The arguments of a list's `Pagination`, in lines.
  var pagination: [String] = []

  init(_ operation: Operation, words: Words) {
    switch operation.result {
    case .none: expression = "try await connection.empty(request)"
    case .raw:
      type = "RawBody"
      // What only asks is called for its answer.
      isDiscardable = !["GET", "HEAD", "OPTIONS", "QUERY", "TRACE"].contains(operation.method)
      expression = "try await connection.raw(request)"
    case .paged(let item):
      type = "Paged<\(words.type(item))>"
      effects = ""
      expression = ""
      let facts = operation.pagination.map(ResilienceText.facts) ?? [".single", "items: \"\""]
      pagination = ArgumentList.fill(facts, width: ArgumentList.width - 8)
    case .choice(let id):
      type = words.type(.declared(id))
      expression = "try await connection.response(request)"
    case .content(let content):
      if let stream = Self.stream(content, words: words) {
        type = "EventStream<\(stream.element)>"
        effects = ""
        expression = "connection.\(stream.call)"
      } else {
        let spelling = Self.content(content, words: words)
        type = spelling.type
        expression = "try await connection.\(spelling.call)"
      }
    }
  }

  /// The element and the call of an answer that arrives piece by piece.
  private static func stream(_ content: ResponseContent, words: Words) -> (element: String, call: String)? {
    switch content {
    case .events(let type, let sentinel):
      let end = sentinel.map { ", sentinel: \(SwiftLiteral.string($0))" } ?? ""
      // Data that is plain text is not JSON: the event itself holds it.
      if type == .string { return ("ServerSentEvent", "events(request\(end))") }
      let label = EventShape.isWhole(type, in: words.api.declarations) ? "ofItem" : "of"
      return (words.type(type), "events(request, \(label): \(words.type(type)).self\(end))")
    case .sequence(let type, let framing):
      let function = framing == .lines ? "lines" : "sequence"
      return (words.type(type), "\(function)(request, of: \(words.type(type)).self)")
    case .json, .optionalJSON, .text, .bytes, .xml: return nil
    }
  }

  private static func content(_ content: ResponseContent, words: Words) -> (type: String, call: String) {
    switch content {
    case .json(let type): (words.type(type), "value(request)")
    case .optionalJSON(let type): (words.types.optional(type), "optionalValue(request)")
    case .text: ("String", "text(request)")
    case .bytes: ("ResponseBody", "bytes(request)")
    case .xml(let type): (words.type(type), "xml(request)")
    // Streams are spelled above.
    case .events, .sequence: ("RawBody", "raw(request)")
    }
  }
}
