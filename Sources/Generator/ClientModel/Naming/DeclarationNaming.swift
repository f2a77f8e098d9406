import Diagnostics
import OpenAPI

/// Names every declaration of the API at once, so that a new schema never renames an unrelated one.
///
/// First the names the configuration or the document pins, then component schemas in document order, then what was found inside
/// operations and other schemas, named after its owner. A name that would shadow one used by the templates gets a suffix.
struct DeclarationNaming {
  let configuration: ModelConfiguration
  private(set) var scope: NameScope
  private(set) var names: [String]
  /// Words for components whose own names only repeat a method and a path, by component.
  private let renames: [String: [String]]
  /// The declarations of components, by component.
  private var components: [String: Int] = [:]

  /// `taken` are the names of the client and its resources.
  init(_ configuration: ModelConfiguration, taken: [String], count: Int, renames: [String: [String]]) {
    self.configuration = configuration
    self.renames = renames
    scope = NameScope(reserved: ReservedNames.types, ignoresCase: true)
    for name in taken { scope.insert(name) }
    names = Array(repeating: "", count: count)
  }

  /// The names, by the drafts' indices.
  mutating func run(_ drafts: [Draft], componentOrder: [String: Int], into bag: inout DiagnosticBag) {
    let live = drafts.indices.filter { !drafts[$0].declaration.usage.isEmpty && drafts[$0].twinOf == nil }
    for index in live {
      if let pinned = pinnedName(of: drafts[index]) { names[index] = scope.take(pinned) }
    }
    let components = live.filter { names[$0].isEmpty && drafts[$0].seed.component != nil }
    let ordered = components.sorted { left, right in
      let leftOrder = componentOrder[drafts[left].seed.component ?? ""] ?? Int.max
      let rightOrder = componentOrder[drafts[right].seed.component ?? ""] ?? Int.max
      return leftOrder != rightOrder ? leftOrder < rightOrder : left < right
    }
    for index in live {
      if let component = drafts[index].seed.component, self.components[component] == nil {
        self.components[component] = index
      }
    }
    // A component that already is called like a Swift type keeps its name, wherever one that only folds to it stands.
    let own = ordered.filter { !isRenamed(drafts[$0]) }
    for index in own where isOwnName(drafts[index]) { nameComponent(index, drafts, into: &bag) }
    for index in own where !isOwnName(drafts[index]) { nameComponent(index, drafts, into: &bag) }
    for index in ordered where isRenamed(drafts[index]) { nameComponent(index, drafts, into: &bag) }
    for index in live where names[index].isEmpty { nameDerived(index, drafts) }
    for index in drafts.indices where drafts[index].twinOf != nil && !drafts[index].declaration.usage.isEmpty {
      let base = names[drafts[index].twinOf?.index ?? index]
      names[index] = scope.take(base + "Input", base + "RequestInput")
    }
  }

  private func pinnedName(of draft: Draft) -> String? {
    if let component = draft.seed.component {
      if let name = configuration.names[component] ?? configuration.names[draft.declaration.pointer] {
        return SwiftIdentifier.type(of: name)
      }
    } else if let name = configuration.names[draft.declaration.pointer] {
      return SwiftIdentifier.type(of: name)
    }
    guard let schema = draft.schema, let name = ExtensionReader.value("name", in: schema.extensions)?.string,
      draft.seed.component != nil
    else { return nil }
    return SwiftIdentifier.type(of: name)
  }

  private func isRenamed(_ draft: Draft) -> Bool { draft.seed.component.map { renames[$0] != nil } ?? false }

  private func isOwnName(_ draft: Draft) -> Bool {
    draft.seed.component.map { SwiftIdentifier.type(of: $0) == $0 } ?? false
  }

  private mutating func nameComponent(_ index: Int, _ drafts: [Draft], into bag: inout DiagnosticBag) {
    let component = drafts[index].seed.component ?? ""
    var name = SwiftIdentifier.type(of: component)
    if let words = renames[component] {
      let better = SwiftIdentifier.type(words)
      name = scope.isFree(better) ? better : name
    }
    let isReserved = ReservedNames.types.contains(name)
    names[index] = scope.take(name, name + (isReserved ? "Model" : "Schema"))
    if isReserved {
      bag.report(
        .schemaRenamed,
        "the schema `\(component)` is called `\(names[index])`, since `\(name)` is used by generated code",
        at: drafts[index].declaration.location, help: "choose another with `x-clientsmith-name`")
    } else if names[index] != name {
      bag.report(
        .nameCollision, "the schema `\(component)` is called `\(names[index])`, since another type is `\(name)`",
        at: drafts[index].declaration.location, help: "choose another with `x-clientsmith-name`")
    }
  }

  private mutating func nameDerived(_ index: Int, _ drafts: [Draft]) {
    let name = derivedName(drafts[index], drafts, depth: 0)
    let suffix: String
    switch drafts[index].declaration.kind {
    case .structure: suffix = "Object"
    case .enumeration: suffix = "Value"
    case .union: suffix = "Choice"
    case .multipart: suffix = "Form"
    case .responses: suffix = "Answer"
    case .bodies: suffix = "Content"
    }
    let more = drafts[index].seed.fallback.map(SwiftIdentifier.capitalised).joined()
    names[index] = scope.take(name, name + (more.isEmpty ? suffix : more), name + suffix)
  }

  private func derivedName(_ draft: Draft, _ drafts: [Draft], depth: Int) -> String {
    let seed = draft.seed
    guard let owner = seed.owner, depth < 40 else { return seed.literal ?? SwiftIdentifier.type(seed.words) }
    let suffix = seed.words.map(SwiftIdentifier.capitalised).joined()
    // Which of the types that share a part meets it first depends on the whole document; where it is described does not.
    if let home = draft.home, let component = drafts[owner.index].seed.component, component != home {
      let known = components[home].map { names[$0] } ?? ""
      return (known.isEmpty ? SwiftIdentifier.type(of: home) : known) + suffix
    }
    let prefix =
      names[owner.index].isEmpty ? derivedName(drafts[owner.index], drafts, depth: depth + 1) : names[owner.index]
    return prefix + suffix
  }
}

extension Draft {
  /// The component of the entry document in which the declaration's schema is written; nil where it is written elsewhere.
  fileprivate var home: String? {
    for prefix in ["#/components/schemas/", "#/definitions/"] where declaration.pointer.hasPrefix(prefix) {
      let token = declaration.pointer.dropFirst(prefix.count).prefix { $0 != "/" }
      return String(token).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    return nil
  }
}
