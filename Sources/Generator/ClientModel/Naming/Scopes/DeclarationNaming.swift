import Diagnostics
import OpenAPI

/// Names every declaration in the scope that it lies in.
///
/// First the names that the configuration or the document pins, then component schemas in document order, then what is
/// nested, from the outside to the inside. A name that would hide one that its owner's members mean gets another.
struct DeclarationNaming {
  private(set) var names: [String]
  private(set) var paths: [[DeclarationScope]] = []
  private var tree: ScopeTree
  private let drafts: [Draft]
  private let configuration: ModelConfiguration
  /// Words for components whose own names only repeat a method and a path, by component.
  private let renames: [String: [String]]
  private var module = NameScope(reserved: ReservedNames.types.union(ReservedNames.elsewhere), ignoresCase: true)
  private var scopes: [DeclarationScope: NameScope] = [:]
  /// The types around the declarations that were published.
  private var places: [Int: [DeclarationScope]] = [:]
  private let clientName: String
  /// The outermost names that the text of each scope mentions, which nothing nested there may take.
  private var mentioned: [DeclarationScope: Set<String>] = [:]

  /// `taken` are the names of the client and its resources.
  init(_ configuration: ModelConfiguration, _ tree: ScopeTree, taken: [String], renames: [String: [String]]) {
    self.configuration = configuration
    self.tree = tree
    self.renames = renames
    drafts = tree.drafts
    clientName = taken.first ?? ""
    for name in taken { module.insert(name) }
    names = Array(repeating: "", count: drafts.count)
  }

  /// Names the drafts; `uses` are the types that the text of the client and of each resource mentions.
  mutating func run(
    componentOrder: [String: Int], uses: [(scope: DeclarationScope, name: String, types: [TypeReference])],
    into bag: inout DiagnosticBag
  ) {
    let live = drafts.indices.filter { tree.isLive($0) && drafts[$0].twinOf == nil }
    paths = drafts.indices.map { tree.isLive($0) ? tree.path(of: $0) : [] }
    for index in live { if let place = places[index] { paths[index] = place } }
    nameModule(live.filter { paths[$0].isEmpty && names[$0].isEmpty }, componentOrder, into: &bag)
    collectMentions(uses)
    reportHidden(into: &bag)
    let words = TypeWords(tree: tree)
    let nested = live.filter { !paths[$0].isEmpty }
    for index in nested where names[index].isEmpty {
      if let pinned = pinnedName(of: drafts[index]) { takeNested(pinned, index) }
    }
    let deepest = nested.map { paths[$0].count }.max() ?? 0
    for depth in 0...deepest {
      for index in nested where paths[index].count == depth && names[index].isEmpty {
        nameNested(index, words.candidates(for: index, in: paths[index].last))
      }
    }
    for index in drafts.indices where drafts[index].twinOf != nil && tree.isLive(index) && names[index].isEmpty {
      let base = names[drafts[index].twinOf?.index ?? index]
      names[index] = take(in: paths[index].last, [base + "Input", base + "RequestInput"])
    }
  }

  // MARK: What was published

  /// Keeps the names and owners that were published, from the outside to the inside; what the configuration or the document
  /// names itself is not asked.
  mutating func keep(
    _ paths: PublishedPaths, resources: [String], into bag: inout DiagnosticBag
  ) {
    let wanted: [(index: Int, path: [String])] = drafts.indices.compactMap { index in
      guard tree.isLive(index), pinnedName(of: drafts[index]) == nil, let path = paths[index] else { return nil }
      return (index, path.split(separator: ".").map(String.init))
    }
    // The scopes by their names, each with those around it.
    var known: [String: [DeclarationScope]] = [clientName: [.client]]
    for (index, name) in resources.enumerated() { known[name] = [.resource(index)] }
    var owners: [String: Int] = [:]
    // Of several that were published as one, that one keeps the name which stands in most of the places.
    let order = wanted.sorted {
      ($0.path.count, -paths.weight(of: $0.index), $0.index) < ($1.path.count, -paths.weight(of: $1.index), $1.index)
    }
    for (index, path) in order {
      let (outer, name) = (path.dropLast().joined(separator: "."), path.last ?? "")
      guard let around = outer.isEmpty ? [] : known[outer] else { continue }
      let full = path.joined(separator: ".")
      if let other = owners[full] {
        guard paths.weight(of: index) > 0 else { continue }
        bag.report(
          .publishedTypeDivided, "`\(full)` was published for this schema and another that it differs from by now",
          at: drafts[index].declaration.location,
          notes: [.init("the other keeps the name", at: drafts[other].declaration.location)],
          help: "callers that hold this one have to follow; `x-clientsmith-name` gives it a name of your choice")
        continue
      }
      owners[full] = index
      places[index] = around
      if let scope = around.last {
        insert(name, in: scope)
        names[index] = name
      } else {
        names[index] = module.take(name)
      }
      known[full] = around + [.declaration(DeclarationID(index))]
    }
  }

  /// Says where a nested name that was published hides a type that its owner means by now.
  private func reportHidden(into bag: inout DiagnosticBag) {
    for (index, place) in places.sorted(by: { $0.key < $1.key }) {
      guard let scope = place.last, mentioned[scope]?.contains(names[index]) == true else { continue }
      bag.report(
        .lockConflict,
        "the published type `\(names[index])` hides another of this name that is used beside it",
        at: drafts[index].declaration.location,
        help: "give the other schema a name with `x-clientsmith-name`, or `clientsmith generate --relock`")
    }
  }

  private mutating func insert(_ name: String, in place: DeclarationScope) {
    var scope = scopes[place] ?? NameScope(reserved: ReservedNames.nested(in: place), ignoresCase: true)
    scope.insert(name)
    scopes[place] = scope
  }

