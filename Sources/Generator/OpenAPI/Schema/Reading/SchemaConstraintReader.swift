import Diagnostics
import YAML

/// The keywords that limit numbers, strings, arrays and objects.
extension ObjectReader {
  func readConstraint(_ word: SchemaKeyword, _ entry: YAML.Entry, _ constraints: inout SchemaConstraints) {
    switch word {
    case .minimum: readBound(entry, isLower: true, &constraints.minimum)
    case .maximum: readBound(entry, isLower: false, &constraints.maximum)
    case .exclusiveMinimum: readExclusive(entry, isLower: true, &constraints.minimum)
    case .exclusiveMaximum: readExclusive(entry, isLower: false, &constraints.maximum)
    case .multipleOf: constraints.multipleOf = number(entry)
    case .pattern: constraints.pattern = text(entry)
    case .minLength: constraints.minLength = count(entry)
    case .maxLength: constraints.maxLength = count(entry)
    case .minItems: constraints.minItems = count(entry)
    case .maxItems: constraints.maxItems = count(entry)
    case .uniqueItems: constraints.uniqueItems = flag(entry) ?? false
    case .minContains: constraints.minContains = count(entry)
    case .maxContains: constraints.maxContains = count(entry)
    case .minProperties: constraints.minProperties = count(entry)
    case .maxProperties: constraints.maxProperties = count(entry)
    default: break
    }
  }

  private func number(_ entry: YAML.Entry) -> Double? {
    if let number = entry.value.number { return number }
    if let text = entry.value.strictString, let number = Double(text), number.isFinite {
      reportLoose(entry, "a number", "in quotes")
      return number
    }
    reportIgnored(entry, expected: "a number")
    return nil
  }

  /// `minimum` or `maximum`; the boolean of 3.0 may have come before it and is kept.
  private func readBound(_ entry: YAML.Entry, isLower: Bool, _ bound: inout SchemaConstraints.Bound?) {
    guard let value = number(entry) else { return }
    let new = SchemaConstraints.Bound(text: entry.value.string ?? "", value: value, isExclusive: false)
    bound = tighter(new, bound, isLower: isLower)
  }

  /// A number in 3.1, a boolean about `minimum` or `maximum` before.
  private func readExclusive(_ entry: YAML.Entry, isLower: Bool, _ bound: inout SchemaConstraints.Bound?) {
    if let isExclusive = entry.value.bool {
      if version >= .openAPI31 {
        reportLoose(entry, "a number", "as the boolean that OpenAPI 3.0 has; it is read as there")
      }
      guard isExclusive else { return }
      bound =
        bound.map { .init(text: $0.text, value: $0.value, isExclusive: true) }
        ?? .init(text: "", value: .nan, isExclusive: true)
      return
    }
    guard let value = number(entry) else { return }
    let new = SchemaConstraints.Bound(text: entry.value.string ?? "", value: value, isExclusive: true)
    bound = tighter(new, bound, isLower: isLower)
  }

  private func tighter(
    _ new: SchemaConstraints.Bound, _ old: SchemaConstraints.Bound?, isLower: Bool
  ) -> SchemaConstraints.Bound {
    guard let old else { return new }
    if old.value.isNaN { return .init(text: new.text, value: new.value, isExclusive: true) }
    if new.value == old.value { return new.isExclusive ? new : old }
    return (new.value > old.value) == isLower ? new : old
  }
}
