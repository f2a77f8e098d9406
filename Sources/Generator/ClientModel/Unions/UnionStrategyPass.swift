import Diagnostics
import OpenAPI

/// Decides for every union how a reader tells its variants apart.
///
/// Evidence in order of strength: the declared discriminator; a property whose constants differ in every variant; and where
/// these say nothing of all variants, facts about each (see `conditions`). What two variants fit equally well is neither: it is kept
/// as JSON.
struct UnionStrategyPass {
  let document: Document
  let componentNames: [ObjectIdentifier: String]

  /// Fills in the strategy of every union. Of those that are only sent, and read by nobody but who keeps them, nothing is reported.
  func run(_ drafts: inout [Draft], into bag: inout DiagnosticBag) {
    let evidence = UnionEvidence(drafts)
    for index in drafts.indices {
      guard case .union(var union) = drafts[index].declaration.kind, !drafts[index].declaration.usage.isEmpty else {
        continue
      }
      var own = DiagnosticBag()
      defer { if drafts[index].declaration.usage.contains(.response) { bag.append(contentsOf: own) } }
      if let declared = declaredStrategy(of: drafts[index], union, evidence, into: &own) {
        union.strategy = declared
        setTags(of: &union, drafts[index], evidence)
      } else if let constants = constantStrategy(of: union, evidence) {
        union.strategy = constants
      } else {
        let conditions = conditions(of: union, draft: drafts[index], evidence, into: &own)
        union.strategy = .conditions(conditions.candidates)
        union.shapes = conditions.shapes
      }
      drafts[index].declaration.kind = .union(union)
    }
  }

  /// A required property whose values differ in every variant is a discriminator that nobody declared.
  private func constantStrategy(of union: Union, _ evidence: UnionEvidence) -> UnionStrategy? {
    guard union.variants.count > 1, let first = union.variants.first, let structure = evidence.structure(of: first.type)
    else { return nil }
    candidates: for property in structure.properties {
      var mapping: [(value: String, variant: Int)] = []
      var seen: Set<String> = []
      var kinds: Set<JSONKind> = []
      for (index, variant) in union.variants.enumerated() {
        let tags = evidence.tags(of: variant.type, property: property.wireName)
        guard tags.isRequired, !tags.values.isEmpty else { continue candidates }
        for tag in tags.values {
          // The number 1 and the text "1" would look alike.
          kinds.insert(tag.kind)
          guard kinds.count == 1, !kinds.contains(.number), tag != .string(""), seen.insert(tag.text).inserted else {
            continue candidates
          }
          mapping.append((tag.text, index))
        }
      }
      return .discriminator(property: property.wireName, mapping: mapping, fallback: nil)
    }
    return nil
  }
}
