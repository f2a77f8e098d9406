import Diagnostics
import OpenAPI
import YAML

/// Reads `x-clientsmith-token`: how a token is got and renewed through the API's own operations.
enum TokenExtension {
  private static let name = ExtensionReader.prefix + "token"

  /// The exchange a scheme declares; nil where it is malformed, which is reported.
  static func read(
    _ node: Node, scheme: SecurityScheme, document: Document, operations: [String: OperationSelection.Selected],
    into bag: inout DiagnosticBag
  ) -> TokenExchange? {
    guard
      ExtensionReader.check(
        node, members: ["acquire", "refresh", "renewOn", "scopeSeparator", "clientAuthentication"], of: name, into: &bag
      )
    else { return nil }
    var exchange = TokenExchange(
      acquire: nil, refresh: nil, rotates: false, renewOn: [], scopeSeparator: node["scopeSeparator"]?.string)
    if let acquire = node["acquire"] {
      exchange.acquire = read(acquire, isRefresh: false, nil, document, operations, into: &bag)
    }
    if let refresh = node["refresh"] {
      exchange.refresh = read(refresh, isRefresh: true, exchange.acquire, document, operations, into: &bag)
      exchange.rotates = refresh["rotates"]?.bool ?? false
    }
    if let authentication = node["clientAuthentication"] {
      exchange.sendsSecretInBody = authentication.string == "post"
      if !["basic", "post"].contains(authentication.string ?? "") {
        bag.report(.invalidExtension, "`clientAuthentication` must be `basic` or `post`", at: authentication.location)
      }
    }
    for rule in node["renewOn"]?.elements ?? [] {
      if let rule = renewalRule(rule, into: &bag) { exchange.renewOn.append(rule) }
    }
    return exchange
  }

  private static let members = [
    "operationId", "inputs", "token", "expiresIn", "expiresAt", "lifetime", "refreshToken", "scopes", "newRefreshToken",
    "rotates",
  ]

  private static func read(
    _ node: Node, isRefresh: Bool, _ acquire: TokenExchange.Exchange?, _ document: Document,
    _ operations: [String: OperationSelection.Selected], into bag: inout DiagnosticBag
  ) -> TokenExchange.Exchange? {
    guard ExtensionReader.check(node, members: members, of: name, into: &bag) else { return nil }
    guard let id = node["operationId"]?.string, let selected = operations[id] else {
      bag.report(
        .unknownOperationReference,
        "`\(name)` names an operation that is not there: `\(node["operationId"]?.string ?? "")`",
        at: (node["operationId"] ?? node).location)
      return nil
    }
    func body(_ key: String) -> String? { RuntimeExpression.responseBody(node[key], of: key, into: &bag) }
    guard let token = body("token") ?? acquire?.token else {
      bag.report(
        .invalidExtension, "`\(name)` needs `token`", at: node.location,
        help: "for instance `$response.body#/accessToken`")
      return nil
    }
    var refreshField: String?
    if isRefresh {
      guard case .body(let pointer)? = RuntimeExpression.request(node["refreshToken"], of: "refreshToken", into: &bag)
      else {
        bag.report(
          .invalidExtension, "`refresh` needs `refreshToken`", at: node.location,
          help: "for instance `$request.body#/refreshToken`")
        return nil
      }
      refreshField = pointer
    }
    return TokenExchange.Exchange(
      operationID: id, method: selected.operation.method.description, path: OperationPass.cleanedPath(selected.path),
      fields: isRefresh ? [] : fields(node["inputs"], selected.operation, document, into: &bag), token: token,
      lifetime: lifetime(node, into: &bag) ?? acquire?.lifetime ?? .unknown,
      refreshToken: isRefresh ? (body("newRefreshToken") ?? acquire?.refreshToken) : body("refreshToken"),
      refreshField: refreshField, scopes: body("scopes") ?? acquire?.scopes)
  }

  private static func lifetime(_ node: Node, into bag: inout DiagnosticBag) -> TokenExchange.Lifetime? {
    if let pointer = RuntimeExpression.responseBody(node["expiresAt"], of: "expiresAt", into: &bag) {
      return .expiresAt(pointer)
    }
    if let pointer = RuntimeExpression.responseBody(node["expiresIn"], of: "expiresIn", into: &bag) {
      return .expiresIn(pointer)
    }
    guard let fixed = node["lifetime"] else { return nil }
    if let seconds = ExtensionReader.seconds(fixed), seconds >= 1, seconds < 1e9 { return .fixed(Int(seconds)) }
    bag.report(.invalidExtension, "`lifetime` must be a duration such as `24h`", at: fixed.location)
    return nil
  }

  /// The inputs as named, else every required property of the operation's body.
  private static func fields(
    _ inputs: Node?, _ operation: OpenAPI.Operation, _ document: Document, into bag: inout DiagnosticBag
  ) -> [TokenExchange.Field] {
    if let mapping = inputs?.mapping {
      return mapping.entries.compactMap { entry in
        guard case .body(let pointer)? = RuntimeExpression.request(entry.value, of: entry.key, into: &bag) else {
          return nil
        }
        return TokenExchange.Field(name: entry.key, pointer: pointer)
      }
    }
    let body = operation.requestBody.flatMap { document.resolve($0) }
    let schema = body?.content.first { MediaKind($0.name) == .json }.flatMap { document.resolve($0.value)?.schema }
    guard let schema else { return [] }
    let composed = PageSchema(schema, SchemaComposer(document: document)).composed
    return composed.properties.filter { composed.required.contains($0.name) }.map {
      TokenExchange.Field(name: $0.name, pointer: "/" + ItemsSearch.escaped($0.name))
    }
  }

  private static func renewalRule(_ node: Node, into bag: inout DiagnosticBag) -> TokenExchange.RenewalRule? {
    guard ExtensionReader.check(node, members: ["status", "code", "at"], of: "renewOn", into: &bag) else { return nil }
    guard let status = node["status"]?.integer, (100...599).contains(status) else {
      bag.report(
        .invalidExtension, "`renewOn` needs a `status`", at: node.location, help: "for instance `{status: 401}`")
      return nil
    }
    let codes = node["code"].map { $0.elements?.compactMap(\.string) ?? [$0.string].compactMap { $0 } } ?? []
    let pointer = RuntimeExpression.responseBody(node["at"], of: "at", into: &bag)
    if !codes.isEmpty, pointer == nil {
      bag.report(.invalidExtension, "`renewOn` needs `at`, the place of the `code`", at: node.location)
      return nil
    }
    return TokenExchange.RenewalRule(status: status, codes: codes, pointer: pointer)
  }
}
