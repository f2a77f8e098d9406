@testable import ClientModel

/// How the variants of a union are told apart, in words.
func strategy(_ union: Union?) -> String {
  switch union?.strategy {
  case nil: return "no union"
  case .discriminator(let property, let mapping, let fallback)?:
    let values = mapping.map { "\($0.value)=\($0.variant)" }.joined(separator: " ")
    return "\(property): \(values)\(fallback.map { " else \($0)" } ?? "")"
  case .conditions(let list)?:
    return list.map { "\($0.variant) if \($0.conditions.map(text).joined(separator: " and "))" }.joined(
      separator: ", ")
  }
}

private func text(_ condition: VariantCondition) -> String {
  switch condition {
  case .kind(let kinds): kinds.map(\.rawValue).joined(separator: "|")
  case .hasKey(let key): "has \(key)"
  case .constant(let property, let value): "\(property) is \(value.text)"
  case .oneOf(let values): "one of " + values.map(\.text).joined(separator: "|")
  case .decodes: "decodes"
  case .elements(let kinds): "elements are " + kinds.map(\.rawValue).joined(separator: "|")
  case .fits: "fits"
  }
}
