import ClientModel

/// The arguments with which a variant is written that its own properties need not tell.
enum WrittenTagText {
  /// `, tag: "kind", "created", unless: value.kind != nil`; nothing where the properties tell it.
  static func text(of variant: UnionVariant, in api: API) -> String {
    guard let tag = variant.tag else { return "" }
    let text = ", tag: \(SwiftLiteral.string(tag.property)), \(SwiftLiteral.string(tag.value))"
    if case .dictionary = variant.type { return "\(text), unless: value[\(SwiftLiteral.string(tag.property))] != nil" }
    guard case .declared(let id) = variant.type, case .structure(let structure) = api[id].kind else { return "" }
    if let own = structure.properties.first(where: { $0.wireName == tag.property }) {
      switch own.presence {
      case .optional, .optionalNullable: return "\(text), unless: value.\(own.name) != nil"
      case .required, .requiredNullable: return ""
      }
    }
    guard structure.additional != nil else { return text }
    return "\(text), unless: value.\(structure.additionalName)[\(SwiftLiteral.string(tag.property))] != nil"
  }
}
