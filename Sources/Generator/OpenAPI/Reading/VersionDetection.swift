import Diagnostics
import YAML

/// Tells which version of the specification a document declares.
enum VersionDetection {
  /// The version of the root object; nil, and reported, for anything that is no API description.
  static func version(of root: Node, into bag: inout DiagnosticBag) -> SpecificationVersion? {
    guard root.mapping != nil else {
      bag.report(
        .unknownVersion, "the file holds no object, so no API description", at: root.location, help: beginning)
      return nil
    }
    if let openapi = root["openapi"] { return openAPI(openapi, into: &bag) }
    if let swagger = root["swagger"] {
      if let text = swagger.string, text == "2.0" || text == "2" || text.hasPrefix("2.0.") { return .swagger20 }
      bag.report(
        .unknownVersion, "`swagger` is `\(swagger.string ?? "")`, and only 2.0 is known", at: swagger.location)
      return nil
    }
    if let other = others.first(where: { root[$0.key] != nil }) {
      bag.report(
        .unknownVersion, "the file is \(other.name), and no OpenAPI description", at: root[other.key]?.location,
        help: other.help)
      return nil
    }
    bag.report(
      .unknownVersion, "the file says neither `openapi` nor `swagger`", at: root.location, help: beginning)
    return nil
  }

  private static let beginning = "an API description begins with `openapi: 3.1.0` or the like"

  /// What else is taken for an API description, by a key that only it has, and what to do instead.
  private static let others: [(key: String, name: String, help: String)] = [
    ("asyncapi", "an AsyncAPI document", "give the OpenAPI document of the service's HTTP interface"),
    ("arazzo", "an Arazzo document", "give one of the documents that its `sourceDescriptions` name"),
    ("overlay", "an overlay", "give the document it is for, and this one as `--overlay` or `overlays`"),
    ("swaggerVersion", "of Swagger 1.2", "bring it to Swagger 2.0 or OpenAPI 3 first"),
    ("$schema", "a JSON Schema", "name it by `$ref` in an OpenAPI document"),
    ("discoveryVersion", "a Google discovery document", "convert it to OpenAPI first"),
    ("item", "a collection of requests (Postman)", "export it as OpenAPI first"),
  ]

  private static func openAPI(_ node: Node, into bag: inout DiagnosticBag) -> SpecificationVersion? {
    let text = node.string ?? ""
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.first == "3" else {
      bag.report(.unknownVersion, "`openapi` is `\(text)`, and 3.0 to 3.2 are known", at: node.location)
      return nil
    }
    switch parts.count > 1 ? Int(parts[1]) : 0 {
    case 0: return .openAPI30
    case 1: return .openAPI31
    case 2: return .openAPI32
    case .some:
      bag.report(.laterVersion, "`openapi` is `\(text)`; it is read as 3.2", at: node.location)
      return .openAPI32
    case nil:
      bag.report(.unknownVersion, "`openapi` is `\(text)`, and 3.0 to 3.2 are known", at: node.location)
      return nil
    }
  }
}
