/// Finds out in which direction each model travels, and makes a twin for requests where the two directions differ.
///
/// `readOnly` properties are left out of requests and `writeOnly` ones out of responses (OpenAPI 3.2 §4.24). A schema that is
/// used both ways is one structure all the same, whose optional `readOnly` properties are not sent; only where such a property is
/// required, so that a request could not be made without it or an answer not be read, it becomes two, and so does what holds it.
struct DirectionPass {
  var drafts: [Draft]
  /// The twin of each declaration that has one: used wherever a request holds it.
  private(set) var twins: [Int: Int] = [:]

  init(_ drafts: [Draft]) {
    self.drafts = drafts
  }

  /// Marks what the roots reach, splits what differs, and settles the presence of every property.
  mutating func run(requests: [TypeReference], responses: [TypeReference], unused: [DeclarationID]) {
    mark(requests, .request)
    mark(responses, .response)
    mark(unused.filter { drafts[$0.index].declaration.usage.isEmpty }.map(TypeReference.declared), .response)
    split()
    for index in drafts.indices { settle(index) }
  }

  /// The type a request uses in place of a type.
  func request(_ type: TypeReference) -> TypeReference {
    type.mapDeclared { twins[$0.index].map(DeclarationID.init) ?? $0 }
  }

  private mutating func mark(_ roots: [TypeReference], _ usage: Usage) {
    var pending = roots.compactMap(\.declared)
    while let id = pending.popLast() {
      guard !drafts[id.index].declaration.usage.contains(usage) else { continue }
      drafts[id.index].declaration.usage.insert(usage)
      pending += drafts[id.index].declaration.mentionedTypes.compactMap(\.declared)
    }
  }

  // MARK: Twins

  private mutating func split() {
    let differing = differingDeclarations()
    guard !differing.isEmpty else { return }
    for index in differing.sorted() {
      var twin = drafts[index]
      twin.twinOf = DeclarationID(index)
      twin.declaration.usage = .request
      drafts[index].declaration.usage = .response
      twins[index] = drafts.count
      drafts.append(twin)
    }
    let twins = twins
    for index in drafts.indices where drafts[index].declaration.usage == .request {
      drafts[index].declaration.mapDeclared { twins[$0.index].map(DeclarationID.init) ?? $0 }
    }
  }

  /// The declarations used both ways whose two forms differ, by their own properties or by what they hold.
  private func differingDeclarations() -> Set<Int> {
    var differing = Set(
      drafts.indices.filter { index in
        drafts[index].declaration.usage == .both
          && drafts[index].facts.contains { $0.isRequired && $0.isReadOnly != $0.isWriteOnly }
      })
    guard !differing.isEmpty else { return [] }
    var holders: [Int: [Int]] = [:]
    for index in drafts.indices where drafts[index].declaration.usage == .both {
      for type in drafts[index].declaration.mentionedTypes {
        if let held = type.declared { holders[held.index, default: []].append(index) }
      }
    }
    var pending = Array(differing)
    while let index = pending.popLast() {
      for holder in holders[index] ?? [] where differing.insert(holder).inserted { pending.append(holder) }
    }
    return differing
  }

  // MARK: Properties

  private mutating func settle(_ index: Int) {
    guard case .structure(var structure) = drafts[index].declaration.kind else { return }
    let usage = drafts[index].declaration.usage
    let facts = drafts[index].facts
    guard facts.count == structure.properties.count else { return }
    let kept = facts.indices.filter { position in
      let fact = facts[position]
      if usage == .request, fact.isReadOnly, !fact.isWriteOnly { return false }
      return !(usage == .response && fact.isWriteOnly && !fact.isReadOnly)
    }
    if kept.count < facts.count {
      structure.properties = kept.map { structure.properties[$0] }
      drafts[index].facts = kept.map { facts[$0] }
    }
    for (position, fact) in drafts[index].facts.enumerated() {
      structure.properties[position].presence = Self.presence(fact, usage, structure.properties[position].type)
      structure.properties[position].isReadOnly = usage == .both && fact.isReadOnly && !fact.isWriteOnly
      // What is only read was said by the service.
      if !fact.isRequired || !usage.contains(.request) { structure.properties[position].defaultValue = nil }
    }
    drafts[index].declaration.kind = .structure(structure)
  }

  /// How a property's absence and `null` show: told apart only where a request could mean either.
  private static func presence(_ fact: PropertyFacts, _ usage: Usage, _ type: TypeReference) -> Presence {
    // Any JSON value can be `null` itself.
    let isNullable = fact.isNullable && type != .json
    // What the service alone sets is never sent.
    let usage = fact.isReadOnly && !fact.isWriteOnly ? .response : usage
    switch (fact.isRequired, isNullable) {
    case (true, false): return .required
    case (true, true): return usage.contains(.request) ? .requiredNullable : .optional
    case (false, true): return usage.contains(.request) ? .optionalNullable : .optional
    case (false, false): return .optional
    }
  }
}
