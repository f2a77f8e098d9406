/// Compares two forms of one call: what each way of writing it for the base comes to in the revision.
///
/// A call gives every argument without a default, any of the others, and all in their order (The Swift Programming
/// Language, "Function Declaration").
struct CallComparison {
  let base: Side
  let revision: Side
  let renamed: [String: String]
  let old: SwiftSymbol
  let new: SwiftSymbol
  private(set) var changes: [Change] = []

  init(base: Side, revision: Side, renamed: [String: String], old: SwiftSymbol, new: SwiftSymbol) {
    self.base = base
    self.revision = revision
    self.renamed = renamed
    self.old = old
    self.new = new
  }

  /// An argument of the base with its counterpart's position.
  private struct Pair {
    let old: Int
    let new: Int
  }

  mutating func run() {
    let pairs = match()
    compareArguments(pairs)
    compareOrder(pairs)
    compareResult()
    compareEffects()
  }

  // MARK: Arguments

  /// Pairs arguments by label and, for those without one or with a new one, by what they are on the wire or by position.
  private func match() -> [Pair] {
    var pairs: [Pair] = []
    var free = Array(new.arguments.indices)
    func take(_ old: Int, _ index: Int) {
      pairs.append(Pair(old: old, new: index))
      free.removeAll { $0 == index }
    }
    for (index, argument) in old.arguments.enumerated() where argument.label != nil {
      if let same = free.first(where: { new.arguments[$0].label == argument.label }) { take(index, same) }
    }
    for (index, argument) in old.arguments.enumerated() where argument.label == nil {
      if let same = free.first(where: { new.arguments[$0].label == nil }) { take(index, same) }
    }
    for (index, argument) in old.arguments.enumerated() where !pairs.contains(where: { $0.old == index }) {
      let key = base.key(of: old, argument: argument.label ?? "")
      guard case .symbol = key else {
        if let same = free.first(where: {
          Self.areOne(key, revision.key(of: new, argument: new.arguments[$0].label ?? ""))
        }) {
          take(index, same)
        }
        continue
      }
    }
    return pairs.sorted { $0.old < $1.old }
  }

  /// A parameter of the path is the same one under another name, if it stands at the same place: the path's shape says so.
  private static func areOne(_ left: DocumentKey, _ right: DocumentKey) -> Bool {
    if case .body = left { return false }
    return left == right
  }

  private mutating func compareArguments(_ pairs: [Pair]) {
    var unmatched = old.arguments.indices.filter { index in !pairs.contains { $0.old == index } }
    var added = new.arguments.indices.filter { index in !pairs.contains { $0.new == index } }
    // What went and what came at one position, of one type, is one argument under another name.
    for index in unmatched {
      let type = oldType(index)
      guard let other = added.first(where: { newType($0) == type && sameNeighbours(index, $0, pairs) }) else {
        continue
      }
      unmatched.removeAll { $0 == index }
      added.removeAll { $0 == other }
      renamedArgument(index, other)
    }
    for pair in pairs {
      if old.arguments[pair.old].label != new.arguments[pair.new].label {
        renamedArgument(pair.old, pair.new)
      }
      compareTypes(pair)
    }
    for index in unmatched {
      let argument = old.arguments[index]
      add(
        .argumentRemoved, argument.label, before: "\(argument.label ?? "_"): \(argument.type)", after: nil,
        message: "extra argument '\(argument.label ?? "_")' in call", help: "leave it out",
        witness: Witness(base).call(old, giving: [index]))
    }
    for index in added where !new.arguments[index].hasDefault && !new.arguments[index].type.hasSuffix("...") {
      let argument = new.arguments[index]
      add(
        .argumentAdded, argument.label, isNew: true, before: nil, after: "\(argument.label ?? "_"): \(argument.type)",
        message: "missing argument for parameter '\(argument.label ?? "_")' in call",
        help: "give `\(argument.label ?? "_"):`", witness: Witness(base).call(old))
    }
  }

  private mutating func renamedArgument(_ index: Int, _ other: Int) {
    let (before, after) = (old.arguments[index].label ?? "_", new.arguments[other].label ?? "_")
    add(
      .argumentRenamed, old.arguments[index].label, before: "\(before):", after: "\(after):",
      message: "incorrect argument label in call (have '\(before):', expected '\(after):')",
      help: "write `\(after):`", witness: Witness(base).call(old, giving: [index]))
  }

