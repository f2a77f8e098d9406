import OpenAPI
import YAML

extension OperationPass {
  /// Declares a multipart form (OpenAPI 3.2 §4.14.4): a part for each property; nil where the schema has none.
  func multipart(_ schema: OpenAPI.Schema, _ media: MediaType?, _ seed: NameSeed) -> DeclarationID? {
    let composed = PageSchema(schema, lowering.composer).composed
    guard !composed.properties.isEmpty else { return nil }
    let id = DeclarationID(lowering.drafts.count)
    let target = lowering.target(of: schema)
    let ownSeed =
      lowering.componentNames[ObjectIdentifier(target)].map {
        NameSeed.shared(WordSplitter.words(of: $0) + ["form"], in: .module)
      }
      ?? seed
    lowering.drafts.append(
      Draft(
        declaration: Declaration(
          name: "", pointer: schema.path.description, location: schema.location,
          documentation: Documentation(schema: target),
          usage: [], kind: .multipart(MultipartForm(parts: []))), seed: ownSeed))
    var scope = NameScope(reserved: ReservedNames.structureMembers)
    let parts = composed.properties.map { property -> MultipartForm.Part in
      let content = partContent(of: property, media?.encoding[property.name], in: id)
      return MultipartForm.Part(
        name: scope.takeMember(SwiftIdentifier.member(of: property.name)), wireName: property.name, kind: content.kind,
        isRepeated: content.isRepeated, isRequired: composed.required.contains(property.name),
        constant: content.constant,
        contentType: MediaNames.part(media?.encoding[property.name]?.contentType, content.kind),
        documentation: Documentation(property: property, document))
    }
    lowering.drafts[id.index].declaration.kind = .multipart(MultipartForm(parts: parts))
    return id
  }

  /// Whether a part of which one form is a file can be a list of them; nil where none is. What else it may be cannot be put beside.
  private func fileChoice(in page: PageSchema) -> Bool? {
    guard page.composed.choices.count == 1, let members = page.composed.choices.first?.members.withoutNull else {
      return nil
    }
    func isFile(_ page: PageSchema) -> Bool { page.parts.contains { isBinary($0.schema) } }
    let forms = members.map { PageSchema($0, lowering.composer) }
    let lists = forms.count { $0.items.map(isFile) == true }
    let files = forms.count(where: isFile)
    guard files + lists > 0 else { return nil }
    if files + lists < forms.count, let other = members.first(where: { !isBinary($0) }) {
      lowering.bag.report(
        .unsupportedSchema, "a part can be a file or something else; it is offered as a file", at: other.location)
    }
    return lists > 0
  }

  /// What one part holds: a file for binary text, JSON for objects, else the value's text; arrays repeat the part.
  private func partContent(
    of property: ComposedSchema.Property, _ encoding: Encoding?, in owner: DeclarationID
  ) -> (kind: MultipartForm.PartKind, isRepeated: Bool, constant: Literal?) {
    let page = PageSchema(property.parts, lowering.composer)
    let items = page.items
    let part = items ?? page
    let words = WordSplitter.words(of: property.name)
    let isFile = part.parts.contains { isBinary($0.schema) } || part.composed.formats.contains("binary")
    if isFile { return (.file, items != nil, nil) }
    if let isList = fileChoice(in: part) { return (.file, items != nil || isList, nil) }
    let lowered = lowering.lower(part.parts, .words(words.isEmpty ? ["part"] : words, in: owner, step: property.name))
    let isJSON = MediaNames.part(encoding?.contentType, .json(.json)).map { MediaKind($0) == .json } ?? false
    switch lowered.type {
    case .declared(let id):
      if !isJSON, case .enumeration = lowering.drafts[id.index].declaration.kind {
        return (.text(lowered.type), items != nil, nil)
      }
      return (.json(lowered.type), items != nil, nil)
    case .builtIn(.json), .array, .dictionary: return (.json(lowered.type), items != nil, nil)
    case .builtIn, .custom, .optional:
      let constant = items == nil && !lowered.isNullable ? lowered.constant : nil
      return (isJSON ? .json(lowered.type) : .text(lowered.type), items != nil, constant)
    }
  }
}
