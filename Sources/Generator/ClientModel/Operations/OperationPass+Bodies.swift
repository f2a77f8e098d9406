import Diagnostics
import OpenAPI
import YAML

extension OperationPass {
  /// What an operation sends: one content, or a choice where the media types really differ.
  func body(of operation: OpenAPI.Operation, _ id: String) -> Body? {
    guard let referenced = operation.requestBody, let source = document.resolve(referenced) else { return nil }
    let shared = Self.sharedWords(of: source, in: "requestBodies").map { NameSeed.shared($0) }
    let contents = self.contents(of: source, shared ?? .operation(id, [], role: .kind))
    let content: BodyContent
    if contents.count > 1 {
      content = .choice(declareChoice(contents, .operation(id, ["body"], role: .kind), operation))
    } else {
      content = contents.first?.content ?? .bytes(contentType: "application/octet-stream")
    }
    return Body(
      content: content, isRequired: source.required,
      documentation: Documentation(description: source.description))
  }

  /// A content type that a body can have.
  private struct Entry {
    let name: String
    let kind: MediaKind
    let media: MediaType?
  }

  /// The contents worth a choice: every media type but those that say the same under another name, and JSON alone where it
  /// carries the same schema as others.
  private func contents(of body: OpenAPI.RequestBody, _ seed: NameSeed) -> [(words: [String], content: BodyContent)] {
    var entries: [Entry] = []
    for source in body.content {
      let entry = Entry(name: source.name, kind: MediaKind(source.name), media: document.resolve(source.value))
      guard !entries.contains(where: { isSynonym($0, entry) }) else { continue }
      entries.append(entry)
    }
    if let json = entries.first(where: { $0.kind == .json }) {
      let schema = json.media?.schema.map(lowering.target)
      entries.removeAll { other in
        guard other.kind != .json, other.kind != .multipart || !holdsFiles(other.media?.schema) else { return false }
        let own = other.media?.schema.map(lowering.target)
        return other.kind == .any && own == nil || own != nil && own === schema
      }
    }
    // What no form can hold is JSON where there is JSON.
    if entries.contains(where: { $0.kind == .json }) {
      entries.removeAll { $0.kind == .form && $0.media?.schema.map(canBeForm) == false }
    }
    let isAlone = entries.count == 1
    var contents: [(words: [String], name: String, content: BodyContent)] = []
    for entry in entries {
      let isOnly = entries.count { $0.kind == entry.kind } == 1
      let own =
        isOnly && entry.kind != .bytes ? [Self.word(for: entry.kind)] : MediaNames.words(of: entry.name, entry.kind)
      let content = content(entry.name, entry.kind, entry.media, seed.appending(isAlone ? ["body"] : own + ["body"]))
      // Schemas that are written out twice are the same, too.
      let isKnown = contents.contains { isSame($0.content, content) && !MediaNames.isPatch($0.name) }
      if !isKnown || MediaNames.isPatch(entry.name) { contents.append((own, entry.name, content)) }
    }
    return contents.map { ($0.words, $0.content) }
  }

  /// Whether two media types are names for one content: of one kind, with one schema, and no patches.
  private func isSynonym(_ left: Entry, _ right: Entry) -> Bool {
    guard left.kind == right.kind, !MediaNames.isPatch(left.name), !MediaNames.isPatch(right.name) else { return false }
    switch left.kind {
    case .text, .bytes, .events: return MediaNames.essence(left.name) == MediaNames.essence(right.name)
    case .json, .form, .multipart, .xml, .lines, .jsonSequence, .any:
      let schemas = [left, right].map { ($0.media?.schema ?? $0.media?.itemSchema).map(lowering.target) }
      return schemas[0] === schemas[1]
    }
  }

