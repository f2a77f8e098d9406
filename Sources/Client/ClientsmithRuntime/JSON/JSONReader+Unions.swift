/// What generated unions ask of a value before they read it as one of their types.
@_spi(Generated)
extension JSONReader {
  /// The text of the member that tells a union's variants apart; numbers and booleans by their JSON text. Empty where it
  /// is absent, null or a structure, or where this is no object.
  public func discriminator(_ key: StaticString) -> String {
    let member = find(key)
    guard member != 0 else { return "" }
    let reader = JSONReader(document: document, index: member)
    switch reader.kind {
    case .string: return (try? reader.string) ?? ""
    case .number, .boolean: return String(decoding: reader.rawBytes, as: UTF8.self)
    case .null, .array, .object: return ""
    }
  }

  /// Whether a whole number stands here; `3.0` and `3e2` are whole.
  public var isInteger: Bool {
    guard word.isNumber else { return false }
    return word.is(.integer) || value.numberValue?.double?.rounded() == value.numberValue?.double
  }

  /// Whether the value is one of the constants.
  public func isOne(of constants: [JSONValue]) -> Bool {
    constants.contains(value)
  }
}
