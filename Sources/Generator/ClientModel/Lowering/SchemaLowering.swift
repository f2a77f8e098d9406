import Diagnostics
import OpenAPI
import YAML

/// The lowering pass: turns schemas into types, and into declarations where a type needs a name.
///
/// A schema is lowered once, however often it is referred to. A declaration's place is taken before its properties are
/// looked at, so that cycles end there; a cycle without a declaration (`A = [A]`) gets a wrapping structure.
final class SchemaLowering {
  let document: Document
  let configuration: ModelConfiguration
  let composer: SchemaComposer
  var bag = DiagnosticBag()
  var drafts: [Draft] = []
  /// The formats that were met, where the configuration maps some.
  private(set) var formats: Set<String> = []

  private var memo: [ObjectIdentifier: Lowered] = [:]
  private var conjunctionMemo: [[SchemaPart]: Lowered] = [:]
  private var hasReportedConjunctions = false
  /// Choices within choices meet the same alternatives again and again.
  var variantNamesMemo: [VariantNamesKey: [VariantWords.Name]] = [:]
  private var inProgress: Set<ObjectIdentifier> = []
  private var wrappers: [ObjectIdentifier: DeclarationID] = [:]
  private var depth = 0
  /// Structures whose properties are looked at when the way back is short again.
  private var unfilled: [(id: DeclarationID, composed: ComposedSchema)] = []
  let componentNames: [ObjectIdentifier: String]
  /// Better words for components that are named after the method and path they are sent to, by component.
  var renames: [String: [String]] = [:]
  /// The component schemas that extend one with a discriminator through `allOf`, in document order.
  let children: [ObjectIdentifier: [OpenAPI.Schema]]

  /// How deeply schemas may nest that get no declaration; real documents stay below 30.
  static let depthLimit = 150
  /// From how deep on the properties of structures wait: references may lead on and on, and the stack is not endless.
  private static let patientDepth = 60
  /// How many conjunctions of schemas may be told apart: choices within choices multiply.
  private static let conjunctionLimit = 5_000

  init(document: Document, configuration: ModelConfiguration) {
    self.document = document
    self.configuration = configuration
    composer = SchemaComposer(document: document)
    componentNames = Self.componentNames(in: document)
    children = Self.children(in: document)
  }

  /// The keys of components by their schemas, and by those in files of their own that a component is nothing but a name for.
  private static func componentNames(in document: Document) -> [ObjectIdentifier: String] {
    var names = Dictionary(
      document.components.schemas.map { (ObjectIdentifier($0.value), $0.name) }, uniquingKeysWith: { first, _ in first }
    )
    for entry in document.components.schemas {
      guard let reference = entry.value.reference, let target = document.resolve(reference), !target.path.file.isEmpty,
        target.path.file != entry.value.path.file, names[ObjectIdentifier(target)] == nil
      else { continue }
      names[ObjectIdentifier(target)] = entry.name
    }
    return names
  }

  /// The type a schema stands for; `seed` names it if it needs a declaration and has no name of its own.
  func lower(_ schema: OpenAPI.Schema, _ seed: NameSeed) -> Lowered {
    let identity = ObjectIdentifier(schema)
    if let known = memo[identity] { return known }
    if inProgress.contains(identity) { return Lowered(type: .declared(wrapper(for: schema, seed))) }
    guard depth < Self.depthLimit else {
      bag.report(
        .nestingTooDeep, "schemas are nested more than \(Self.depthLimit) deep", at: schema.location,
        help: "name an inner schema under `components.schemas` and refer to it")
      return Lowered(type: .json)
    }
    inProgress.insert(identity)
    depth += 1
    var lowered = lowerAnew(schema, self.seed(of: schema, or: seed))
    depth -= 1
    inProgress.remove(identity)
    if !wrappers.isEmpty, let wrapper = wrappers.removeValue(forKey: identity) {
      lowered = fill(wrapper, with: lowered)
    }
    memo[identity] = lowered
    if depth == 0, !unfilled.isEmpty { fillStructures() }
    return lowered
  }

  /// Looks at the properties of a structure, now or when the way back is short again.
  func fill(_ id: DeclarationID, _ composed: ComposedSchema) {
    if depth < Self.patientDepth {
      fillNow(id, composed)
    } else {
      unfilled.append((id, composed))
    }
  }

  private func fillStructures() {
    while let next = unfilled.popLast() {
      depth += 1
      fillNow(next.id, next.composed)
      depth -= 1
    }
  }

  /// The type of a value that must satisfy several schemas.
  func lower(_ parts: [SchemaPart], _ seed: NameSeed) -> Lowered {
    if parts.count == 1, let only = parts.first, only.aspect == .whole { return lower(only.schema, seed) }
    guard let first = parts.first else { return Lowered(type: .json) }
    if let known = conjunctionMemo[parts] { return known }
    guard depth < Self.depthLimit, !hasTooManyConjunctions(at: first.schema) else { return Lowered(type: .json) }
    depth += 1
    let composed = composer.compose(parts)
    reportConflict(in: composed)
    let lowered = lower(composed, of: first.schema, seed) { self.conjunctionMemo[parts] = $0 }
    conjunctionMemo[parts] = lowered
    depth -= 1
    if depth == 0, !unfilled.isEmpty { fillStructures() }
    return lowered
  }

  private func hasTooManyConjunctions(at schema: OpenAPI.Schema) -> Bool {
    guard conjunctionMemo.count >= Self.conjunctionLimit else { return false }
    if !hasReportedConjunctions {
      bag.report(
        .unsupportedSchema,
        "choices within choices make more than \(Self.conjunctionLimit) combinations; the rest is free JSON",
        at: schema.location)
    }
    hasReportedConjunctions = true
    return true
  }

