import OpenAPI

/// What a document says of an OAuth token endpoint that is an operation of its own: the fields of its form.
struct TokenEndpointFields {
  private let names: Set<String>
  private let takesBasic: Bool

  /// nil where no operation stands at the address.
  init?(of tokenURL: String, in document: Document) {
    let path = Self.path(of: tokenURL)
    let base = document.servers.first.map { Self.path(of: $0.url) } ?? ""
    let composer = SchemaComposer(document: document)
    let found = document.paths.lazy.compactMap { entry -> OpenAPI.Operation? in
      guard path == entry.name || path == base + entry.name else { return nil }
      return document.resolve(entry.value)?.operations.first { $0.method == .post }
    }.first
    guard let operation = found, let body = operation.requestBody.flatMap({ document.resolve($0) }),
      let entry = body.content.first(where: { MediaKind($0.name) == .form }),
      let schema = document.resolve(entry.value)?.schema
    else { return nil }
    names = Set(PageSchema(schema, composer).possibleProperties.map(\.name))
    takesBasic =
      operation.security?.contains { requirement in
        requirement.entries.contains { entry in
          document.components.securitySchemes.contains { scheme in
            guard scheme.name == entry.scheme, case .http("basic", _)? = document.resolve(scheme.value)?.kind else {
              return false
            }
            return true
          }
        }
      } ?? false
  }

  /// Whether a client's secret goes into the form (RFC 6749 section 2.3.1): it is a field there, and no header is asked for.
  var takeSecret: Bool { names.contains("client_secret") && !takesBasic }

  /// The path of an address, absolute or not, without a slash at its end.
  private static func path(of address: String) -> String {
    var rest = address[...]
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
    }
    var path = String(rest.prefix { $0 != "?" && $0 != "#" })
    while path.hasPrefix("./") { path.removeFirst(2) }
    if !path.isEmpty, !path.hasPrefix("/") { path = "/" + path }
    while path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