  /// Whether two contents are sent as the same type in the same way.
  private func isSame(_ left: BodyContent, _ right: BodyContent) -> Bool {
    func same(_ left: TypeReference, _ right: TypeReference) -> Bool {
      shapes.first(like: left, in: lowering.drafts) == shapes.first(like: right, in: lowering.drafts)
    }
    switch (left, right) {
    case (.json(let left, _), .json(let right, _)), (.xml(let left, _), .xml(let right, _)): return same(left, right)
    default: return false
    }
  }

  /// Whether a form has files in it, which JSON could not carry.
  private func holdsFiles(_ schema: OpenAPI.Schema?) -> Bool {
    guard let schema else { return false }
    return PageSchema(schema, lowering.composer).composed.properties.contains { property in
      let page = PageSchema(property.parts, lowering.composer)
      return (page.items ?? page).parts.contains { isBinary($0.schema) }
    }
  }

  private func content(_ name: String, _ kind: MediaKind, _ media: MediaType?, _ seed: NameSeed) -> BodyContent {
    switch kind {
    case .json, .any: return json(name, media, seed)
    case .form:
      guard let schema = media?.schema else { return .bytes(contentType: name) }
      guard canBeForm(schema) else {
        reportShapeless(name, media)
        return .bytes(contentType: name)
      }
      return .form(lowering.lower(schema, seed).element, contentType: name, encodings: encodings(media))
    case .multipart:
      let contentType = MediaNames.concrete(name, or: "multipart/form-data")
      guard let schema = media?.schema, let id = multipart(schema, media, seed) else {
        return .parts(contentType: contentType)
      }
      return .multipart(id, contentType: contentType)
    case .xml:
      guard let schema = media?.schema, !isBinary(schema) else { return .bytes(contentType: name) }
      return .xml(lowering.lower(schema, seed).element, contentType: name)
    case .lines, .jsonSequence:
      guard let schema = media?.itemSchema else { return .bytes(contentType: name) }
      return .sequence(lowering.lower(schema, seed.appending(["item"])).element, contentType: name)
    case .text, .events: return .text(contentType: MediaNames.concrete(name, or: "text/plain"))
    case .bytes:
      reportUntyped(name, media)
      return .bytes(contentType: MediaNames.concrete(name, or: "application/octet-stream"))
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

  /// Whether a schema describes an object, or leaves it open: pairs of names and values can hold nothing else.
  private func canBeForm(_ schema: OpenAPI.Schema) -> Bool {
    let page = PageSchema(schema, lowering.composer)
    return !page.isArray && page.composed.types.map { $0.contains(.object) } ?? true
  }

  /// Notes that a form is described as something that is no object.
  private func reportShapeless(_ name: String, _ media: MediaType?) {
    lowering.bag.report(
      .unsupportedMediaType, "a form has to be an object; the bytes of this one are given as they are",
      at: media?.schema?.location)
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

  /// Whether a schema means plain bytes: by its format, or by a media type that no text can be in (OpenAPI 3.2 §4.24.4.2);
  /// `null` beside it changes nothing.
  func isBinary(_ schema: OpenAPI.Schema) -> Bool {
    lowering.names(of: schema).flatMap { [$0] + $0.allOf }.contains { schema in
      if ["binary", "file"].contains(schema.format) { return true }
      guard let media = schema.contentMediaType, schema.contentEncoding == nil else { return false }
      return MediaKind(media) == .bytes
    }
  }

  private func declareChoice(
    _ contents: [(words: [String], content: BodyContent)], _ seed: NameSeed, _ operation: OpenAPI.Operation
  ) -> DeclarationID {
    var scope = NameScope()
    let cases = contents.map {
      BodySet.Case(name: scope.takeMember(SwiftIdentifier.member($0.words)), content: $0.content)
    }
    let id = DeclarationID(lowering.drafts.count)
    lowering.drafts.append(
      Draft(
        declaration: Declaration(
          name: "", pointer: operation.path.description + "/requestBody", location: operation.location,
          documentation: Documentation(), usage: .request, kind: .bodies(BodySet(cases: cases))), seed: seed))
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
