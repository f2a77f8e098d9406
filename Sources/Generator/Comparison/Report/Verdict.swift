/// How heavily a change weighs in one respect.
package enum Verdict: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Nothing is different.
  case none
  /// Something new can be used; what was there goes on.
  case addition
  /// It goes on, but not for everyone, or not in the same way: somebody should look.
  case caution
  /// What worked does not work any more.
  case breaking

  /// The word of reports and of the command line.
  package var word: String {
    switch self {
    case .none: "none"
    case .addition: "addition"
    case .caution: "caution"
    case .breaking: "break"
    }
  }

  /// The verdict of a word of the command line, nil for an unknown one.
  package init?(word: String) {
    guard let known = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = known
  }

  package static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

/// The three kinds of compatibility of a change (AIP-180, "Backwards compatibility").
package struct Verdicts: Sendable, Hashable {
  /// Whether an app that was released goes on working with the service.
  package var wire = Verdict.none
  /// Whether code that calls the client compiles with the new one.
  package var source = Verdict.none
  /// Whether the same code has another effect.
  package var behaviour = Verdict.none

  package init(wire: Verdict = .none, source: Verdict = .none, behaviour: Verdict = .none) {
    self.wire = wire
    self.source = source
    self.behaviour = behaviour
  }

  /// The heaviest of the three.
  package var worst: Verdict { max(wire, source, behaviour) }

  /// Each by the heavier of two.
  func joined(_ other: Verdicts) -> Verdicts {
    Verdicts(
      wire: max(wire, other.wire), source: max(source, other.source), behaviour: max(behaviour, other.behaviour))
  }

  /// Their names with their words, leaving out those that say nothing: `wire break, source caution`.
  package var text: String {
    let parts = [("wire", wire), ("source", source), ("behaviour", behaviour)].filter { $0.1 != .none }
    return parts.isEmpty ? "no difference" : parts.map { "\($0.0) \($0.1.word)" }.joined(separator: ", ")
  }
}
