import Diagnostics
import OpenAPI
import YAML

extension OperationPass {
  /// What an operation sends: one content, or a choice where the media types really differ.
  func body(of operation: OpenAPI.Operation, words: [String]) -> Body? {
    guard let referenced = operation.requestBody, let source = document.resolve(referenced) else { return nil }
    let shared = Self.sharedWords(of: source, in: "requestBodies")
    let contents = self.contents(of: source, shared ?? words)
    let content: BodyContent
    if contents.count > 1 {
      content = .choice(declareChoice(contents, words: words + ["body"], operation))
    } else {
      content = contents.first?.content ?? .bytes(contentType: "application/octet-stream")
    }
    return Body(
      content: content, isRequired: source.required,
      documentation: Documentation(description: source.description))
  }

  /// The contents worth a choice: one of each kind, and JSON alone where it carries the same schema as the others.
  private func contents(of body: OpenAPI.RequestBody, _ words: [String]) -> [(kind: MediaKind, content: BodyContent)] {
    var entries: [(name: String, kind: MediaKind, media: MediaType?)] = []
    for entry in body.content {
      let kind = MediaKind(entry.name)
      guard !entries.contains(where: { $0.kind == kind && kind != .bytes }) else { continue }
      entries.append((entry.name, kind, document.resolve(entry.value)))
    }
    if let json = entries.first(where: { $0.kind == .json }) {
      let schema = json.media?.schema.map(lowering.target)
      entries.removeAll { other in
        other.kind != .json
          && (other.kind == .any || other.media?.schema.map(lowering.target).map { $0 === schema } == true)
      }
    }
    let isAlone = entries.count == 1
    return entries.map { entry in
      (
        entry.kind,
        content(
          entry.name, entry.kind, entry.media, isAlone ? .body(words) : .words(words + [Self.word(for: entry.kind)]))
      )
    }
  }

  private func content(_ name: String, _ kind: MediaKind, _ media: MediaType?, _ seed: NameSeed) -> BodyContent {
    switch kind {
    case .json, .any: return json(name, media, seed)
    case .form:
      guard let schema = media?.schema else { return .bytes(contentType: name) }
      return .form(lowering.lower(schema, seed).element, contentType: name, encodings: encodings(media))
    case .multipart:
      guard let schema = media?.schema, let id = multipart(schema, media, seed) else {
        return .bytes(contentType: name)
      }
      return .multipart(id, contentType: name)
    case .xml:
      guard let schema = media?.schema, !isBinary(schema) else { return .bytes(contentType: name) }
      return .xml(lowering.lower(schema, seed).element, contentType: name)
    case .lines, .jsonSequence:
      guard let schema = media?.itemSchema else { return .bytes(contentType: name) }
      return .sequence(lowering.lower(schema, .words(seed.words + ["item"])).element, contentType: name)
    case .text, .events: return .text(contentType: name)
    case .bytes:
      reportUntyped(name, media)
      return .bytes(contentType: name.contains("*") ? "application/octet-stream" : name)
    }
  }

  private func json(_ name: String, _ media: MediaType?, _ seed: NameSeed) -> BodyContent {
    let contentType = name.contains("*") || name.isEmpty ? "application/json" : name
    guard let schema = media?.schema else { return .json(.json, contentType: contentType) }
    if isBinary(schema) {
      return .bytes(contentType: MediaKind(name) == .any ? "application/octet-stream" : contentType)
    }
    return .json(lowering.lower(schema, seed).element, contentType: contentType)
  }

  /// The Encoding Objects of a form.
  func encodings(_ media: MediaType?) -> [FormEncoding] {
    media?.encoding.map { entry in
      let style = entry.value.style.map { ParameterStyle($0, .query) } ?? .form
      return FormEncoding(
        property: entry.name, style: style, explode: entry.value.explode ?? (style == .form),
        allowReserved: entry.value.allowReserved ?? false, contentType: entry.value.contentType)
    } ?? []
  }

  /// Notes that a schema in a media type the client cannot read is left aside.
  func reportUntyped(_ name: String, _ media: MediaType?) {
    guard let media, let schema = media.schema, !isBinary(schema),
      case let target = lowering.target(of: schema), !target.properties.isEmpty || target.items != nil
    else { return }
    lowering.bag.report(
      .unsupportedMediaType, "`\(name)` has no typed form; its bytes are given as they are", at: media.location)
  }

  /// Whether a schema means plain bytes: by its format, or by a media type that no text can be in (OpenAPI 3.2 §4.24.4.2).
  func isBinary(_ schema: OpenAPI.Schema) -> Bool {
    let schema = lowering.target(of: schema)
    if ["binary", "file"].contains(schema.format) { return true }
    guard let media = schema.contentMediaType, schema.contentEncoding == nil else { return false }
    return MediaKind(media) == .bytes
  }

  private func declareChoice(
    _ contents: [(kind: MediaKind, content: BodyContent)], words: [String], _ operation: OpenAPI.Operation
  ) -> DeclarationID {
    var scope = NameScope()
    let cases = contents.map { BodySet.Case(name: scope.takeMember(Self.word(for: $0.kind)), content: $0.content) }
    let id = DeclarationID(lowering.drafts.count)
    lowering.drafts.append(
      Draft(
        declaration: Declaration(
          name: "", pointer: operation.path.description + "/requestBody", location: operation.location,
          documentation: Documentation(), usage: .request, kind: .bodies(BodySet(cases: cases))), seed: .words(words)))
    lowering.drafts[id.index].declaration.usage = []
    return id
  }

  static func word(for kind: MediaKind) -> String {
    switch kind {
    case .json, .any: "json"
    case .form: "form"
    case .multipart: "multipart"
    case .text: "text"
    case .xml: "xml"
    case .events: "events"
    case .lines: "lines"
    case .jsonSequence: "sequence"
    case .bytes: "bytes"
    }
  }
}
