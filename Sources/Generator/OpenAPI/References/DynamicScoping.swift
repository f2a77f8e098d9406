import YAML

/// Gives each reference in reach of a `$dynamicAnchor` a copy of its target in which the `$dynamicRef`s lead to that anchor.
///
/// A schema like "a list of whatever `#item` is" means something else wherever an outer schema says what `#item` is. Types have no
/// such scopes, so each use gets a schema of its own; only the parts that differ are copied, and each once a scope.
struct DynamicScoping {
  /// One schema in one scope.
  private struct Key: Hashable {
    let schema: ObjectIdentifier
    let scope: DynamicScope
  }

  /// A copy whose reference is known and which is still to be made.
  private struct Task {
    let index: Int
    let schema: Schema
    let scope: DynamicScope
  }

  private let table: ReferenceTable<Schema>
  private let references: [ScopedReference]
  private let scopes: [Int: DynamicScope]
  private var copies: [Key: Int] = [:]
  private var tasks: [Task] = []
  /// The names of the `$dynamicRef`s that are met from a schema on, by schema.
  private var names: [ObjectIdentifier: Set<String>] = [:]
  /// How many more schemas may be copied or looked at.
  private var budget: Int

  init(_ table: ReferenceTable<Schema>, _ references: [ScopedReference], budget: Int) {
    self.table = table
    self.references = references
    self.budget = budget
    scopes = Dictionary(references.lazy.map { ($0.index, $0.scope) }, uniquingKeysWith: { first, _ in first })
  }

  /// Copies what must be; false where the budget did not suffice.
  mutating func run() -> Bool {
    let copied = references.compactMap { reference in
      table.targets[reference.index].flatMap { copy(of: $0, in: reference.scope) }.map { (reference.index, $0) }
    }
    // What references lead to by themselves counts until every copy is made.
    var made: [(index: Int, schema: Schema)] = []
    while let task = tasks.popLast() {
      guard budget > 0 else { return false }
      made.append((task.index, rewritten(task.schema, in: task.scope)))
    }
    for (index, schema) in made { table.targets[index] = schema }
    for (index, copy) in copied { table.targets[index] = table.targets[copy] }
    return budget > 0
  }

  /// The reference to a schema's copy, which is made later; nil where the scope changes nothing in it.
  private mutating func copy(of schema: Schema, in scope: DynamicScope) -> Int? {
    guard !reachedNames(from: schema).isDisjoint(with: scope.anchors.keys), let use = table.uses.first else {
      return nil
    }
    let key = Key(schema: ObjectIdentifier(schema), scope: scope)
    if let known = copies[key] { return known }
    let index = table.addSettled(schema, text: schema.path.description, node: schema.node, scope: use.scope)
    copies[key] = index
    tasks.append(Task(index: index, schema: schema, scope: scope))
    return index
  }

  /// A schema as it reads in a scope: itself where that changes nothing.
  private mutating func rewritten(_ schema: Schema, in scope: DynamicScope) -> Schema {
    budget -= 1
    guard budget > 0, !reachedNames(from: schema).isDisjoint(with: scope.anchors.keys) else { return schema }
    var draft = SchemaDraft(schema)
    draft.replaceParts { rewritten($0, in: scope) }
    if let reference = schema.reference { draft.reference = rewritten(reference, of: schema, in: scope) }
    return Schema(draft, node: schema.node, path: schema.path, isScoped: true)
  }

  private mutating func rewritten(
    _ reference: Reference<Schema>, of schema: Schema, in scope: DynamicScope
  ) -> Reference<Schema> {
    var index: Int?
    if let dynamic = schema.applicators?.dynamicReference, dynamic.index == reference.index,
      let name = DynamicScope.name(in: dynamic.text), let anchor = scope.anchors[name]
    {
      index = anchor
    } else if let target = table.targets[reference.index] {
      index = copy(of: target, in: scopes[reference.index].map(scope.adding) ?? scope)
    }
    return index.map { Reference(text: reference.text, node: reference.node, index: $0) } ?? reference
  }

  /// The names of all `$dynamicRef`s in a schema and in what its references lead to.
  private mutating func reachedNames(from start: Schema) -> Set<String> {
    if let known = names[ObjectIdentifier(start)] { return known }
    var found: Set<String> = []
    var visited: Set<ObjectIdentifier> = [ObjectIdentifier(start)]
    var stack = [start]
    while let schema = stack.popLast(), budget > 0 {
      budget -= 1
      if let text = schema.applicators?.dynamicReference?.text, let name = DynamicScope.name(in: text) {
        found.insert(name)
      }
      var parts: [Schema] = []
      var draft = SchemaDraft(schema)
      draft.replaceParts { part in
        parts.append(part)
        return part
      }
      if let target = schema.reference.flatMap({ table.targets[$0.index] }) { parts.append(target) }
      for part in parts where visited.insert(ObjectIdentifier(part)).inserted { stack.append(part) }
    }
    names[ObjectIdentifier(start)] = found
    return found
  }
}
