import Diagnostics
import OpenAPI

/// Compares two schemas in the direction in which their values travel.
struct SchemaComparison {
  /// What the schema is the schema of.
  struct Context {
    /// Where nothing nearer has a name: the parameter, body or answer.
    let key: DocumentKey
    let title: String
  }

  private struct Pair: Hashable {
    let old: ObjectIdentifier
    let new: ObjectIdentifier
    let direction: Direction
  }

  private struct Told: Hashable {
    let rule: ChangeRule
    let key: DocumentKey
    let before: String?
    let after: String?
  }

  let base: Document
  let revision: Document
  private var seen: Set<Pair> = []
  private var order: [Told] = []
  private var found: [Told: Change] = [:]
  var effectiveOld: [ObjectIdentifier: EffectiveSchema] = [:]
  var effectiveNew: [ObjectIdentifier: EffectiveSchema] = [:]

  init(base: Document, revision: Document) {
    self.base = base
    self.revision = revision
  }

  /// What was found, in the order in which it was met; a schema that travels both ways is told once.
  var changes: [Change] { order.compactMap { found[$0] } }

  mutating func compare(_ old: Schema, _ new: Schema, _ direction: Direction, _ context: Context) {
    compare(old, new, direction, context.key, subject: context.title, isRequired: true, depth: 0)
  }

  mutating func compare(
    _ oldSchema: Schema, _ newSchema: Schema, _ direction: Direction, _ outer: DocumentKey, subject: String,
    isRequired: Bool, depth: Int
  ) {
    let pair = Pair(old: ObjectIdentifier(oldSchema), new: ObjectIdentifier(newSchema), direction: direction)
    guard depth < 200, seen.insert(pair).inserted else { return }
    let old = effective(oldSchema, base, &effectiveOld)
    let new = effective(newSchema, revision, &effectiveNew)
    let (from, to) = (oldSchema.location, newSchema.location)
    let (pointer, name) = (Self.pointer(new), Self.name(new) ?? Self.name(old))
    let title = name ?? subject
    // A property is told as one; a schema with a name of its own as that schema.
    let key = name != nil ? .schema(pointer) : outer
    func add(
      _ rule: ChangeRule, _ verdicts: Verdicts, _ key: DocumentKey, _ before: String?, _ after: String?,
      _ message: String, title: String, from: SourceLocation? = from, to: SourceLocation? = to
    ) {
      record(
        Change(
          rule, verdicts, key, subject: title, group: name ?? "", before: before, after: after, message: message,
          place: to, formerPlace: from))
    }
    if compareChoice(old, new, direction, key, title, depth) {
      compareNullability(old, new, direction, isRequired: isRequired) { add($0, $1, key, $2, $3, $4, title: title) }
      return
    }
    if Self.isOtherObject(old, new) {
      add(
        .schemaType, Verdicts(wire: .breaking), outer, Self.names(old), Self.names(new),
        direction == .request
          ? "nothing that released apps send is described any more" : "released apps find nothing of what they read",
        title: subject)
      return
    }
    compareKinds(old, new, direction, isRequired: isRequired) { add($0, $1, key, $2, $3, $4, title: title) }
    compareValues(old, new, direction) { rule, verdicts, before, after, message, value in
      add(rule, verdicts, value.map { .value(schema: pointer, value: $0) } ?? key, before, after, message, title: title)
    }
    compareLimits(old, new, direction) { add($0, $1, key, $2, $3, $4, title: title) }
    for property in old.properties {
      let own = DocumentKey.property(schema: Self.pointer(new), name: property.name)
      let words = "\(title).\(property.name)"
      let wasRequired = old.required.contains(property.name)
      guard let other = new.property(property.name) else {
        add(
          .propertyGone, Verdicts(wire: direction == .request ? .caution : wasRequired ? .breaking : .caution), own,
          property.name, nil,
          direction == .request
            ? "what released apps send may be ignored or refused"
            : wasRequired ? "released apps cannot read an answer without it" : "released apps do not get it any more",
          title: words, from: property.schema.location, to: to)
        continue
      }
      compareRequired(property.name, old, new, direction) {
        add(.propertyRequired, $0, own, $1, $2, $3, title: words, from: property.schema.location, to: other.location)
      }
      compare(
        property.schema, other, direction, own, subject: words,
        isRequired: wasRequired && new.required.contains(property.name), depth: depth + 1)
    }
    for property in new.properties where old.property(property.name) == nil {
      let isNeeded = new.required.contains(property.name) && direction == .request
      let isFilled = effective(property.schema, revision, &effectiveNew).onlyValue != nil
      add(
        .propertyAdded, Verdicts(wire: isNeeded ? .breaking : .addition),
        .property(schema: Self.pointer(new), name: property.name), nil, property.name,
        isNeeded ? "released apps do not send it" + (isFilled ? "; a new client does by itself" : "") : "new",
        title: "\(title).\(property.name)", from: nil, to: property.schema.location)
    }
    for name in old.required.symmetricDifference(new.required).sorted()
    where old.property(name) == nil && new.property(name) == nil {
      compareRequired(name, old, new, direction) {
        add(.propertyRequired, $0, .property(schema: pointer, name: name), $1, $2, $3, title: "\(title).\(name)")
      }
    }
    compareParts(old, new, direction, key, title, depth)
  }

  // MARK: Keeping

  mutating func record(_ change: Change) {
    let told = Told(rule: change.rule, key: change.key, before: change.before, after: change.after)
    guard var known = found[told] else {
      order.append(told)
      found[told] = change
      return
    }
    if change.verdicts.worst > known.verdicts.worst { known.message = change.message }
    known.verdicts = known.verdicts.joined(change.verdicts)
    found[told] = known
  }

  func effective(
    _ schema: Schema, _ document: Document, _ table: inout [ObjectIdentifier: EffectiveSchema]
  ) -> EffectiveSchema {
    if let known = table[ObjectIdentifier(schema)] { return known }
    let made = EffectiveSchema(schema, in: document)
    table[ObjectIdentifier(schema)] = made
    return made
  }

}