  // MARK: Beside the client

  private mutating func nameModule(
    _ members: [Int], _ order: [String: Int], into bag: inout DiagnosticBag
  ) {
    for index in members { if let pinned = pinnedName(of: drafts[index]) { names[index] = module.take(pinned) } }
    let components = members.filter { names[$0].isEmpty && drafts[$0].seed.component != nil }
    let ordered = components.sorted { left, right in
      let leftOrder = order[drafts[left].seed.component ?? ""] ?? Int.max
      let rightOrder = order[drafts[right].seed.component ?? ""] ?? Int.max
      return leftOrder != rightOrder ? leftOrder < rightOrder : left < right
    }
    // A component that already is called like a Swift type keeps its name, wherever one that only folds to it stands.
    let own = ordered.filter { !isRenamed(drafts[$0]) }
    for index in own where isOwnName(drafts[index]) { nameComponent(index, into: &bag) }
    for index in own where !isOwnName(drafts[index]) { nameComponent(index, into: &bag) }
    for index in ordered where isRenamed(drafts[index]) { nameComponent(index, into: &bag) }
    for index in members where names[index].isEmpty {
      let name = drafts[index].seed.literal ?? SwiftIdentifier.type(drafts[index].seed.words)
      names[index] = module.take(name, name + Self.suffix(drafts[index]))
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
    draft.seed.component.map { SwiftIdentifier.type(of: $0) == $0 && $0.count <= NameLength.longest } ?? false
  }

  private mutating func nameComponent(_ index: Int, into bag: inout DiagnosticBag) {
    let component = drafts[index].seed.component ?? ""
    var name = SwiftIdentifier.type(of: component)
    if let words = renames[component], case let better = SwiftIdentifier.type(words), module.isFree(better) {
      name = better
    }
    if name.count > NameLength.longest {
      let shorter = NameLength.shortened(drafts[index].seed.words)
      names[index] = module.take(shorter.first { module.isFree($0) } ?? shorter[0])
      return
    }
    let isReserved = ReservedNames.types.contains(name)
    let isElsewhere = ReservedNames.elsewhere.contains(name)
    names[index] = module.take(name, name + (isReserved || isElsewhere ? "Model" : "Schema"))
    let location = drafts[index].declaration.location
    if isReserved {
      bag.report(
        .schemaRenamed,
        "the schema `\(component)` is called `\(names[index])`, since `\(name)` is used by generated code",
        at: location,
        help: "choose another with `x-clientsmith-name`")
    } else if isElsewhere {
      bag.report(
        .nameReserved,
        "the schema `\(component)` is called `\(names[index])`, since Apple's frameworks have a type `\(name)`",
        at: location, help: "choose another with `x-clientsmith-name`")
    } else if names[index] != name {
      bag.report(
        .nameCollision, "the schema `\(component)` is called `\(names[index])`, since another type is `\(name)`",
        at: location, help: "choose another with `x-clientsmith-name`")
    }
  }

  // MARK: Nested

  private mutating func nameNested(_ index: Int, _ candidates: [[String]]) {
    let suffix = Self.suffix(drafts[index])
    var wanted: [String] = []
    for words in candidates {
      let name = SwiftIdentifier.type(words)
      wanted +=
        name.count <= NameLength.longest ? [ReservedNames.nestedRenamed[name] ?? name] : NameLength.shortened(words)
    }
    wanted += wanted.map { $0 + suffix }.filter { $0.count <= NameLength.longest }
    names[index] = take(in: paths[index].last, wanted)
  }

  private mutating func takeNested(_ name: String, _ index: Int) { names[index] = take(in: paths[index].last, [name]) }

  private mutating func take(in place: DeclarationScope?, _ wanted: [String]) -> String {
    guard let place else { return module.take(wanted.first { module.isFree($0) } ?? wanted[wanted.count - 1]) }
    var scope = scopes[place] ?? NameScope(reserved: ReservedNames.nested(in: place), ignoresCase: true)
    scopes[place] = nil
    let hidden = mentioned[place] ?? []
    let free = wanted.first { scope.isFree($0) && !hidden.contains($0) }
    let name = scope.take(free ?? wanted.last { !hidden.contains($0) } ?? "Value")
    scopes[place] = scope
    return name
  }

  /// Every outermost name that is spelled inside a scope, its own among them.
  private mutating func collectMentions(
    _ uses: [(scope: DeclarationScope, name: String, types: [TypeReference])]
  ) {
    var outermost: [DeclarationScope: String] = [:]
    for use in uses { outermost[use.scope] = use.name }
    func root(of index: Int) -> String? {
      guard let first = paths[index].first else { return names[index] }
      if case .declaration(let id) = first { return names[id.index] }
      return outermost[first]
    }
    for use in uses {
      mentioned[use.scope, default: []].insert(use.name)
      for type in use.types {
        if let id = type.declared, let root = root(of: id.index) { mentioned[use.scope, default: []].insert(root) }
      }
    }
    for index in drafts.indices where tree.isLive(index) {
      var roots = Set(
        drafts[index].declaration.mentionedTypes.compactMap { $0.declared.flatMap { root(of: $0.index) } })
      if let own = root(of: index) { roots.insert(own) }
      for scope in paths[index] + [.declaration(DeclarationID(index))] {
        mentioned[scope, default: []].formUnion(roots)
      }
    }
  }

  private static func suffix(_ draft: Draft) -> String {
    switch draft.declaration.kind {
    case .structure: "Object"
    case .enumeration: "Value"
    case .union: "Choice"
    case .multipart: "Form"
    case .responses: "Answer"
    case .bodies: "Content"
    }
  }
}
