import Diagnostics
import YAML

/// Whether the values that a schema gives for itself are of its own type.
extension ObjectReader {
  /// Takes out a default and examples of other types, and says so.
  func checkValues(_ draft: inout SchemaDraft) {
    let types = draft.types
    if let value = draft.defaultValue, !value.fits(types) {
      reportMismatch(value, "`default`", types)
      draft.defaultValue = nil
    }
    guard !draft.examples.allSatisfy({ $0.fits(types) }) else { return }
    for example in draft.examples where !example.fits(types) { reportMismatch(example, "the example", types) }
    draft.examples.removeAll { !$0.fits(types) }
  }

  private func reportMismatch(_ value: Node, _ name: String, _ types: SchemaTypes) {
    let allowed = types.names.joined(separator: " or ")
    bag.report(
      .mismatchedValue, "\(name) is \(describe(value)), and the schema's type is \(allowed); it is ignored",
      at: value.location)
  }
}

extension Node {
  /// Whether the value is of one of the types; any scalar is a string, since quotes are easily forgotten in YAML.
  fileprivate func fits(_ types: SchemaTypes) -> Bool {
    switch content {
    case .mapping: return types.contains(.object)
    case .sequence: return types.contains(.array)
    case .scalar: break
    }
    if types.contains(.string) { return types.contains(.null) || !isNull }
    switch kind {
    case .null: return types.contains(.null)
    case .boolean: return types.contains(.boolean)
    case .integer: return !types.isDisjoint(with: [.integer, .number])
    case .number: return types.contains(.number) || (types.contains(.integer) && integer != nil)
    case .string, .sequence, .mapping: return false
    }
  }
}
