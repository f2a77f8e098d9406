import ClientModel
import Templating

/// The success answers of an operation that has several: an enum with a case for each.
final class ResponsesView: TemplateView {
  let declaration: Declaration
  let responses: ResponseSet
  let words: Words

  init(_ declaration: Declaration, _ responses: ResponseSet, words: Words) {
    self.declaration = declaration
    self.responses = responses
    self.words = words
  }

  static let viewName = "responses"
  static let keys: [TemplateKey<ResponsesView>] = [
    .texts("doc", "comment lines, `///` included") { Conformances.documentation($0.declaration) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.declaration.name },
    .views("cases", "the answers in document order") { view in
      view.responses.cases.map { ResponseCaseView(response: $0, words: view.words) }
    },
    .views("tests", "the answers in the order their statuses are compared: exact ones first") { $0.tests },
    .text("streaming", "the protocol of an enum with binary answers, with a comma before it, or nothing") { view in
      view.streamed.isEmpty ? "" : ", StreamedResponseDecodable"
    },
    .flag("isStreamed", "some answer is binary: its body is handed over while it arrives") { !$0.streamed.isEmpty },
    .views("streamed", "the binary answers and, before them, what their statuses are told apart from") { $0.streamed },
    .flag("isStreamComplete", "one of `streamed` stands for any status") { view in
      view.streamed.contains { $0.response.status == .any && $0.response.mediaType == nil }
    },
    .flag("isComplete", "some answer stands for any status") { view in
      view.responses.cases.contains { $0.status == .any && $0.mediaType == nil }
    },
  ]

  /// The cases up to the last binary one: a status that one of the others stands for is not a binary one's.
  private var streamed: [ResponseCaseView] {
    let tests = tests
    guard let last = tests.lastIndex(where: { $0.isBinary }) else { return [] }
    return Array(tests[...last])
  }

  private var tests: [ResponseCaseView] {
    func rank(_ status: StatusPattern) -> Int {
      switch status {
      case .exact: 0
      case .range: 1
      case .any: 2
      }
    }
    // What asks for a media type besides goes before what takes any.
    func rank(_ item: ResponseSet.Case) -> (Int, Int) { (rank(item.status), item.mediaType == nil ? 1 : 0) }
    let ordered = responses.cases.enumerated().sorted { left, right in
      let (first, second) = (rank(left.element), rank(right.element))
      return (first.0, first.1, left.offset) < (second.0, second.1, right.offset)
    }
    return ordered.map { ResponseCaseView(response: $0.element, words: words) }
  }
}

/// One answer of an operation that has several.
final class ResponseCaseView: TemplateView {
  let response: ResponseSet.Case
  let words: Words

  init(response: ResponseSet.Case, words: Words) {
    self.response = response
    self.words = words
  }

  static let viewName = "response"
  static let keys: [TemplateKey<ResponseCaseView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.response.documentation) },
    .text("name", "Swift name of the case, quoted where it must be") { $0.response.name },
    .text("type", "Swift type of the payload, or nothing where the answer has none") { $0.type },
    .text("pattern", "the statuses as a pattern of a `switch`") { $0.pattern },
    .text("value", "the expression that reads the payload from `body`") { $0.value },
    .text("stream", "the expression for a body that is still arriving: the case, or `nil` where it is to be read whole")
    {
      $0.isBinary ? ".\($0.response.name)(body)" : "nil"
    },
  ]

  /// Whether the body is the caller's to read.
  var isBinary: Bool {
    if case .bytes? = response.content { return !response.isRaw }
    return false
  }

  private var type: String {
    if response.isRaw { return "RawBody" }
    switch response.content {
    case .json(let type), .xml(let type): return words.type(type)
    case .optionalJSON(let type): return words.types.optional(type)
    case .text: return "String"
    case .bytes: return "ResponseBody"
    // A streamed answer cannot be one of several: it comes collected.
    case .events, .sequence: return "RawBody"
    case nil: return ""
    }
  }

  private var pattern: String {
    let media = response.mediaType.map { " where headers.isMediaType(\(SwiftLiteral.string($0)))" } ?? ""
    switch response.status {
    case .exact(let status): return "case \(status)\(media)"
    case .range(let hundred): return "case \(hundred)00...\(hundred)99\(media)"
    case .any: return media.isEmpty ? "default" : "case _\(media)"
    }
  }

  private var value: String {
    if response.isRaw { return "RawBody(body)" }
    switch response.content {
    case .json: return "try JSONReader.decode(from: body)"
    case .optionalJSON(let type):
      return "body.isEmpty ? nil : try JSONReader.decode(\(words.type(type.unwrapped)).self, from: body)"
    case .xml: return "try RawBody(body).decodeXML()"
    case .text: return "String(decoding: body, as: UTF8.self)"
    case .bytes: return ".bytes(body)"
    case .events, .sequence: return "RawBody(body)"
    case nil: return ""
    }
  }
}
