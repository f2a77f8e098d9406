import Diagnostics
import YAML

/// Swagger's parameters that are sent outside the body.
extension ObjectReader {
  /// The root's `parameters` without bodies and form fields, which become request bodies where they are used.
  func swaggerSharedParameters(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<Referenced<Parameter>> {
    map(entry, path) { node, path in
      isSwaggerBody(node) ? nil : referenced(node, path, swaggerParameter)
    }
  }

  /// A `parameters` list without bodies and form fields.
  func swaggerParameters(_ entry: YAML.Entry, _ path: ObjectPath) -> [Referenced<Parameter>] {
    unique(
      list(entry, path) { node, path in
        isSwaggerBody(node) ? nil : referenced(node, path, swaggerParameter)
      })
  }

  /// Whether a parameter, or what it refers to, is a body or a form field.
  private func isSwaggerBody(_ node: Node) -> Bool {
    let target = node["$ref"]?.strictString.flatMap { locateQuietly($0, from: scope) }?.node ?? node
    let place = target["in"]?.string
    return place == "body" || place == "formData"
  }

  func swaggerParameter(_ node: Node, _ path: ObjectPath) -> Parameter? {
    guard let mapping = object(node, "parameter") else { return nil }
    let parameter = Parameter(node: node, path: path)
    guard readIdentity(mapping, parameter) else { return nil }
    var format = "csv"
    for entry in mapping.entries {
      guard let word = known(entry, SwaggerParameterKeyword.self, &parameter.extensions) else { continue }
      switch word {
      case .description: parameter.description = text(entry)
      case .required: parameter.required = flag(entry) ?? false
      case .allowEmptyValue: parameter.allowEmptyValue = flag(entry) ?? false
      case .collectionFormat: format = text(entry) ?? format
      case .schema: reportMisplacedKey(entry, "only goes with `in: body`")
      default: break
      }
    }
    parameter.schema = valueSchema(node, path)
    (parameter.style, parameter.explode) = swaggerStyle(format, parameter.place, mapping)
    if parameter.place == .path { parameter.required = true }
    return parameter
  }

  /// What a `collectionFormat` is called in OpenAPI 3.
  func swaggerStyle(
    _ format: String, _ place: Parameter.Place, _ mapping: Mapping
  ) -> (ParameterStyle, explode: Bool) {
    let plain = place.defaultStyle
    switch format {
    case "csv": return (plain, false)
    case "ssv": return (.spaceDelimited, false)
    case "tsv":
      if let entry = mapping.entry("collectionFormat") {
        bag.report(
          .parameterStyle, "values with tabs between them are not supported; there will be spaces between them",
          at: entry.value.location)
      }
      return (.tabDelimited, false)
    case "pipes": return (.pipeDelimited, false)
    case "multi": return (plain, true)
    default:
      if let entry = mapping.entry("collectionFormat") {
        reportUnknownValue(entry, format, ["csv", "ssv", "tsv", "pipes", "multi"])
      }
      return (plain, false)
    }
  }

  func swaggerHeader(_ node: Node, _ path: ObjectPath) -> Header? {
    guard let mapping = object(node, "header") else { return nil }
    let header = Header(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, SwaggerHeaderKeyword.self, &header.extensions) else { continue }
      if word == .description { header.description = text(entry) }
    }
    header.schema = valueSchema(node, path)
    return header
  }
}
