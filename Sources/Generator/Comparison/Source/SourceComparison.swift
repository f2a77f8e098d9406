import ClientModel

/// Compares what callers see of two clients: whether code that compiles with the base compiles with the revision.
///
/// The rules are those of the compiler for code that calls the client: a call may leave out arguments with defaults and
/// gives the others in their order, a value may be used wherever its type may, a `switch` is exhaustive.
struct SourceComparison {
  let base: Side
  let revision: Side
  private(set) var changes: [Change] = []
  /// The names in the revision of types that have another one there.
  private(set) var renamed: [String: String] = [:]

  init(base: Side, revision: Side) {
    self.base = base
    self.revision = revision
  }

  mutating func run() -> [Change] {
    matchTypes()
    for path in base.surface.order {
      guard let old = base.surface.types[path] else { continue }
      let counterpart = renamed[path] ?? path
      guard let new = revision.surface.types[counterpart] else {
        reportRemoved(old)
        continue
      }
      compare(old, new)
    }
    reportAddedTypes()
    return changes
  }

  // MARK: Types

  /// Finds the types whose schema has another name in the revision.
  private mutating func matchTypes() {
    var newNames: [String: [String]] = [:]
    for path in revision.surface.order where base.surface.types[path] == nil {
      if let pointer = revision.identities.types[path]?.pointer { newNames[pointer, default: []].append(path) }
    }
    for path in base.surface.order where revision.surface.types[path] == nil {
      guard let identity = base.identities.types[path], let names = newNames[identity.pointer], names.count == 1,
        revision.surface.types[names[0]]?.symbol.kind == base.surface.types[path]?.symbol.kind
      else { continue }
      renamed[path] = names[0]
    }
    // What is nested goes with its owner.
    for path in base.surface.order where renamed[path] == nil && revision.surface.types[path] == nil {
      guard let owner = renamed.keys.filter({ path.hasPrefix($0 + ".") }).max(by: { $0.count < $1.count }),
        let new = renamed[owner]
      else { continue }
      let moved = new + path.dropFirst(owner.count)
      if revision.surface.types[moved] != nil { renamed[path] = moved }
    }
    for path in base.surface.order {
      guard let new = renamed[path], let symbol = base.surface.types[path]?.symbol,
        let target = revision.surface.types[new]?.symbol, !isInsideRenamed(path)
      else { continue }
      add(
        .typeRenamed, .breaking, symbol, subject: path, before: path, after: new,
        message: symbol.owner.isEmpty
          ? "cannot find type '\(symbol.name)' in scope" : "'\(symbol.name)' is not a member type of '\(symbol.owner)'",
        help: "write `\(new)`", counterpart: target,
        witness: Witness(base).type(path))
    }
  }

  private func isInsideRenamed(_ path: String) -> Bool {
    renamed.contains { path.hasPrefix($0.key + ".") && (renamed[path] ?? "").hasPrefix($0.value + ".") }
  }

  private mutating func reportRemoved(_ entry: SwiftSurface.TypeEntry) {
    let symbol = entry.symbol
    // Whoever calls a resource names its methods; they are told one by one.
    if base.surface.accessors[symbol.path] != nil {
      for member in entry.members where member.kind == .function { compareMethod(member, in: nil) }
      return
    }
    // What is nested goes with its owner, unless that is a resource, which nobody names.
    let isTold = Self.owners(of: symbol.path).contains { owner in
      base.surface.types[owner] != nil && revision.surface.types[renamed[owner] ?? owner] == nil
        && base.surface.accessors[owner] == nil
    }
    if isTold { return }
    add(
      .typeRemoved, .breaking, symbol, subject: symbol.path, before: symbol.declaration, after: nil,
      message: symbol.owner.isEmpty
        ? "cannot find type '\(symbol.name)' in scope" : "'\(symbol.name)' is not a member type of '\(symbol.owner)'",
      help: nil, counterpart: nil,
      witness: Witness(base).type(symbol.path))
  }

  /// The types that one is nested in, the innermost first.
  private static func owners(of path: String) -> [String] {
    var owners: [String] = []
    var rest = Substring(path)
    while let dot = rest.lastIndex(of: ".") {
      rest = rest[..<dot]
      owners.append(String(rest))
    }
    return owners
  }

  private mutating func reportAddedTypes() {
    let known = Set(renamed.values)
    for path in revision.surface.order where base.surface.types[path] == nil && !known.contains(path) {
      guard let symbol = revision.surface.types[path]?.symbol else { continue }
      addition(symbol, symbol.path)
    }
  }

