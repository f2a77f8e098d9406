import Diagnostics
import YAML

/// Tells which version of the specification a document declares.
enum VersionDetection {
  /// The version of the root object; nil, and reported, for anything that is no API description.
  static func version(of root: Node, into bag: inout DiagnosticBag) -> SpecificationVersion? {
    guard root.mapping != nil else {
      bag.report(.unknownVersion, "the file holds no object, so no API description", at: root.location)
      return nil
    }
    if let openapi = root["openapi"] { return openAPI(openapi, into: &bag) }
    if let swagger = root["swagger"] {
      if let text = swagger.string, text == "2.0" || text == "2" || text.hasPrefix("2.0.") { return .swagger20 }
      bag.report(
        .unknownVersion, "`swagger` is `\(swagger.string ?? "")`, and only 2.0 is known", at: swagger.location)
      return nil
    }
    bag.report(
      .unknownVersion, "the file says neither `openapi` nor `swagger`", at: root.location,
      help: "an API description begins with `openapi: 3.1.0` or the like")
    return nil
  }

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
