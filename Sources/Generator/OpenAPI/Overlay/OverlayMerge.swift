import Diagnostics
import YAML

/// Merges an overlay's values into a document's (Overlay Specification 1.1, section 4.4.3).
struct OverlayMerge {
  let isStrict: Bool
  var bag = DiagnosticBag()

  init(isStrict: Bool) {
    self.isStrict = isStrict
  }

  /// What becomes of a node that an action selects. Here an array also takes a single value, as a further element.
  mutating func merged(target: Node, update: Node) -> Node {
    if case .sequence(let elements) = target.content, update.elements == nil {
      return Node(sequence: elements + [update], at: target)
    }
    return mergedProperty(target: target, update: update)
  }

  /// Objects are merged, arrays joined, single values replaced.
  private mutating func mergedProperty(target: Node, update: Node) -> Node {
    switch (target.content, update.content) {
    case (.mapping(let old), .mapping(let new)): return merged(old, new, at: target)
    case (.sequence(let old), .sequence(let new)): return Node(sequence: old + new, at: target)
    case (.scalar, .scalar): return update
    default:
      // A key that either side leaves empty (`components:`) is nothing to argue about.
      if update.isNull { return target }
      if target.isNull { return update }
      report(target, update)
      return isStrict ? target : update
    }
  }

  private mutating func merged(_ old: Mapping, _ new: Mapping, at donor: Node) -> Node {
    var entries: [Entry] = []
    entries.reserveCapacity(old.count + new.count)
    for entry in old.entries {
      if let update = new[entry.key] {
        entries.append(entry.with(value: mergedProperty(target: entry.value, update: update)))
      } else {
        entries.append(entry)
      }
    }
    for entry in new.entries where old.entry(entry.key) == nil { entries.append(entry) }
    return Node(mapping: entries, at: donor)
  }

  private mutating func report(_ target: Node, _ update: Node) {
    bag.add(
      Diagnostic(
        .overlayConflict, isStrict ? .error : .warning,
        "a value of another type cannot be merged with what is there; \(isStrict ? "nothing is changed" : "it is replaced")",
        at: update.location, notes: [.init("this is there", at: target.location)],
        help: "remove what is there with an action before"))
  }
}
