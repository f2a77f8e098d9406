import ClientModel
import Diagnostics
import YAML

/// Reads `security` of a client: `bearer`, `basic`, a place of a key, or a scheme of the document; or a list of alternatives.
enum SecuritySetting {
  static func read(_ node: Node?, _ reader: inout SettingReader) -> [ConfiguredSecurity] {
    guard let node, !node.isNull else { return [] }
    return (node.elements ?? [node]).compactMap { one($0, &reader) }
  }

  private static func one(_ node: Node, _ reader: inout SettingReader) -> ConfiguredSecurity? {
    guard node.mapping != nil else {
      switch reader.choice(node, "`security`", of: SecurityWord.self) {
      case .bearer: return .bearer
      case .basic: return .basic
      case nil: return nil
      }
    }
    guard let mapping = reader.object(node, "`security`", keys: ConfigurationKeys.security) else { return nil }
    if let scheme = reader.text(mapping["scheme"], "`scheme`") { return .scheme(scheme) }
    let places: [(String, ParameterLocation)] = [("header", .header), ("query", .query), ("cookie", .cookie)]
    for (key, location) in places {
      guard let name = reader.text(mapping[key], "`\(key)`") else { continue }
      return .key(name: name, location: location, prefix: reader.text(mapping["prefix"], "`prefix`"))
    }
    reader.bag.report(
      .invalidSetting, "`security` says where a credential goes", at: node.location,
      help: "`bearer`, `basic`, `{header: X-API-Key}`, `{query: key}`, `{cookie: session}`, or `{scheme: NAME}`")
    return nil
  }
}
