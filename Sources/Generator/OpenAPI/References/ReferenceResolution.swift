import Diagnostics
import YAML

/// What references lead to, after everything else is read.
extension ObjectReader {
  /// Resolves until nothing is left: what a reference leads to may hold further references.
  func resolveReferences() {
    while tables.hasPending {
      resolvePending(Schema.self)
      resolvePending(PathItem.self)
      resolvePending(Parameter.self)
      resolvePending(RequestBody.self)
      resolvePending(Response.self)
      resolvePending(Header.self)
      resolvePending(MediaType.self)
      resolvePending(Example.self)
      resolvePending(Link.self)
      resolvePending(Callback.self)
      resolvePending(SecurityScheme.self)
    }
    resolveDynamicScopes()
    breakSchemaCycles()
  }

  private func resolvePending<Target: ResolvableObject>(_: Target.Type) {
    let table = Target.table(in: tables)
    while table.hasPending {
      let index = table.resolvedCount
      table.resolvedCount += 1
      if table.states[index] == .open { settle(index, in: table) }
    }
  }

  /// Follows a chain of references to its end and gives every link of it the same target.
  private func settle<Target: ResolvableObject>(_ start: Int, in table: ReferenceTable<Target>) {
    var chain = [start]
    var current = start
    var target: Target?
    table.states[start] = .onChain
    walk: while let found = object(current, in: table) {
      switch found {
      case .value(let value):
        target = value
        break walk
      case .reference(let next):
        switch table.states[next.index] {
        case .settled:
          target = table.targets[next.index]
          break walk
        case .onChain:
          reportCycle(table.uses[next.index].text, next.location)
          break walk
        case .open:
          table.states[next.index] = .onChain
          chain.append(next.index)
          current = next.index
        }
      }
    }
    for index in chain {
      table.states[index] = .settled
      table.targets[index] = target
    }
  }

  /// The object at the place that a reference names.
  private func object<Target: ResolvableObject>(
    _ index: Int, in table: ReferenceTable<Target>
  ) -> Referenced<Target>? {
    let use = table.uses[index]
    guard let located = locate(use.text, from: use.scope, at: use.node) else { return nil }
    if located.scope.file === entry, let name = located.tokens.last, let kind = componentKind(located.tokens),
      let component = Target.component(name, of: kind, in: components)
    {
      return component
    }
    let place = ReferencePlace(file: located.scope.file.number, tokens: located.tokens)
    if let known = table.objectsByPlace[place] { return known }
    registry.makeIndex()
    dynamicScope = nil
    let object = within(located.scope) { Target.read(located.node, at: located.path, with: self) }
    table.objectsByPlace[place] = object
    return object
  }

  /// The kind of component that a pointer of the entry document names, in OpenAPI 3's words.
  private func componentKind(_ tokens: [String]) -> String? {
    if tokens.count == 3, tokens[0] == "components" { return tokens[1] }
    if version == .swagger20, tokens.count == 2, tokens[0] == "definitions" { return "schemas" }
    return nil
  }

  /// A schema may be a reference, and so may what that leads to; a ring of them describes nothing.
  private func breakSchemaCycles() {
    let table = tables.schemas
    var isChecked = [Bool](repeating: false, count: table.uses.count)
    for start in table.uses.indices where !isChecked[start] {
      var chain: [Int] = []
      var positions: [Int: Int] = [:]
      var current: Int? = start
      while let index = current, !isChecked[index], positions[index] == nil {
        positions[index] = chain.count
        chain.append(index)
        current = table.targets[index]?.reference?.index
      }
      if let index = current, let position = positions[index] {
        reportCycle(table.uses[index].text, table.uses[index].node.location)
        for link in chain[position...] { table.targets[link] = nil }
      }
      for index in chain { isChecked[index] = true }
    }
  }

  private func reportCycle(_ text: String, _ location: SourceLocation) {
    bag.report(
      .referenceCycle, "`\(text)` leads back to itself through references only; its place is taken as undescribed",
      at: location)
  }
}
