import YAML

/// `consumes` and `produces`: in Swagger 2.0 the media types stand apart from what they describe.
struct SwaggerMediaTypes {
  var consumes: [String] = []
  var produces: [String] = []

  /// The lists of an operation where it has them, else these.
  func overridden(by mapping: Mapping) -> SwaggerMediaTypes {
    SwaggerMediaTypes(
      consumes: mapping["consumes"].flatMap(Self.names) ?? consumes,
      produces: mapping["produces"].flatMap(Self.names) ?? produces)
  }

  private static func names(_ node: Node) -> [String]? {
    node.elements?.compactMap(\.string) ?? node.string.map { [$0] }
  }

  /// The media types of a body that is described by a schema.
  func ofBody() -> [String] {
    let known = consumes.filter { !Self.isForm($0) }
    return known.isEmpty ? ["application/json"] : known
  }

  /// The media types of a body that is described by form fields.
  func ofForm(hasFiles: Bool) -> [String] {
    let known = consumes.filter { Self.isForm($0) && (!hasFiles || $0.hasPrefix("multipart/")) }
    if !known.isEmpty { return known }
    return [hasFiles ? "multipart/form-data" : "application/x-www-form-urlencoded"]
  }

  /// The media types of a response.
  func ofResponse(isFile: Bool) -> [String] {
    if !produces.isEmpty { return produces }
    return [isFile ? "application/octet-stream" : "application/json"]
  }

  private static func isForm(_ mediaType: String) -> Bool {
    mediaType.hasPrefix("multipart/") || mediaType.hasPrefix("application/x-www-form-urlencoded")
  }
}
