import Diagnostics
import YAML

/// Parameter Objects.
extension ObjectReader {
  /// A `parameters` list, without those that repeat one or are left to other parts of the document.
  func parameters(_ entry: YAML.Entry, _ path: ObjectPath) -> [Referenced<Parameter>] {
    unique(list(entry, path) { referenced($0, $1, parameter) })
  }

  /// The parameters without repetitions (OpenAPI 3.2, section 4.10.1: a list must not hold two of one name and place).
  func unique(_ parameters: [Referenced<Parameter>]) -> [Referenced<Parameter>] {
    var seen: [ParameterIdentity: SourceLocation] = [:]
    var result: [Referenced<Parameter>] = []
    result.reserveCapacity(parameters.count)
    for referenced in parameters {
      if let parameter = referenced.value {
        let identity = ParameterIdentity(name: parameter.name, place: parameter.place)
        if let first = seen.updateValue(parameter.location, forKey: identity) {
          bag.report(
            .duplicateParameter, "`\(parameter.name)` in \(parameter.place.rawValue) is listed twice; the first holds",
            at: parameter.location, notes: [.init("the first is here", at: first)])
          continue
        }
      }
      result.append(referenced)
    }
    return result
  }

  func parameter(_ node: Node, _ path: ObjectPath) -> Parameter? {
    if version == .swagger20 { return swaggerParameter(node, path) }
    guard let mapping = object(node, "parameter") else { return nil }
    let parameter = Parameter(node: node, path: path)
    guard readIdentity(mapping, parameter) else { return nil }
    var style: ParameterStyle?
    var explode: Bool?
    for entry in mapping.entries {
      guard let word = known(entry, ParameterKeyword.self, &parameter.extensions) else { continue }
      switch word {
      case .name, .place: break
      case .description: parameter.description = text(entry)
      case .required: parameter.required = flag(entry) ?? false
      case .deprecated: parameter.deprecated = flag(entry) ?? false
      case .allowEmptyValue: parameter.allowEmptyValue = flag(entry) ?? false
      case .style: style = self.style(entry, in: parameter.place)
      case .explode: explode = flag(entry)
      case .allowReserved: parameter.allowReserved = flag(entry) ?? false
      case .schema: parameter.schema = child(entry, path)
      case .content: parameter.content = content(entry, path)
      case .example, .examples: addExamples(entry, path, to: &parameter.examples)
      }
    }
    parameter.style = style ?? parameter.place.defaultStyle
    parameter.explode = explode ?? (parameter.style == .form || parameter.style == .cookie)
    check(parameter, mapping)
    // A header that cannot be sent is reported by then.
    return parameter.place == .header && !HeaderName.isToken(parameter.name) ? nil : parameter
  }

  /// `name` and `in`, which everything else depends on.
  func readIdentity(_ mapping: Mapping, _ parameter: Parameter) -> Bool {
    guard let name = mapping["name"]?.string else {
      bag.report(.invalidParameter, "the parameter has no `name`; it is left out", at: parameter.location)
      return false
    }
    guard let text = mapping["in"]?.string else {
      bag.report(
        .invalidParameter, "the parameter `\(name)` does not say `in` what it is sent; it is left out",
        at: parameter.location)
      return false
    }
    guard let place = Parameter.Place(rawValue: text) ?? Parameter.Place(rawValue: text.lowercased()) else {
      let places = Parameter.Place.allCases.map(\.rawValue)
      bag.report(
        .invalidParameter,
        "the parameter `\(name)` is `in: \(text)`, none of \(places.joined(separator: ", ")); it is left out",
        at: mapping["in"]?.location,
        help: Suggestion.nearest(to: text, in: places).map { "did you mean `\($0)`?" })
      return false
    }
    parameter.name = name
    parameter.place = place
    return true
  }

  /// A style by its name, for an encoding.
  func style(_ entry: YAML.Entry) -> ParameterStyle? {
    guard let name = text(entry) else { return nil }
    if let style = ParameterStyle(rawValue: name), style != .tabDelimited { return style }
    reportUnknownValue(entry, name, ParameterStyle.allCases.filter { $0 != .tabDelimited }.map(\.rawValue))
    return nil
  }

  private func style(_ entry: YAML.Entry, in place: Parameter.Place) -> ParameterStyle? {
    guard let style = style(entry) else { return nil }
    guard place.styles.contains(style) else {
      bag.report(
        .parameterStyle,
        "the style `\(style.rawValue)` does not go with `in: \(place.rawValue)`; `\(place.defaultStyle.rawValue)` is used",
        at: entry.value.location)
      return nil
    }
    return style
  }
}

/// What tells the parameters of one operation apart.
private struct ParameterIdentity: Hashable {
  let name: String
  let place: Parameter.Place
}

extension Parameter.Place {
  /// OpenAPI 3.2, section 4.12.2.1.
  var defaultStyle: ParameterStyle {
    switch self {
    case .query, .cookie, .querystring: .form
    case .path, .header: .simple
    }
  }

  /// The styles that go with the place (OpenAPI 3.2, section 4.12.3).
  var styles: [ParameterStyle] {
    switch self {
    case .path: [.simple, .label, .matrix]
    case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
    case .header: [.simple]
    case .cookie: [.form, .cookie]
    case .querystring: []
    }
  }
}
