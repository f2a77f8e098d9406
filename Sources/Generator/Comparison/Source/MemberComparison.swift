/// Compares the members of one type in two clients: properties, cases, initialisers and static members. Methods that have
/// no call of the same form are left to the comparison of whole clients, since they may have moved.
struct MemberComparison {
  let base: Side
  let revision: Side
  let renamed: [String: String]
  let old: SwiftSurface.TypeEntry
  let new: SwiftSurface.TypeEntry
  private(set) var changes: [Change] = []
  /// The methods of the base that no method of the revision's type can take the calls of.
  private(set) var leftMethods: [SwiftSymbol] = []
  private var matched: Set<SwiftSymbol> = []

  init(base: Side, revision: Side, renamed: [String: String], old: SwiftSurface.TypeEntry, new: SwiftSurface.TypeEntry)
  {
    self.base = base
    self.revision = revision
    self.renamed = renamed
    self.old = old
    self.new = new
  }

  mutating func run() {
    for member in old.members {
      switch member.kind {
      case .property: compareProperty(member)
      case .function where member.isStatic: compareStatic(member)
      case .function, .subscripting: compareFunction(member)
      case .initializer: compareInitializer(member)
      case .enumerationCase: compareCase(member)
      case .typeAlias: compareAlias(member)
      case .structure, .enumeration, .reference, .protocolType: break
      }
    }
    reportAdditions()
  }

  // MARK: Properties

  private mutating func compareProperty(_ member: SwiftSymbol) {
    // The accessor of a resource whose type is gone is told by its methods.
    if let type = member.type, base.surface.accessors[type] != nil { return matchAccessor(member) }
    guard let target = counterpart(of: member) else {
      add(
        .propertyRemoved, member, before: member.declaration, after: nil,
        message: member.isStatic
          ? "type '\(member.owner)' has no member '\(member.name)'"
          : "value of type '\(member.owner)' has no member '\(member.name)'",
        counterpart: nil, witness: witness(ofRemoved: member))
      return
    }
    matched.insert(target)
    if target.name != member.name {
      add(
        .propertyRenamed, member, before: member.name, after: target.name,
        message: "value of type '\(member.owner)' has no member '\(member.name)'", help: "write `\(target.name)`",
        counterpart: target, witness: Witness(base).read(member))
    }
    let (before, after) = (types(member), revision.type(target.type, of: target))
    if before.new != after {
      // A model that is only sent is filled in, hardly ever read; what fills it in is compared as an argument.
      let isOnlySent = base.identities.types[member.owner]?.usage == .request
      let isTaken = isOnlySent && TypeChange.giving(before.new, after) != .differs
      add(
        .propertyType, member, isTaken ? .caution : .breaking, before: before.old, after: after,
        message: isTaken
          ? "reading '\(member.name)' gives another type"
          : TypeChange.isFilled(before.new, after)
            ? "initializer for conditional binding must have Optional type, not '\(after)'"
            : "cannot convert value of type '\(after)' to '\(before.old)'",
        counterpart: target,
        witness: TypeChange.isFilled(before.new, after)
          ? Witness(base).unwrap(member) : Witness(base).read(member))
    } else if member.isSettable, !target.isSettable {
      add(
        .propertyReadOnly, member, before: member.declaration, after: target.declaration,
        message: "cannot assign to property: '\(member.name)' is a 'let' constant", counterpart: target,
        witness: Witness(base).assign(member))
    }
    if target.isDeprecated, !member.isDeprecated { deprecated(member, target) }
  }

  /// Every model has a text of its own by these names, which can still be read where the property is gone, but not be set.
  private func witness(ofRemoved member: SwiftSymbol) -> String {
    let isInherited = ["description", "debugDescription"].contains(member.name)
    return isInherited && member.isSettable ? Witness(base).assign(member) : Witness(base).read(member)
  }

