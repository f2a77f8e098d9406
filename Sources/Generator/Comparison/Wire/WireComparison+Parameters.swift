import Diagnostics
import OpenAPI

/// Compares the parameters of two operations, each by its place and name.
extension WireComparison {
  mutating func compareParameters(_ old: Place, _ new: Place, _ key: String) {
    let before = base.parameters(of: old.operation, in: old.item)
    var after = revision.parameters(of: new.operation, in: new.item)
    for parameter in before {
      let document = Self.key(of: parameter, in: old.path, key)
      guard let index = after.firstIndex(where: { Self.key(of: $0, in: new.path, key) == document }) else {
        report(
          .parameterRemoved, Verdicts(wire: .caution), document, subject: old.title,
          before: "\(parameter.place.rawValue) \(parameter.name)",
          message: "what released apps send may be ignored or refused", from: parameter.location)
        continue
      }
      compare(parameter, after.remove(at: index), document, new.title)
    }
    for parameter in after {
      let isFilled = parameter.schema.map { EffectiveSchema($0, in: revision).onlyValue != nil } ?? false
      report(
        .parameterAdded, Verdicts(wire: parameter.required ? .breaking : .addition),
        Self.key(of: parameter, in: new.path, key), subject: new.title,
        after: "\(parameter.place.rawValue) \(parameter.name)\(parameter.required ? ", required" : "")",
        message: parameter.required
          ? "released apps do not send it" + (isFilled ? "; a new client does by itself" : "") : "new",
        to: parameter.location)
    }
  }

  /// Parameters of a path are told apart by their order, for their names are nobody's business but the document's.
  static func key(of parameter: Parameter, in path: String, _ operation: String) -> DocumentKey {
    var name = parameter.place == .header ? parameter.name.lowercased() : parameter.name
    if parameter.place == .path, let index = PathTemplate.names(in: path).firstIndex(of: parameter.name) {
      name = String(index)
    }
    return .parameter(operation: operation, place: parameter.place.rawValue, name: name)
  }

  mutating func compare(_ old: Parameter, _ new: Parameter, _ key: DocumentKey, _ title: String) {
    let words = "\(new.place.rawValue) \(new.name)"
    if old.required != new.required {
      report(
        .parameterRequired, Verdicts(wire: new.required ? .breaking : .addition), key, subject: title,
        before: old.required ? "required" : "optional", after: new.required ? "required" : "optional",
        message: new.required ? "released apps may leave `\(words)` out" : "`\(words)` may be left out",
        from: old.location, to: new.location)
    }
    let isList = [old, new].contains { parameter in
      parameter.schema.map {
        !EffectiveSchema($0, in: parameter === old ? base : revision).types.isDisjoint(with: [.array, .object])
      } ?? true
    }
    let styles = (Self.style(old), Self.style(new))
    if styles.0 != styles.1 {
      report(
        .parameterStyle, Verdicts(wire: isList ? .breaking : .none), key, subject: title, before: styles.0,
        after: styles.1,
        message: isList ? "the service reads `\(words)` in another way" : "no value is written otherwise",
        from: old.location, to: new.location)
    }
    if new.deprecated != old.deprecated {
      report(
        .deprecated, Verdicts(behaviour: new.deprecated ? .caution : .none), key, subject: title,
        message: "`\(words)` is deprecated\(new.deprecated ? "" : " no longer")",
        from: old.location, to: new.location)
    }
    compareExtensions(old.extensions, new.extensions, key, title, from: old.location, to: new.location)
    if old.description != new.description {
      report(
        .documentation, Verdicts(), key, subject: title, message: "`\(words)` is described in other words",
        from: old.location, to: new.location)
    }
    compareContents(
      Self.content(old.schema, old.content, base), Self.content(new.schema, new.content, revision), .request, key,
      title,
      subject: words, from: old.location, to: new.location)
  }

  static func style(_ parameter: Parameter) -> String {
    "\(parameter.style.rawValue)\(parameter.explode ? ", explode" : "")\(parameter.allowReserved ? ", allowReserved" : "")"
  }

  static func content(
    _ schema: Schema?, _ content: NamedEntries<Referenced<MediaType>>, _ document: Document
  ) -> [(type: String, schema: Schema?)] {
    if let schema { return [("", schema)] }
    return content.map { entry in
      let media = document.resolve(entry.value)
      return (entry.name.lowercased(), media?.schema ?? media?.itemSchema)
    }
  }
}
