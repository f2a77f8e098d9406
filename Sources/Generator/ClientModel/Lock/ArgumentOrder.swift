/// Puts the arguments of a call in their order and keeps the labels that were published.
///
/// Without a lock: path parameters in the path's order, other required ones, the body, then whatever can be left out, each in
/// the document's order. What was published stays where it was, whatever has become of it; what is new comes behind.
enum ArgumentOrder {
  /// The key of the body among the arguments of a call.
  static let body = "body"

  static func settle(_ operation: inout Operation, _ published: [String: PublishedNames.Entry]) {
    keepLabels(&operation, published)
    var slots = operation.parameters.indices.filter { operation.parameters[$0].isRequired }.map(Slot.parameter)
    if operation.body != nil { slots.append(.body) }
    slots += operation.parameters.indices.filter { !operation.parameters[$0].isRequired }.map(Slot.parameter)
    func entry(_ slot: Slot) -> PublishedNames.Entry? {
      switch slot {
      case .body: published[body]
      case .parameter(let index): published[PublishedNames.key(of: operation.parameters[index], in: operation.path)]
      }
    }
    // Swift's sort is stable in practice and not by contract.
    let known = slots.enumerated().compactMap { offset, slot in entry(slot).map { ($0.position, offset, slot) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    let ordered = known + slots.filter { entry($0) == nil }
    operation.bodyPosition = ordered.firstIndex(of: .body) ?? 0
    operation.parameters = ordered.compactMap { slot in
      if case .parameter(let index) = slot { operation.parameters[index] } else { nil }
    }
  }

  private enum Slot: Equatable {
    case parameter(Int)
    case body
  }

  /// Gives parameters the labels under which they were published; one that is new gives way.
  private static func keepLabels(_ operation: inout Operation, _ published: [String: PublishedNames.Entry]) {
    guard !published.isEmpty else { return }
    var scope = NameScope(reserved: ReservedNames.locals)
    let keys = operation.parameters.map { PublishedNames.key(of: $0, in: operation.path) }
    for (index, key) in keys.enumerated() {
      guard let entry = published[key] else { continue }
      rename(&operation.parameters[index], to: scope.takeMember(entry.name))
    }
    for (index, key) in keys.enumerated() where published[key] == nil {
      let label = operation.parameters[index].label
      let place = SwiftIdentifier.capitalised(operation.parameters[index].location.rawValue)
      rename(&operation.parameters[index], to: scope.takeMember(scope.isFree(label) ? label : label + place))
    }
  }

  private static func rename(_ parameter: inout Parameter, to name: String) {
    parameter.name = name
    parameter.label = PublishedNames.bare(name)
  }
}
