import ClientModel

/// The protocols of a model: only those for the directions it travels in, because each one costs compile time.
enum Conformances {
  static func of(_ usage: Usage, isParameter: Bool, words: Words) -> [String] {
    var names: [String] = []
    switch (usage.contains(.response), usage.contains(.request)) {
    case (true, true): names = ["JSONCodable", "Codable"]
    case (true, false): names = ["JSONDecodable", "Decodable"]
    case (false, true): names = ["JSONEncodable", "Encodable"]
    case (false, false): names = ["Sendable"]
    }
    if isParameter { names.append("ParameterValue") }
    for name in words.configuration.conformances where !names.contains(name) { names.append(name) }
    return names
  }

  /// The documentation of a type. Deprecation is told in words: the generated code itself uses the type.
  static func documentation(_ declaration: Declaration) -> [String] {
    var documentation = declaration.documentation
    if documentation.isDeprecated { documentation.remarks.append("Deprecated.") }
    return DocumentationText.lines(documentation)
  }
}
