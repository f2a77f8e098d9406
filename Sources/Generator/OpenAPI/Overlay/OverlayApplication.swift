import Diagnostics
import YAML

extension Overlay {
  /// The document after the overlay's actions, in order. Nodes that come from the overlay keep their places in it, so that
  /// what is said about them later leads there.
  package func apply(to root: Node, into bag: inout DiagnosticBag) -> Node {
    var root = root
    for action in actions { root = apply(action, to: root, into: &bag) }
    return root
  }

  private func apply(_ action: Action, to root: Node, into bag: inout DiagnosticBag) -> Node {
    let matches = action.target.select(in: root)
    guard !matches.isEmpty else {
      bag.report(
        .unmatchedOverlayAction, "`\(action.target)` selects nothing in the document; the action changes nothing",
        at: action.location)
      return root
    }
    let pointers = matches.map(\.pointer)
    switch action.change {
    case .remove:
      if pointers.contains(.root) {
        bag.report(.overlayConflict, "the whole document cannot be removed", at: action.location)
        return root
      }
      return TreeEdit(pointers).applied(to: root) { _ in nil } ?? root
    case .update(let value): return merge(value, into: root, at: pointers, action, &bag)
    case .copy(let query, let location):
      let sources = query.select(in: root)
      guard sources.count == 1 else {
        bag.report(
          .overlayConflict, "`\(query)` selects \(sources.count) nodes, and one is needed to copy", at: location)
        return root
      }
      return merge(sources[0].node, into: root, at: pointers, action, &bag)
    }
  }

  private func merge(
    _ value: Node, into root: Node, at pointers: [JSONPointer], _ action: Action, _ bag: inout DiagnosticBag
  ) -> Node {
    var merge = OverlayMerge(isStrict: isStrict)
    let edited = TreeEdit(pointers).applied(to: root) { merge.merged(target: $0, update: value) }
    bag.append(contentsOf: merge.bag)
    return edited ?? root
  }
}