  private mutating func compare(_ old: SwiftSurface.TypeEntry, _ new: SwiftSurface.TypeEntry) {
    let first = changes.count
    let lost = Conformance.lost(old.symbol, new.symbol)
    for name in lost {
      add(
        .conformanceRemoved, .breaking, old.symbol, subject: old.symbol.path, before: "\(old.symbol.path): \(name)",
        after: nil, message: "'\(old.symbol.name)' does not conform to '\(name)'",
        help: name.hasSuffix("codable") || name.hasSuffix("Encodable") || name.hasSuffix("Decodable")
          ? "say `coding: both` for the client where models are kept elsewhere" : nil,
        counterpart: new.symbol, witness: Witness(base).conformance(of: old.symbol, to: name))
    }
    var comparison = MemberComparison(base: base, revision: revision, renamed: renamed, old: old, new: new)
    comparison.run()
    changes += comparison.changes
    for method in comparison.leftMethods { compareMethod(method, in: new) }
    if old.symbol.kind != new.symbol.kind {
      // Whether that breaks anybody is told by the members: what is only named goes on being named.
      let broken = changes[first...].first { $0.verdicts.source == .breaking }
      add(
        .typeKind, broken == nil ? .caution : .breaking, old.symbol, subject: old.symbol.path,
        before: old.symbol.declaration, after: new.symbol.declaration,
        message: "`\(old.symbol.path)` is used in another way", help: nil, counterpart: new.symbol,
        witness: broken?.witness)
    }
    if old.symbol.isDeprecated != new.symbol.isDeprecated, new.symbol.isDeprecated {
      deprecated(old.symbol, new.symbol)
    }
  }

  // MARK: Methods

  /// Compares a method that has no call of the same form in `type`.
  private mutating func compareMethod(_ old: SwiftSymbol, in type: SwiftSurface.TypeEntry?) {
    let sameName = type?.members(named: old.name, kind: .function, isStatic: old.isStatic) ?? []
    let operation = base.method(old)?.operation
    let target =
      sameName.first { operation != nil && revision.method($0)?.operation == operation } ?? moved(old, operation)
      ?? (operation == nil ? sameName.first : nil)
    guard let target else {
      let message =
        type == nil
        ? "value of type '\(base.surface.client ?? "Client")' has no member '\(base.group(of: old))'"
        : "value of type '\(old.owner)' has no member '\(old.name)'"
      add(
        .methodRemoved, .breaking, old, subject: base.surface.spelling(of: old), before: old.declaration, after: nil,
        message: message, help: nil, counterpart: nil, witness: witness(of: old, amid: sameName))
      return
    }
    let isRenamed = target.name != old.name || target.owner != (renamed[old.owner] ?? old.owner)
    if isRenamed {
      add(
        .methodRenamed, .breaking, old, subject: base.surface.spelling(of: old),
        before: base.surface.spelling(of: old), after: revision.surface.spelling(of: target),
        message: "value of type '\(old.owner)' has no member '\(old.name)'",
        help: "call `\(revision.surface.spelling(of: target))`", counterpart: target,
        witness: witness(of: old, amid: sameName))
    }
    var calls = CallComparison(base: base, revision: revision, renamed: renamed, old: old, new: target)
    calls.run()
    changes += calls.changes
  }

  /// What shows that a method is gone: a call, or where another operation has the name by now, what that does not take.
  private func witness(of old: SwiftSymbol, amid others: [SwiftSymbol]) -> String {
    for other in others {
      var calls = CallComparison(base: base, revision: revision, renamed: renamed, old: old, new: other)
      calls.run()
      let broken = calls.changes.filter { $0.verdicts.source == .breaking }
      // Another one that takes the call as it is would have been its counterpart.
      if let witness = broken.compactMap(\.witness).first { return witness }
    }
    return Witness(base).call(old)
  }

  /// The method of the same operation in another place or under another name.
  private func moved(_ old: SwiftSymbol, _ operation: String?) -> SwiftSymbol? {
    guard let operation else { return nil }
    var found: [SwiftSymbol] = []
    for path in revision.surface.order {
      for member in revision.surface.types[path]?.members ?? []
      where member.kind == .function && revision.method(member)?.operation == operation { found.append(member) }
    }
    // One operation may have several methods, for instance one for a stream.
    return found.first { $0.type == old.type } ?? found.first
  }

  // MARK: Adding

  private mutating func deprecated(_ old: SwiftSymbol, _ new: SwiftSymbol) {
    changes.append(
      Change(
        .deprecated, Verdicts(source: .caution), base.key(of: old), subject: base.surface.spelling(of: old),
        group: base.group(of: old), message: "'\(old.name)' is deprecated", place: revision.location(of: new),
        formerPlace: base.location(of: old)))
  }

  private mutating func addition(_ symbol: SwiftSymbol, _ subject: String) {
    changes.append(
      Change(
        .added, Verdicts(source: .addition), revision.key(of: symbol), subject: subject,
        group: revision.group(of: symbol), after: symbol.declaration, message: "new",
        place: revision.location(of: symbol)))
  }

  private mutating func add(
    _ rule: ChangeRule, _ verdict: Verdict, _ symbol: SwiftSymbol, subject: String, before: String?, after: String?,
    message: String, help: String?, counterpart: SwiftSymbol?, witness: String?
  ) {
    changes.append(
      Change(
        rule, Verdicts(source: verdict), base.key(of: symbol), subject: subject, group: base.group(of: symbol),
        before: before, after: after, message: message, help: help,
        place: counterpart.flatMap(revision.location(of:)), formerPlace: base.location(of: symbol), witness: witness))
  }
}