  private mutating func matchAccessor(_ member: SwiftSymbol) {
    if let target = new.members(named: member.name, kind: .property, isStatic: false).first { matched.insert(target) }
  }

  /// The member of the same name, or of the same name on the wire where that is a new one.
  private func counterpart(of member: SwiftSymbol) -> SwiftSymbol? {
    if let same = new.members(named: member.name, kind: .property, isStatic: member.isStatic).first { return same }
    guard let wire = base.identities.types[old.symbol.path]?.wireNames[member.name],
      let name = revision.identities.types[new.symbol.path]?.wireNames.first(where: { $0.value == wire })?.key
    else { return nil }
    return new.members(named: name, kind: .property, isStatic: member.isStatic).first
  }

  /// The type of a member as the base writes it, and with the names that its parts have in the revision.
  private func types(_ member: SwiftSymbol) -> (old: String, new: String) {
    let text = base.type(member.type, of: member)
    return (text, Renaming.apply(renamed, to: text))
  }

  // MARK: Calls

  private mutating func compareStatic(_ member: SwiftSymbol) {
    let candidates = new.members(named: member.name, kind: .function, isStatic: true)
    if let target = candidates.first(where: { isCovered(member, by: $0) }) {
      matched.insert(target)
      return
    }
    guard let target = candidates.first else {
      add(
        .propertyRemoved, member, before: member.declaration, after: nil,
        message: "type '\(member.owner)' has no member '\(member.name)'", counterpart: nil,
        witness: Witness(base).call(member))
      return
    }
    matched.insert(target)
    compareCall(member, target)
  }

  private mutating func compareFunction(_ member: SwiftSymbol) {
    let candidates = new.members(named: member.name, kind: member.kind, isStatic: false)
    let operation = base.method(member)?.operation
    let own = candidates.filter { operation == nil || revision.method($0)?.operation == operation }
    // A call that another operation takes compiles as well; what that does on the wire is told there.
    guard let target = (own + candidates).first(where: { isCovered(member, by: $0) }) else {
      leftMethods.append(member)
      return
    }
    matched.insert(target)
    if target.isDeprecated, !member.isDeprecated { deprecated(member, target) }
  }

  private mutating func compareInitializer(_ member: SwiftSymbol) {
    let candidates = new.members(named: "init", kind: .initializer, isStatic: false)
    if let target = candidates.first(where: { isCovered(member, by: $0) }) {
      matched.insert(target)
      return
    }
    guard let target = candidates.first else {
      add(
        .methodRemoved, member, before: member.declaration, after: nil,
        message: "'\(member.owner)' cannot be constructed because it has no accessible initializers",
        counterpart: nil, witness: Witness(base).call(member))
      return
    }
    matched.insert(target)
    compareCall(member, target)
  }

  private mutating func compareCall(_ member: SwiftSymbol, _ target: SwiftSymbol) {
    var calls = CallComparison(base: base, revision: revision, renamed: renamed, old: member, new: target)
    calls.run()
    // An argument of an initialiser whose property says the same needs no word of its own.
    let told = Set(changes.map(\.key))
    changes += calls.changes.filter {
      member.kind != .initializer || !told.contains($0.key) || $0.rule == .argumentOrder
    }
  }

  private func isCovered(_ member: SwiftSymbol, by target: SwiftSymbol) -> Bool {
    var calls = CallComparison(base: base, revision: revision, renamed: renamed, old: member, new: target)
    calls.run()
    return calls.changes.isEmpty
  }

  // MARK: Cases and aliases

