import ClientModel
import Templating

/// A multipart body: a struct with a property a part.
final class MultipartView: TemplateView {
  let declaration: Declaration
  let parts: [PartView]
  let arguments: ArgumentList
  /// Rendered types that stand in this one.
  let nested: [String]
  let words: Words

  init(_ declaration: Declaration, _ form: MultipartForm, nested: [String] = [], words: Words) {
    self.nested = nested
    self.declaration = declaration
    self.words = words
    parts = form.parts.map { PartView(part: $0, words: words) }
    arguments = ArgumentList(
      form.argumentOrder.map { PartView(part: $0, words: words).argument },
      rest: 2 + words.access.utf8.count + "init() {".utf8.count)
  }

  static let viewName = "multipart"
  static let keys: [TemplateKey<MultipartView>] = [
    .texts("doc", "comment lines, `///` included") { Conformances.documentation($0.declaration) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.declaration.name },
    .views("parts", "the parts in document order") { $0.parts },
    .texts("nested", "the types that stand in this one, rendered") { $0.nested },
    .texts("arguments", "the initialiser's arguments with their defaults") { $0.arguments.arguments },
    .flag("isWide", "the arguments do not fit on the line of the initialiser") { $0.arguments.isWide },
    .texts("lines", "the arguments in lines where they are wide") { $0.arguments.lines },
  ]
}

/// One part of a multipart body.
final class PartView: TemplateView {
  let part: MultipartForm.Part
  let words: Words

  init(part: MultipartForm.Part, words: Words) {
    self.part = part
    self.words = words
  }

  static let viewName = "part"
  static let keys: [TemplateKey<PartView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.part.documentation) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the property, quoted where it must be") { $0.part.name },
    .text("type", "Swift type, with its optional") { $0.type },
    .text("key", "name of the part as a string literal") { SwiftLiteral.string($0.part.wireName) },
    .text("place", "the form's function: `field`, `fields`, `file` or `files`") { $0.place },
    .text("label", "label of the value with its colon, or nothing") { view in
      if case .json = view.part.kind { "json: " } else { "" }
    },
    .text("options", "further arguments, with leading commas: the part's content type") { $0.options },
  ]

  var argument: String {
    if let constant { return "\(part.name): \(type) = \(constant)" }
    return "\(part.name): \(type)\(part.isRequired ? "" : " = nil")"
  }

  /// The one value that the part can have, as Swift writes it.
  private var constant: String? {
    guard let constant = part.constant else { return nil }
    switch part.kind {
    case .text(let type), .json(let type): return Constant.text(constant, as: type, in: words)
    case .file: return nil
    }
  }

  private var type: String {
    let single =
      switch part.kind {
      case .text(let type), .json(let type): words.type(type)
      case .file: "BodyContent"
      }
    let type = part.isRepeated ? "[\(single)]" : single
    return part.isRequired || type.hasSuffix("?") ? type : type + "?"
  }

  private var place: String {
    switch part.kind {
    case .file: return part.isRepeated ? "files" : "file"
    case .json: return part.isRepeated ? "fields" : "field"
    // A list of texts is a part for each by itself.
    case .text: return "field"
    }
  }

  private var options: String {
    guard let contentType = part.contentType, !contentType.contains("*") else { return "" }
    switch part.kind {
    case .text where contentType == "text/plain": return ""
    case .json where contentType == "application/json": return ""
    case .file where contentType == "application/octet-stream": return ""
    case .text, .json, .file: return ", contentType: \(SwiftLiteral.string(contentType))"
    }
  }
}
