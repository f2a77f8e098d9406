import ClientModel
import Templating

/// The body of a request: an argument and the statement that sends it.
final class BodyView: TemplateView {
  let content: BodyContent
  let isRequired: Bool
  let words: Words

  init(content: BodyContent, isRequired: Bool, words: Words) {
    self.content = content
    self.isRequired = isRequired
    self.words = words
  }

  static let viewName = "body"
  static let keys: [TemplateKey<BodyView>] = [
    .text("label", "label of the value with its colon, for instance `json: `, or nothing") { $0.spelling.label },
    .text("options", "further arguments, with leading commas: the content type where it is not the usual one") {
      $0.spelling.options
    },
    .flag("isChoice", "the value knows itself which content type it is sent as") {
      if case .choice = $0.content { true } else { false }
    },
    .flag("isMultipart", "the value is a form of parts: its `multipartForm` is sent") {
      if case .multipart = $0.content { true } else { false }
    },
    .flag("isOptional", "the call may be made without a body") { !$0.isRequired },
  ]

  /// The type of the argument.
  var type: String { spelling.type }

  /// The argument with its default.
  var argument: String { isRequired ? "_ body: \(type)" : "_ body: \(type.hasSuffix("?") ? type : type + "?") = nil" }

  private struct Spelling {
    var type: String
    var label = ""
    var options = ""
  }

  private var spelling: Spelling {
    switch content {
    case .json(let type, let contentType):
      return Spelling(
        type: words.type(type), label: "json: ",
        options: contentType == "application/json" ? "" : Self.type(contentType))
    case .form(let type, _, let encodings):
      return Spelling(type: words.type(type), label: "form: ", options: EncodingText.argument(encodings))
    case .multipart(let id, let contentType):
      return Spelling(
        type: words.type(.declared(id)), label: "multipart: ", options: Self.subtype(contentType))
    case .parts(let contentType):
      return Spelling(type: "MultipartForm", label: "multipart: ", options: Self.subtype(contentType))
    case .text(let contentType):
      return Spelling(
        type: "String", label: "text: ",
        options: contentType == "text/plain" ? "" : Self.type(contentType))
    case .bytes(let contentType):
      return Spelling(type: "BodyContent", options: Self.type(contentType))
    case .xml(let type, let contentType):
      return Spelling(
        type: words.type(type), label: "xml: ",
        options: ", root: \(SwiftLiteral.string(rootElement(of: type)))"
          + (contentType == "application/xml" ? "" : Self.type(contentType)))
    case .sequence(let type, let contentType):
      return Spelling(type: "[\(words.type(type))]", label: "sequence: ", options: Self.type(contentType))
    case .choice(let id):
      return Spelling(type: words.type(.declared(id)))
    }
  }

  /// The name of an XML document's outermost element: the schema's own (OpenAPI 3.1 §4.8.26.1).
  private func rootElement(of type: TypeReference) -> String {
    guard let id = type.declared, words.api.declarations.indices.contains(id.index) else { return "root" }
    let pointer = words.api[id].pointer
    guard pointer.contains("/components/schemas/"), let name = pointer.split(separator: "/").last else {
      return words.api[id].name
    }
    return String(name)
  }

  private static func subtype(_ contentType: String) -> String {
    let subtype = contentType.split(separator: "/").last.map(String.init) ?? "form-data"
    return subtype == "form-data" ? "" : ", subtype: \(SwiftLiteral.string(subtype))"
  }

  private static func type(_ contentType: String) -> String { ", contentType: \(SwiftLiteral.string(contentType))" }
}