  private func lowerAnew(_ schema: OpenAPI.Schema, _ seed: NameSeed) -> Lowered {
    if let mapped = mappedType(of: schema, seed) { return mapped }
    if schema.boolean != nil { return Lowered(type: .json) }
    if let alias = aliasTarget(of: schema) { return lowerAlias(schema, alias, seed) }
    let composed = composer.compose([SchemaPart(schema: schema, aspect: .whole)])
    reportConflict(in: composed)
    let identity = ObjectIdentifier(schema)
    return lower(composed, of: schema, seed) { self.memo[identity] = $0 }
  }

  /// What a schema stands for, which may stand for another in its turn: a chain of them is walked to its end, however long
  /// it is, so that an alias is its target on a cycle as well.
  private func lowerAlias(
    _ schema: OpenAPI.Schema, _ alias: (target: OpenAPI.Schema, isNullable: Bool), _ seed: NameSeed
  ) -> Lowered {
    var links: [(schema: OpenAPI.Schema, isNullable: Bool)] = [(schema, alias.isNullable)]
    var target = alias.target
    var seed = targetSeed(target, of: schema, seed)
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(schema)]
    while memo[ObjectIdentifier(target)] == nil, !isMapped(target, seed), let next = aliasTarget(of: target) {
      guard seen.insert(ObjectIdentifier(target)).inserted else {
        reportEndless(target)
        return Lowered(type: .json)
      }
      links.append((target, next.isNullable))
      seed = targetSeed(next.target, of: target, self.seed(of: target, or: seed))
      target = next.target
    }
    var lowered = lower(target, seed)
    for link in links.reversed() {
      lowered.isNullable = link.isNullable || lowered.isNullable
      lowered.isReadOnly = link.schema.readOnly || lowered.isReadOnly
      lowered.isWriteOnly = link.schema.writeOnly || lowered.isWriteOnly
      memo[ObjectIdentifier(link.schema)] = lowered
    }
    return lowered
  }

  /// Whether the configuration gives a schema a Swift type.
  private func isMapped(_ schema: OpenAPI.Schema, _ seed: NameSeed) -> Bool {
    !configuration.typeMapping.isEmpty && mappedType(of: schema, self.seed(of: schema, or: seed)) != nil
  }

  private func reportEndless(_ schema: OpenAPI.Schema) {
    bag.report(
      .unsupportedSchema, "the schema refers to nothing but itself; its values are kept as JSON", at: schema.location)
  }

  private func targetSeed(_ target: OpenAPI.Schema, of schema: OpenAPI.Schema, _ seed: NameSeed) -> NameSeed {
    schema.reference == nil ? self.seed(of: target, or: seed) : self.seed(ofTarget: target, or: seed)
  }

  private func reportConflict(in composed: ComposedSchema) {
    guard let conflict = composed.conflict,
      let first = composed.conjuncts.first(where: { !$0.types.withoutNull.isEmpty })
    else { return }
    bag.report(
      .conflictingProperty, "no value can have this type and the one required elsewhere; the other is used",
      at: conflict.location, notes: [Diagnostic.Note("the other type is here", at: first.location)],
      help: "give the parts of the `allOf` one type")
  }

  private func mappedType(of schema: OpenAPI.Schema, _ seed: NameSeed) -> Lowered? {
    guard !configuration.typeMapping.isEmpty else { return nil }
    let name = seed.component
    if let format = schema.format { formats.insert(format) }
    if let format = schema.format, let type = configuration.typeMapping[format] {
      return Lowered(type: .custom(type), isNullable: schema.types.contains(.null))
    }
    if let name, let type = configuration.typeMapping["#/components/schemas/\(name)"] {
      return Lowered(type: .custom(type), isNullable: schema.types.contains(.null))
    }
    return nil
  }

  // MARK: Declarations

  /// Takes the next place among the declarations.
  func reserve(_ schema: OpenAPI.Schema, _ seed: NameSeed, kind: Declaration.Kind) -> DeclarationID {
    let id = DeclarationID(drafts.count)
    let declaration = Declaration(
      name: "", pointer: schema.path.description, location: schema.location,
      documentation: Documentation(schema: schema),
      usage: [], kind: kind)
    drafts.append(Draft(declaration: declaration, seed: seed, schema: schema))
    return id
  }

  private func wrapper(for schema: OpenAPI.Schema, _ seed: NameSeed) -> DeclarationID {
    let identity = ObjectIdentifier(schema)
    if let known = wrappers[identity] { return known }
    let id = reserve(
      schema, self.seed(of: schema, or: seed),
      kind: .structure(Structure(properties: [], additional: nil, additionalName: "", isWrapper: true)))
    wrappers[identity] = id
    return id
  }

  private func fill(_ wrapper: DeclarationID, with lowered: Lowered) -> Lowered {
    let isItself = lowered.type == .declared(wrapper)
    let property = Property(
      name: "value", wireName: "", type: isItself ? .json : lowered.element, presence: .required, isIndirect: false,
      constant: nil, documentation: Documentation())
    drafts[wrapper.index].declaration.kind = .structure(
      Structure(properties: [property], additional: nil, additionalName: "", isWrapper: true))
    drafts[wrapper.index].facts = [
      PropertyFacts(isRequired: true, isNullable: false, isReadOnly: false, isWriteOnly: false)
    ]
    return Lowered(type: .declared(wrapper))
  }
}
