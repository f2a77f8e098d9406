import ClientModel

/// Spells what a call gives back and the expression that gets it.
struct ResultText {
  /// The return type; empty for nothing.
  var type = ""
  var isDiscardable = false
  /// Whether the call is made at once; a list of pages is only prepared.
  var isImmediate = true
  /// The last expression of the function.
  var expression: String

  init(_ operation: Operation, words: Words) {
    switch operation.result {
    case .none: expression = "try await connection.empty(request)"
    case .raw:
      type = "RawBody"
      isDiscardable = true
      expression = "try await connection.raw(request)"
    case .paged(let item):
      type = "Paged<\(words.type(item))>"
      isImmediate = false
      let pagination = operation.pagination.map(ResilienceText.text) ?? "Pagination(.single, items: \"\")"
      expression = "Paged(connection, request, \(pagination))"
    case .choice(let id):
      type = words.type(.declared(id))
      expression = "try await connection.response(request)"
    case .content(let content):
      let spelling = Self.content(content, words: words)
      type = spelling.type
      expression = "try await connection.\(spelling.call)"
    }
  }

  private static func content(_ content: ResponseContent, words: Words) -> (type: String, call: String) {
    switch content {
    case .json(let type): (words.type(type), "value(request)")
    case .optionalJSON(let type): (words.types.optional(type), "optionalValue(request)")
    case .text: ("String", "text(request)")
    case .bytes: ("ResponseBody", "bytes(request)")
    case .xml(let type): (words.type(type), "xml(request)")
    case .events(let type, let sentinel):
      (
        "EventStream<\(words.type(type))>",
        "events(request\(sentinel.map { ", until: \(SwiftLiteral.string($0))" } ?? ""))"
      )
    case .sequence(let type, let framing):
      ("ItemStream<\(words.type(type))>", "items(request\(framing == .lines ? "" : ", framing: .\(framing.rawValue)"))")
    }
  }
}
