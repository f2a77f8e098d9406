/// A program that uses all that a client offers, each use in a function of its own: type-checked against another version
/// of the client it shows what a caller of any part would see. With it our tests hold the comparison against the compiler.
package struct CallerProgram {
  /// One use.
  package struct Use: Sendable {
    /// What is used, as the comparison's changes name it.
    package let subject: String
    package let function: String
  }

  package let uses: [Use]

  package init(_ state: ClientState) {
    let side = Side(SwiftSurface(files: state.files), ClientIdentities())
    let witness = Witness(side)
    var uses: [Use] = []
    for path in side.surface.order {
      guard let entry = side.surface.types[path] else { continue }
      // Nobody names the type of a resource.
      if side.surface.accessors[path] == nil {
        uses.append(Use(subject: path, function: witness.type(path)))
        let all = Conformance.visible(entry.symbol).joined(separator: " & ")
        if !all.isEmpty { uses.append(Use(subject: path, function: witness.conformance(of: entry.symbol, to: all))) }
      }
      for member in entry.members {
        for function in Self.functions(member, witness, side) {
          uses.append(Use(subject: side.surface.spelling(of: member), function: function))
        }
      }
      if entry.members.contains(where: { $0.kind == .enumerationCase }) {
        uses.append(Use(subject: path, function: witness.exhaust(entry)))
      }
    }
    self.uses = uses
  }

  private static func functions(_ member: SwiftSymbol, _ witness: Witness, _ side: Side) -> [String] {
    switch member.kind {
    case .property:
      // A resource is used by its methods.
      if let type = member.type, side.surface.accessors[type] != nil { return [] }
      let unwrapping = member.type?.hasSuffix("?") == true ? [witness.unwrap(member)] : []
      return [witness.read(member)] + unwrapping + (member.isSettable ? [witness.assign(member)] : [])
    case .function, .initializer:
      let optional = member.arguments.indices.filter { member.arguments[$0].hasDefault }
      return [witness.call(member)] + optional.map { witness.call(member, giving: [$0]) }
        + (member.kind == .function && member.type != nil ? [witness.result(of: member)] : [])
        + (member.kind == .function && member.type?.hasSuffix("?") == true ? [witness.unwrapResult(of: member)] : [])
        + (optional.count > 1 ? [witness.call(member, giving: Set(optional))] : [])
    case .enumerationCase: return [witness.match(member)]
    case .typeAlias: return [witness.alias(member)]
    case .structure, .enumeration, .reference, .protocolType, .subscripting: return []
    }
  }
}