  private func sameNeighbours(_ index: Int, _ other: Int, _ pairs: [Pair]) -> Bool {
    let before = pairs.filter { $0.old < index }.map(\.new).max() ?? -1
    let after = pairs.filter { $0.old > index }.map(\.new).min() ?? new.arguments.count
    return before < other && other < after
  }

  private mutating func compareTypes(_ pair: Pair) {
    let (argument, target) = (old.arguments[pair.old], new.arguments[pair.new])
    let (before, after) = (oldType(pair.old), newType(pair.new))
    let change = TypeChange.giving(before, after)
    switch change {
    case .same, .converts: break
    case .literalsFit:
      add(
        .argumentType, argument.label, .caution, before: argument.type, after: target.type,
        message: "a literal still fits; a variable of type '\(argument.type)' does not", witness: nil)
    case .differs:
      let isRequiredNow = before == after + "?" && argument.hasDefault && !target.hasDefault
      add(
        isRequiredNow ? .argumentRequired : .argumentType, argument.label, before: argument.type, after: target.type,
        message: isRequiredNow
          ? "missing argument for parameter '\(argument.label ?? "_")' in call"
          : "cannot convert value of type '\(argument.type)' to expected argument type '\(target.type)'",
        help: isRequiredNow ? "give `\(argument.label ?? "_"):`" : nil,
        witness: isRequiredNow ? Witness(base).call(old) : Witness(base).call(old, giving: [pair.old]))
      return
    }
    if argument.hasDefault, !target.hasDefault {
      add(
        .argumentRequired, argument.label, before: "\(argument.label ?? "_"): \(argument.type) = …",
        after: "\(target.label ?? "_"): \(target.type)",
        message: "missing argument for parameter '\(argument.label ?? "_")' in call",
        help: "give `\(argument.label ?? "_"):`", witness: Witness(base).call(old))
    }
  }

  private mutating func compareOrder(_ pairs: [Pair]) {
    for (left, right) in zip(pairs, pairs.dropFirst()) where left.new > right.new {
      let (first, second) = (old.arguments[left.old], old.arguments[right.old])
      add(
        .argumentOrder, first.label, before: old.fullName, after: new.fullName,
        message: "argument '\(second.label ?? "_")' must precede argument '\(first.label ?? "_")'",
        help: "give the arguments in the new order", witness: Witness(base).call(old, giving: [left.old, right.old]))
      return
    }
  }

  // MARK: Result and effects

  private mutating func compareResult() {
    let before = Renaming.apply(renamed, to: base.type(old.type, of: old))
    let after = revision.type(new.type, of: new)
    guard old.kind != .initializer, before != after else { return }
    let wasNothing = old.type == nil
    add(
      .resultType, nil, wasNothing ? .caution : .breaking, before: old.type ?? "Void", after: new.type ?? "Void",
      message: wasNothing
        ? "result of call to '\(new.fullName)' is unused"
        : TypeChange.isFilled(before, after)
          ? "initializer for conditional binding must have Optional type, not '\(new.type ?? "Void")'"
          : "cannot convert value of type '\(new.type ?? "Void")' to '\(old.type ?? "Void")'",
      witness: wasNothing
        ? nil : TypeChange.isFilled(before, after) ? Witness(base).unwrapResult(of: old) : Witness(base).result(of: old)
    )
  }

  private mutating func compareEffects() {
    guard new.isAsync && !old.isAsync || new.isThrowing && !old.isThrowing else { return }
    add(
      .effects, nil, before: old.declaration, after: new.declaration,
      message: new.isThrowing && !old.isThrowing
        ? "call can throw but is not marked with 'try'" : "expression is 'async' but is not marked with 'await'",
      witness: Witness(base).result(of: old))
  }

  // MARK: Words

  private func oldType(_ index: Int) -> String {
    Renaming.apply(renamed, to: base.type(old.arguments[index].type, of: old))
  }

  private func newType(_ index: Int) -> String { revision.type(new.arguments[index].type, of: new) }

  private mutating func add(
    _ rule: ChangeRule, _ argument: String?, _ verdict: Verdict = .breaking, isNew: Bool = false, before: String?,
    after: String?, message: String, help: String? = nil, witness: String?
  ) {
    let key = isNew ? revision.key(of: new, argument: argument ?? "") : base.key(of: old, argument: argument)
    changes.append(
      Change(
        rule, Verdicts(source: verdict), key, subject: base.surface.spelling(of: old), group: base.group(of: old),
        before: before, after: after, message: message, help: help, place: revision.location(of: new),
        formerPlace: base.location(of: old), witness: witness))
  }
}
