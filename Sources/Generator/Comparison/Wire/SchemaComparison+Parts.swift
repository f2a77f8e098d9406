import Diagnostics
import OpenAPI

/// Compares what schemas are made of: members, elements and variants.
extension SchemaComparison {
  mutating func compareParts(
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

  mutating func compareAdditional(
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

  /// Compares one schema with a choice among several, of which it may be one; false where it is not that.
  mutating func compareChoice(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ key: DocumentKey, _ title: String,
    _ depth: Int
  ) -> Bool {
    func isChoice(_ schema: EffectiveSchema) -> Bool {
      !schema.variants.isEmpty && schema.types.isEmpty && schema.properties.isEmpty && schema.items == nil
    }
    func isPlain(_ schema: EffectiveSchema) -> Bool { schema.variants.isEmpty && !schema.types.isEmpty }
    guard isChoice(old) && isPlain(new) || isPlain(old) && isChoice(new) else { return false }
    // The one that is no choice is the only variant of itself.
    compareVariants(
      old, new, old.variants.isEmpty ? [old.named] : old.variants, new.variants.isEmpty ? [new.named] : new.variants,
      direction, key, title, depth)
    return true
  }

  mutating func compareVariants(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ direction: Direction, _ key: DocumentKey, _ title: String,
    _ depth: Int
  ) {
    compareVariants(old, new, old.variants, new.variants, direction, key, title, depth)
  }

  private mutating func compareVariants(
    _ old: EffectiveSchema, _ new: EffectiveSchema, _ oldVariants: [Schema], _ newVariants: [Schema],
    _ direction: Direction, _ key: DocumentKey, _ title: String, _ depth: Int
  ) {
    guard !oldVariants.isEmpty || !newVariants.isEmpty else { return }
    let wasChoice = !old.variants.isEmpty
    var left = newVariants
    var gone: [Schema] = []
    for variant in oldVariants {
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
          .variants, Verdicts(wire: direction == .request ? .addition : wasChoice ? .caution : .breaking), key,
          subject: title, group: "", after: Self.identity(effective(variant, revision, &effectiveNew)),
          message: direction == .request
            ? "new"
            : wasChoice ? "released apps keep it as a value that they do not know" : "released apps cannot read it",
          place: variant.location, formerPlace: old.named.location))
    }
  }
}
