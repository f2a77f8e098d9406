import OpenAPI

/// Decides the type of the API's error bodies: the one that all share, or an enum over them.
enum ProblemPass {
  /// The problem of the API, and the operations' own cases where there are several.
  static func run(_ drafts: inout [OperationDraft], lowering: SchemaLowering, clientName: String) -> Problem {
    var order: [TypeReference] = []
    var counts: [TypeReference: Int] = [:]
    for draft in drafts {
      for problem in draft.problems {
        if counts[problem.type] == nil { order.append(problem.type) }
        counts[problem.type, default: 0] += 1
      }
    }
    guard let first = order.first else { return Problem(type: .json, alternatives: []) }
    let literal = (clientName.hasSuffix("Client") ? String(clientName.dropLast(6)) : clientName) + "Problem"
    guard order.count > 1 else {
      if let id = first.declared, lowering.drafts[id.index].seed.component == nil,
        lowering.drafts[id.index].seed.owner == nil, first == .declared(id)
      {
        lowering.drafts[id.index].seed.literal = literal
      }
      return Problem(type: first, alternatives: [first])
    }
    // The usual one first: it is tried where an operation says nothing.
    let usual =
      order.max {
        (counts[$0] ?? 0, -(order.firstIndex(of: $0) ?? 0)) < (counts[$1] ?? 0, -(order.firstIndex(of: $1) ?? 0))
      } ?? first
    let alternatives = [usual] + order.filter { $0 != usual }
    for index in drafts.indices {
      drafts[index].operation.problems = cases(of: drafts[index].problems, alternatives)
    }
    let id = DeclarationID(lowering.drafts.count)
    let variants = alternatives.map {
      UnionVariant(name: "", type: $0, isIndirect: false, documentation: Documentation())
    }
    var draft = Draft(
      declaration: Declaration(
        name: "", pointer: "#/components/responses", location: nil,
        documentation: Documentation(
          description: "An error body of the service, by the schema the document gives for it."),
        usage: [], kind: .union(Union(variants: variants, strategy: .conditions([]), otherName: nil))),
      seed: NameSeed(component: nil, words: [], literal: literal))
    if let id = usual.declared, case .structure(let structure) = lowering.drafts[id.index].declaration.kind {
      draft.unionMembers = Set(structure.properties.map { SwiftIdentifier.member(of: $0.wireName) })
    }
    draft.variantWords = alternatives.enumerated().map { words(of: $1, lowering, index: $0) }
    lowering.drafts.append(draft)
    return Problem(type: .declared(id), alternatives: alternatives)
  }

  /// An operation's cases, exact statuses first; the usual one only where a wider case would hide it.
  private static func cases(
    of problems: [(status: StatusPattern, type: TypeReference)], _ alternatives: [TypeReference]
  ) -> [ProblemCase] {
    let all = problems.enumerated().sorted {
      ($0.element.status.width, $0.offset) < ($1.element.status.width, $1.offset)
    }.compactMap { _, problem in
      alternatives.firstIndex(of: problem.type).map { ProblemCase(status: problem.status, alternative: $0) }
    }
    return all.filter { problem in
      problem.alternative != 0
        || all.contains {
          $0.alternative != 0 && $0.status.width > problem.status.width && $0.status.covers(problem.status)
        }
    }
  }

  private static func words(of type: TypeReference, _ lowering: SchemaLowering, index: Int) -> [String] {
    guard let id = type.declared else { return ["option", String(index + 1)] }
    let seed = lowering.drafts[id.index].seed
    let words = seed.component.map(WordSplitter.words) ?? (seed.owner == nil ? seed.words : [])
    return words.isEmpty ? ["option", String(index + 1)] : words
  }
}
