/// Reads the body of a request by its media type.
struct BodyText {
  let reader: ParameterReader

  /// The description of a body of a media type: the exact one, or the range that it is in.
  static func content(_ contents: [MockValue], for type: String) -> MockValue? {
    let essence = essence(type)
    let family = essence.prefix { $0 != "/" } + "/*"
    for wanted in [essence, String(family), "*/*"] {
      if let content = contents.first(where: { Self.essence($0["type"]?.text ?? "") == wanted }) { return content }
    }
    return nil
  }

  /// A media type without its parameters, in lower case.
  static func essence(_ type: String) -> String { type.prefix { $0 != ";" }.trimmed.lowercased() }

  static func isJSON(_ type: String) -> Bool {
    let essence = essence(type)
    return essence.hasSuffix("/json") || essence.hasSuffix("+json")
  }

  /// The value of a body, nil where its media type is not one that can be looked into.
  func value(_ bytes: [UInt8], type: String, _ content: MockValue) throws(MockValueParser.Failure) -> MockValue? {
    if Self.isJSON(type) { return try MockValueParser.parse(bytes) }
    let essence = Self.essence(type)
    let schema = reader.resolved(content["schema"] ?? .object([]))
    if essence == "application/x-www-form-urlencoded" { return form(String(decoding: bytes, as: UTF8.self), schema) }
    if essence.hasPrefix("multipart/form-data") { return parts(bytes, type: type, schema) }
    return nil
  }

  private func form(_ text: String, _ schema: MockValue) -> MockValue? {
    // What nested values are called in forms is up to the service: only flat forms are looked into.
    let properties = schema["properties"]?.members ?? []
    let isFlat = properties.allSatisfy { property in
      let shape = reader.resolved(property.value)
      return !ParameterReader.isObject(shape) && !shape.list("type").contains { $0.text == "array" }
    }
    guard isFlat else { return nil }
    return .object(
      PercentText.pairs(text).map { item in
        (item.name, ParameterReader.coerced(item.value, schema["properties"]?[item.name], reader))
      })
  }

  /// The parts of a form by their names, with a value that fits whatever the part is: their presence alone is checked.
  private func parts(_ bytes: [UInt8], type: String, _ schema: MockValue) -> MockValue? {
    let names = Self.partNames(bytes)
    let required = schema.list("required").compactMap(\.text)
    // Nothing to be said beyond what is missing; values are the parts' own.
    guard required.contains(where: { !names.contains($0) }) else { return nil }
    return .object(
      names.compactMap { name in
        schema["properties"]?[name].map { property in
          var sample = SampleValue(schemas: reader.schemas, seed: 0, name: name)
          return (name, sample.value(property))
        }
      })
  }

  /// The names in the `Content-Disposition` of a multipart body's parts (RFC 7578 section 4.2).
  static func partNames(_ bytes: [UInt8]) -> [String] {
    var names: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.count < 2000 {
      let text = String(decoding: line, as: UTF8.self)
      guard text.lowercased().hasPrefix("content-disposition: form-data"),
        let start = text.firstRange(of: "name=\"")?.upperBound
      else { continue }
      names.append(String(text[start...].prefix { $0 != "\"" }))
    }
    return names
  }
}
