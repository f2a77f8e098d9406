import ClientModel
import Diagnostics

/// Writes down how the document's calls are authorised, and where tokens come from.
struct MockSecurity {
  let api: API
  let bases: [String]

  /// The schemes by their names in the document.
  var schemes: OrderedJSON {
    .object(api.security.schemes.map { .init($0.id, json($0)) })
  }

  /// Alternatives of schemes, each with the scopes it must have.
  static func json(_ requirements: [SecurityRequirement]) -> OrderedJSON {
    .array(
      requirements.map { requirement in
        .array(requirement.schemes.map { .array(([$0.scheme] + $0.scopes).map { .string($0) }) })
      })
  }

  private func json(_ scheme: SecurityScheme) -> OrderedJSON {
    var members: [(String, OrderedJSON?)] = []
    switch scheme.kind {
    case .apiKey(let name, let location, let prefix):
      members = [
        ("kind", .string("apiKey")), ("name", .string(name)), ("in", .string(location.rawValue)),
        ("prefix", prefix.map { .string($0) }),
      ]
    case .basic: members = [("kind", .string("basic"))]
    case .bearer: members = [("kind", .string("bearer"))]
    case .http(let name): members = [("kind", .string("http")), ("name", .string(name))]
    case .oauth2(let flows):
      members = [
        ("kind", .string("oauth2")),
        ("tokens", paths(flows.flatMap { [$0.tokenURL, $0.refreshURL] })),
        ("devices", paths(flows.map(\.deviceAuthorizationURL))),
      ]
    case .openIDConnect: members = [("kind", .string("oauth2"))]
    case .anyHeader, .mutualTLS, .unknown: members = [("kind", .string("other"))]
    }
    members.append(("scopeSeparator", scheme.token?.scopeSeparator.map { .string($0) }))
    members.append(("token", scheme.token.map(json)))
    return .object(members.compactMap { name, value in value.map { .init(name, $0) } })
  }

  private func json(_ token: TokenExchange) -> OrderedJSON {
    .members([
      "acquire": token.acquire.map(json),
      "refresh": token.refresh.map(json),
      "rotates": token.rotates ? .boolean(true) : nil,
      "renewOn": .array(
        token.renewOn.map { rule in
          .members([
            "status": .integer(rule.status), "codes": .array(rule.codes.map { .string($0) }),
            "pointer": rule.pointer.map { .string($0) },
          ])
        }),
    ])
  }

  private func json(_ exchange: TokenExchange.Exchange) -> OrderedJSON {
    var lifetime: (name: String, pointer: String)?
    switch exchange.lifetime {
    case .expiresAt(let pointer): lifetime = ("expiresAt", pointer)
    case .expiresIn(let pointer): lifetime = ("expiresIn", pointer)
    case .fixed, .unknown: break
    }
    var members: [OrderedJSON.Member] = [
      .init("operation", .string(exchange.operationID)), .init("token", .string(exchange.token)),
    ]
    if let lifetime { members.append(.init(lifetime.name, .string(lifetime.pointer))) }
    if let pointer = exchange.refreshToken { members.append(.init("refreshToken", .string(pointer))) }
    if let pointer = exchange.refreshField { members.append(.init("refreshField", .string(pointer))) }
    return .object(members)
  }

  /// The paths of addresses; of relative ones also behind each server's own path.
  private func paths(_ urls: [String?]) -> OrderedJSON {
    var paths: [String] = []
    for url in urls.compactMap({ $0 }) {
      let path = ServerPath.of(url)
      let all = url.contains("://") ? [path] : [path] + bases.map { $0 + path }
      for path in all where !paths.contains(path) { paths.append(path) }
    }
    return .array(paths.map { .string($0) })
  }
}

/// Writes down how a list is paged.
enum MockPagination {
  static func json(_ pagination: Pagination) -> OrderedJSON {
    .members([
      "style": .string(pagination.style.rawValue),
      "position": pagination.position.map(json),
      "before": pagination.before.map(json),
      "size": pagination.size.map(json),
      "defaultSize": pagination.defaultSize.map { .integer($0) },
      "maximumSize": pagination.maximumSize.map { .integer($0) },
      "first": .integer(pagination.first),
      "items": .string(pagination.items),
      "next": pagination.next.map(json),
      "id": pagination.id.map { .string($0) },
      "hasMore": pagination.hasMore.map(json),
      "total": pagination.total.map(json),
      "pages": pagination.pages.map(json),
      "last": pagination.last.map(json),
      "nested": pagination.isNested ? .boolean(true) : nil,
    ])
  }

  private static func json(_ pointer: RequestPointer) -> OrderedJSON {
    switch pointer {
    case .query(let name): place("query", name)
    case .header(let name): place("header", name)
    case .body(let name): place("body", name)
    case .path(let name): place("path", name)
    }
  }

  private static func json(_ pointer: ResponsePointer) -> OrderedJSON {
    switch pointer {
    case .body(let name): place("body", name)
    case .header(let name): place("header", name)
    }
  }

  private static func place(_ place: String, _ name: String) -> OrderedJSON {
    .members(["in": .string(place), "name": .string(name)])
  }
}
