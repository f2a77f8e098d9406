import ClientModel
import Diagnostics

/// The protocols of a model.
enum Conformances {
  /// What the runtime's `JSONRecord`, `JSONModel` and `OpenEnum` are already.
  static let inherent: Set<String> = [
    "Sendable", "Equatable", "Hashable", "Codable", "Encodable", "Decodable", "JSONCodable", "JSONEncodable",
    "JSONDecodable", "CustomDebugStringConvertible", "TextOutputStreamable",
  ]

  /// Those of a structure or union; `base` is the runtime's.
  static func of(
    _ base: String, isIdentifiable: Bool, isParameter: Bool, hook: ModelHook?, words: Words
  ) -> [String] {
    var names = [base]
    if isIdentifiable { names.append("Identifiable") }
    if isParameter { names.append("ParameterValue") }
    return names + configured(besides: names, hook, words)
  }

  /// Those of an enumeration.
  static func ofEnumeration(_ hook: ModelHook?, _ words: Words) -> [String] {
    let names = ["OpenEnum", "ParameterValue"]
    return names + configured(besides: names + ["CustomStringConvertible"], hook, words)
  }

  /// Those that the configuration asks for and that can hold: `Identifiable` only where the document gives an `id`.
  private static func configured(besides names: [String], _ hook: ModelHook?, _ words: Words) -> [String] {
    let all = words.configuration.conformances
    return (all + (hook?.conformances.filter { !all.contains($0) } ?? [])).filter {
      !names.contains($0) && !inherent.contains($0) && $0 != "Identifiable"
    }
  }

  /// Reports the models that cannot have what the configuration asks for.
  static func check(_ api: API, _ configuration: EmitterConfiguration, into bag: inout DiagnosticBag) {
    let isForAll = configuration.conformances.contains("Identifiable")
    let hooks = configuration.models.filter { $0.conformances.contains("Identifiable") }
    guard isForAll || !hooks.isEmpty else { return }
    for declaration in api.declarations {
      guard isForAll || hooks.contains(where: { $0.pattern.matches(declaration.pointer) }) else { continue }
      guard case .structure(let structure) = declaration.kind, !structure.isIdentifiable else { continue }
      bag.report(
        .conformanceLeftOut, "`\(declaration.name)` is not `Identifiable`: it has no `id` that is always there",
        at: declaration.location, help: "those that have one conform without a setting")
    }
  }

  /// The documentation of a type. Deprecation is told in words: the generated code itself uses the type.
  static func documentation(_ declaration: Declaration) -> [String] {
    var documentation = declaration.documentation
    if documentation.isDeprecated { documentation.remarks.append("Deprecated.") }
    return DocumentationText.lines(documentation)
  }
}