  private mutating func compareCase(_ member: SwiftSymbol) {
    guard let target = new.members(named: member.name, kind: .enumerationCase, isStatic: false).first else {
      add(
        .caseRemoved, member, before: member.declaration, after: nil,
        message: "type '\(member.owner)' has no member '\(member.name)'", counterpart: nil,
        witness: Witness(base).match(member))
      return
    }
    matched.insert(target)
    let before = member.arguments.map { Renaming.apply(renamed, to: base.type($0.type, of: member)) }
    let after = target.arguments.map { revision.type($0.type, of: target) }
    guard before != after else { return }
    add(
      .propertyType, member, before: member.declaration, after: target.declaration,
      message: "'\(member.name)' holds another type", counterpart: target,
      witness: before.count == 1 && after.count == 1 && TypeChange.isFilled(before[0], after[0])
        ? Witness(base).unwrapPayload(member) : Witness(base).match(member))
  }

  private mutating func compareAlias(_ member: SwiftSymbol) {
    guard let target = new.members(named: member.name, kind: .typeAlias, isStatic: false).first else {
      add(
        .typeRemoved, member, before: member.declaration, after: nil,
        message: "'\(member.name)' is not a member type of '\(member.owner)'", counterpart: nil,
        witness: Witness(base).type(member.path))
      return
    }
    matched.insert(target)
    let (before, after) = (types(member), revision.type(target.type, of: target))
    guard before.new != after else { return }
    add(
      .resultType, member, before: before.old, after: after,
      message: "'\(member.path)' is another type: what is caught and read from it changes", counterpart: target,
      witness: Witness(base).alias(member))
  }

  // MARK: Additions

  private mutating func reportAdditions() {
    // Nobody has a `switch` over the cases of what had none.
    let isUnion = new.symbol.kind == .enumeration && old.members.contains { $0.kind == .enumerationCase }
    for member in new.members where !matched.contains(member) {
      switch member.kind {
      case .enumerationCase where isUnion:
        guard !old.members.contains(where: { $0.kind == .enumerationCase && $0.name == member.name }) else { continue }
        changes.append(
          Change(
            .caseAdded, Verdicts(source: .breaking), revision.key(of: old.symbol),
            subject: revision.surface.spelling(of: member), group: base.group(of: old.symbol),
            after: member.declaration, message: "switch must be exhaustive",
            help: "handle `.\(member.name)`, or add a `default`", place: revision.location(of: member),
            formerPlace: base.location(of: old.symbol), witness: Witness(base).exhaust(old)))
      case .property, .function:
        // A further form of a call that is known is told where the two are compared.
        let isKnown = old.members.contains { $0.name == member.name && $0.kind == member.kind }
        if isKnown || isRenamedMethod(member) { continue }
        changes.append(
          Change(
            .added, Verdicts(source: .addition), revision.key(of: member),
            subject: revision.surface.spelling(of: member), group: revision.group(of: member),
            after: member.declaration, message: "new", place: revision.location(of: member)))
      default: break
      }
    }
  }

  /// Whether the base has a method of the same operation, under another name or with other arguments.
  private func isRenamedMethod(_ member: SwiftSymbol) -> Bool {
    guard let operation = revision.method(member)?.operation else { return false }
    return base.identities.methods.contains { $0.value.operation == operation }
  }

  private mutating func deprecated(_ member: SwiftSymbol, _ target: SwiftSymbol) {
    changes.append(
      Change(
        .deprecated, Verdicts(source: .caution), base.key(of: member), subject: base.surface.spelling(of: member),
        group: base.group(of: member), message: "'\(member.name)' is deprecated",
        place: revision.location(of: target), formerPlace: base.location(of: member)))
  }

  private mutating func add(
    _ rule: ChangeRule, _ symbol: SwiftSymbol, _ verdict: Verdict = .breaking, before: String?, after: String?,
    message: String, help: String? = nil, counterpart: SwiftSymbol?, witness: String?
  ) {
    changes.append(
      Change(
        rule, Verdicts(source: verdict), base.key(of: symbol), subject: base.surface.spelling(of: symbol),
        group: base.group(of: symbol), before: before, after: after, message: message, help: help,
        place: counterpart.flatMap(revision.location(of:)), formerPlace: base.location(of: symbol),
        witness: verdict == .breaking ? witness : nil))
  }
}
