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
  private var effectiveOld: [ObjectIdentifier: EffectiveSchema] = [:]
  private var effectiveNew: [ObjectIdentifier: EffectiveSchema] = [:]

  init(base: Document, revision: Document) {
    self.base = base
    self.revision = revision
  }

  /// What was found, in the order in which it was met; a schema that travels both ways is told once.
  var changes: [Change] { order.compactMap { found[$0] } }

  mutating func compare(_ old: Schema, _ new: Schema, _ direction: Direction, _ context: Context) {
    compare(old, new, direction, context.key, subject: context.title, isRequired: true, depth: 0)
  }

  private mutating func compare(
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

  // MARK: Keywords

  private typealias Report = (ChangeRule, Verdicts, String?, String?, String) -> Void

  private func compareKinds(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, isRequired: Bool, _ report: Report
  ) {
    if old.types != new.types {
      let isWider = new.types.isEmpty || !old.types.isEmpty && Self.holds(new.types, old.types)
      let isNarrower = old.types.isEmpty || !new.types.isEmpty && Self.holds(old.types, new.types)
      let goesOn = direction == .request ? isWider : isNarrower
      report(
        .schemaType, Verdicts(wire: goesOn ? .none : .breaking), Self.words(old.types), Self.words(new.types),
        direction == .request
          ? "what released apps send may be refused" : "released apps cannot read a value of another type")
    }
    if old.boolean != new.boolean {
      report(
        .keyword, Verdicts(wire: .caution), old.boolean.map(String.init), new.boolean.map(String.init),
        "any value, or none, fits")
    }
    if old.isNullable != new.isNullable {
      let breaks = direction == .request ? !new.isNullable : new.isNullable && isRequired
      report(
        .nullability, Verdicts(wire: breaks ? .breaking : .none), old.isNullable ? "nullable" : "not nullable",
        new.isNullable ? "nullable" : "not nullable",
        direction == .request
          ? "`null` may be refused"
          : breaks ? "released apps cannot read `null`" : "`null` is read as nothing")
    }
    if old.format != new.format {
      report(
        .schemaFormat, Verdicts(wire: .caution), old.format ?? "no format", new.format ?? "no format",
        "values may be written in another way")
    }
    if old.isReadOnly != new.isReadOnly || old.isWriteOnly != new.isWriteOnly {
      report(
        .direction, Verdicts(wire: .caution), Self.directions(old), Self.directions(new),
        "where the value is sent and where it comes is another thing")
    }
    if new.isDeprecated, !old.isDeprecated {
      report(.deprecated, Verdicts(behaviour: .caution), nil, nil, "the service says that it will go")
    }
    if old.defaultValue != new.defaultValue {
      report(
        .defaultValue, Verdicts(behaviour: direction == .request ? .caution : .none), old.defaultValue ?? "no default",
        new.defaultValue ?? "no default", "what is assumed where nothing is sent is something else")
    }
  }

  private func compareValues(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction,
    _ report: (ChangeRule, Verdicts, String?, String?, String, String?) -> Void
  ) {
    let isConstant = (old.constant != nil || old.values?.count == 1) && (new.constant != nil || new.values?.count == 1)
    if isConstant {
      if old.onlyValue != new.onlyValue {
        report(
          .constant, Verdicts(wire: .breaking), old.onlyValue, new.onlyValue,
          direction == .request ? "released apps send the old one" : "released apps wait for the old one", nil)
      }
      return
    }
    let (before, after) = (old.values ?? old.constant.map { [$0] }, new.values ?? new.constant.map { [$0] })
    switch (before, after) {
    case (nil, nil): break
    case (nil, let values?):
      report(
        .valueRemoved, Verdicts(wire: direction == .request ? .caution : .none), "any", values.joined(separator: ", "),
        direction == .request ? "other values may be refused" : "only these values come", nil)
    case (let values?, nil):
      report(
        .valueAdded, Verdicts(wire: direction == .request ? .addition : .caution), values.joined(separator: ", "),
        "any",
        direction == .request ? "any value is taken" : "other values may come; they are kept as they are", nil)
    case (let values?, let others?):
      for value in values where !others.contains(value) {
        report(
          .valueRemoved, Verdicts(wire: direction == .request ? .breaking : .none), value, nil,
          direction == .request ? "released apps that send it are refused" : "it comes no longer", Self.plain(value))
      }
      for value in others where !values.contains(value) {
        report(
          .valueAdded, Verdicts(wire: direction == .request ? .addition : .caution), nil, value,
          direction == .request ? "new" : "released apps keep it as a value that they do not know", Self.plain(value))
      }
    }
  }

  private func compareLimits(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ report: Report
  ) {
    for key in Set(old.limits.keys).union(new.limits.keys).sorted() where old.limits[key] != new.limits[key] {
      let isTighter = Self.isTighter(key, old.limits[key], new.limits[key])
      report(
        .limit, Verdicts(wire: direction == .request && isTighter ? .caution : .none),
        old.limits[key].map { "\(key): \($0)" } ?? "no \(key)", new.limits[key].map { "\(key): \($0)" } ?? "no \(key)",
        direction == .request && isTighter
          ? "values that were taken may be refused" : "no value of released apps is refused")
    }
    for key in Set(old.extensions.keys).union(new.extensions.keys).sorted()
    where old.extensions[key] != new.extensions[key] {
      report(
        .extensionValue, Verdicts(behaviour: Steering.steers(key) ? .caution : .none),
        old.extensions[key].map { "\(key): \($0)" }, new.extensions[key].map { "\(key): \($0)" },
        "the extension `\(key)` says something else")
    }
    if old.words != new.words {
      report(.documentation, Verdicts(), nil, nil, "it is described in other words")
    }
    for key in Set(old.keywords.keys).union(new.keywords.keys).sorted() where old.keywords[key] != new.keywords[key] {
      report(
        .keyword, Verdicts(wire: .caution), old.keywords[key].map { "\(key): \($0)" } ?? "no \(key)",
        new.keywords[key].map { "\(key): \($0)" } ?? "no \(key)", "the service may judge values in another way")
    }
  }

  private func compareRequired(
    _ name: String, _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction,
    _ report: (Verdicts, String?, String?, String) -> Void
  ) {
    let (was, is_) = (old.required.contains(name), new.required.contains(name))
    guard was != is_ else { return }
    let words = (was ? "required" : "optional", is_ ? "required" : "optional")
    switch (direction, is_) {
    case (.request, true): report(Verdicts(wire: .breaking), words.0, words.1, "released apps may leave it out")
    case (.request, false): report(Verdicts(wire: .addition), words.0, words.1, "it may be left out")
    case (.response, true): report(Verdicts(wire: .none), words.0, words.1, "it is always there")
    case (.response, false):
      report(Verdicts(wire: .breaking), words.0, words.1, "released apps cannot read an answer without it")
    }
  }

  // MARK: Parts

  private mutating func compareParts(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ key: DocumentKey, _ title: String,
    _ depth: Int
  ) {
    let (from, to) = (old.named.location, new.named.location)
    switch (old.items, new.items) {
    case (let before?, let after?):
      compare(before, after, direction, key, subject: "\(title)[]", isRequired: true, depth: depth + 1)
    case (nil, nil): break
    default:
      record(
        Change(
          .schemaType, Verdicts(wire: .caution), key, subject: title, group: "",
          before: old.items == nil ? "elements of any kind" : "described elements",
          after: new.items == nil ? "elements of any kind" : "described elements",
          message: "elements are described otherwise",
          place: to, formerPlace: from))
    }
    compareAdditional(old, new, direction, key, title, depth)
    compareVariants(old, new, direction, key, title, depth)
    if old.discriminator != nil || new.discriminator != nil {
      let (before, after) = (Self.text(old.discriminator), Self.text(new.discriminator))
      if before != after {
        record(
          Change(
            .discriminator, Verdicts(wire: direction == .response ? .caution : .breaking), key, subject: title,
            group: "",
            before: before, after: after, message: "released apps tell the variants apart in the old way", place: to,
            formerPlace: from))
      }
    }
  }

  private mutating func compareAdditional(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ key: DocumentKey, _ title: String,
    _ depth: Int
  ) {
    let (before, after) = (old.additional, new.additional)
    if let before, let after, before.boolean == nil, after.boolean == nil {
      compare(before, after, direction, key, subject: "\(title){}", isRequired: true, depth: depth + 1)
      return
    }
    func words(_ schema: Schema?) -> String {
      guard let schema else { return "further properties" }
      return schema.boolean.map { $0 ? "further properties" : "no further properties" }
        ?? "further properties by a schema"
    }
    guard words(before) != words(after) else { return }
    let isTighter = after?.boolean == false || before?.boolean != false
    record(
      Change(
        .keyword, Verdicts(wire: isTighter ? .caution : .addition), key, subject: title, group: "",
        before: words(before),
        after: words(after), message: "properties that the document does not name are treated in another way",
        place: new.named.location, formerPlace: old.named.location))
  }

  private mutating func compareVariants(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ key: DocumentKey, _ title: String,
    _ depth: Int
  ) {
    guard !old.variants.isEmpty || !new.variants.isEmpty else { return }
    var left = new.variants
    var gone: [Schema] = []
    for variant in old.variants {
      let identity = Self.identity(effective(variant, base, &effectiveOld))
      if let index = left.firstIndex(where: { Self.identity(effective($0, revision, &effectiveNew)) == identity }) {
        compare(
          variant, left.remove(at: index), direction, key, subject: "\(title) (\(identity))", isRequired: true,
          depth: depth + 1)
      } else {
        gone.append(variant)
      }
    }
    // What has no name is paired by its place.
    while let variant = gone.first, let other = left.first, Self.name(effective(variant, base, &effectiveOld)) == nil,
      Self.name(effective(other, revision, &effectiveNew)) == nil
    {
      compare(variant, other, direction, key, subject: title, isRequired: true, depth: depth + 1)
      gone.removeFirst()
      left.removeFirst()
    }
    for variant in gone {
      record(
        Change(
          .variants, Verdicts(wire: direction == .request ? .breaking : .none), key, subject: title, group: "",
          before: Self.identity(effective(variant, base, &effectiveOld)),
          message: direction == .request ? "released apps that send it may be refused" : "it comes no longer",
          place: new.named.location, formerPlace: variant.location))
    }
    for variant in left {
      record(
        Change(
          .variants, Verdicts(wire: direction == .request ? .addition : .caution), key, subject: title, group: "",
          after: Self.identity(effective(variant, revision, &effectiveNew)),
          message: direction == .request ? "new" : "released apps keep it as a value that they do not know",
          place: variant.location, formerPlace: old.named.location))
    }
  }

  // MARK: Words

  private mutating func record(_ change: Change) {
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

  private func effective(
    _ schema: Schema, _ document: Document, _ table: inout [ObjectIdentifier: EffectiveSchema]
  ) -> EffectiveSchema {
    if let known = table[ObjectIdentifier(schema)] { return known }
    let made = EffectiveSchema(schema, in: document)
    table[ObjectIdentifier(schema)] = made
    return made
  }

  private static func pointer(_ schema: EffectiveSchema) -> String { schema.named.path.description }

  /// The key of a component, or nil for a schema that stands inside something.
  private static func name(_ schema: EffectiveSchema) -> String? {
    let tokens = schema.named.path.tokens
    guard tokens.count == 3, tokens[0] == "components", tokens[1] == "schemas" else {
      return tokens.count == 2 && tokens[0] == "definitions" ? tokens[1] : nil
    }
    return tokens[2]
  }

  private static func identity(_ schema: EffectiveSchema) -> String {
    name(schema) ?? schema.named.title ?? (schema.types.isEmpty ? "variant" : words(schema.types))
  }

  /// Every whole number is a number.
  private static func holds(_ wide: SchemaTypes, _ narrow: SchemaTypes) -> Bool {
    wide.isSuperset(of: narrow) || wide.contains(.number) && wide.union(.integer).isSuperset(of: narrow)
  }

  private static func words(_ types: SchemaTypes) -> String {
    types.isEmpty ? "any" : types.names.joined(separator: " or ")
  }

  private static func directions(_ schema: EffectiveSchema) -> String {
    schema.isReadOnly ? "readOnly" : schema.isWriteOnly ? "writeOnly" : "both ways"
  }

  private static func text(_ discriminator: Discriminator?) -> String {
    guard let discriminator else { return "no discriminator" }
    let mapping = discriminator.mapping.map { "\($0.value) → \($0.text)" }.sorted().joined(separator: ", ")
    return mapping.isEmpty ? discriminator.propertyName : "\(discriminator.propertyName): \(mapping)"
  }

  private static func plain(_ value: String) -> String {
    value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? String(value.dropFirst().dropLast()) : value
  }

  private static func isTighter(_ key: String, _ old: String?, _ new: String?) -> Bool {
    guard let new else { return false }
    guard let old else { return new != "false" }
    guard let before = Double(old), let after = Double(new) else { return new != "false" }
    return key.hasPrefix("min") || key == "exclusiveMinimum"
      ? after > before : key.hasPrefix("max") || key == "exclusiveMaximum" ? after < before : true
  }
}
