import Diagnostics
import YAML

/// What the specification forbids about single parameters.
extension ObjectReader {
  func check(_ parameter: Parameter, _ mapping: Mapping) {
    checkExamples(mapping)
    checkName(parameter, mapping)
    checkDescription(parameter, mapping)
    checkReserved(parameter, mapping)
    if parameter.place == .path { requirePath(parameter, mapping) }
    if parameter.place != .query, let entry = mapping.entry("allowEmptyValue"), parameter.allowEmptyValue {
      parameter.allowEmptyValue = false
      reportMisplacedKey(entry, "only goes with `in: query`")
    }
  }

  private func checkName(_ parameter: Parameter, _ mapping: Mapping) {
    let location = mapping["name"]?.location ?? parameter.location
    switch parameter.place {
    case .path:
      if parameter.name.contains(where: { "{}/?#".contains($0) }) {
        reportForbidden(
          .invalidParameter, "the path parameter's name `\(parameter.name)` cannot stand in a path template",
          at: location)
      }
    case .header:
      if !HeaderName.isToken(parameter.name) {
        reportForbidden(
          .invalidHeaderName,
          "the header's name `\(parameter.name)` holds characters that HTTP does not allow; the parameter is left out",
          at: location)
      } else if ["accept", "content-type", "authorization"].contains(parameter.name.lowercased()) {
        bag.report(
          .reservedHeaderParameter,
          "the header `\(parameter.name)` is left to the media types and security schemes; the parameter has no effect",
          at: location)
      }
    case .query, .cookie, .querystring: break
    }
  }

  /// `schema` or `content`, exactly one.
  private func checkDescription(_ parameter: Parameter, _ mapping: Mapping) {
    if mapping["schema"] != nil, mapping["content"] != nil {
      reportContradiction("schema", "content", mapping, "parameter `\(parameter.name)`")
      parameter.content = NamedEntries()
    } else if parameter.place == .querystring, let schema = mapping.entry("schema") {
      reportForbidden(
        .contradictoryKeys, "a `querystring` parameter is described by `content`, not by `schema`",
        at: schema.keyLocation)
    } else if mapping["schema"] == nil, mapping["content"] == nil {
      bag.report(
        .missingKey, "the parameter `\(parameter.name)` has neither `schema` nor `content`; a string is assumed",
        at: parameter.location)
    }
    if parameter.content.count > 1 {
      bag.report(
        .ignoredValue, "`content` of a parameter has one entry, not \(parameter.content.count); the first is used",
        at: mapping["content"]?.location)
    }
    guard !parameter.content.isEmpty else { return }
    for key in ["style", "explode", "allowReserved"] {
      if let entry = mapping.entry(key) { reportMisplacedKey(entry, "has no effect beside `content`") }
    }
  }

  private func checkReserved(_ parameter: Parameter, _ mapping: Mapping) {
    guard let entry = mapping.entry("allowReserved") else { return }
    let isAllowed =
      switch parameter.place {
      case .query: true
      case .path: version >= .openAPI32
      case .cookie: version >= .openAPI32 && parameter.style == .form
      case .header, .querystring: false
      }
    guard !isAllowed else { return }
    parameter.allowReserved = false
    reportMisplacedKey(entry, "has no effect with `in: \(parameter.place.rawValue)` and this style")
  }

  /// A path without one of its parameters is another path.
  private func requirePath(_ parameter: Parameter, _ mapping: Mapping) {
    if !parameter.required {
      bag.report(
        .looseValue, "the path parameter `\(parameter.name)` must say `required: true`; it is taken as required",
        at: mapping["required"]?.location ?? parameter.location)
    }
    parameter.required = true
  }

  func reportMisplacedKey(_ entry: YAML.Entry, _ reason: String) {
    bag.report(.misplacedKey, "`\(entry.key)` \(reason); it is ignored", at: entry.keyLocation)
  }
}
