import Diagnostics
import OpenAPI

/// Compares two documents as released apps meet them: what they send may be refused, what they get may not be readable.
struct WireComparison {
  let base: Document
  let revision: Document
  private(set) var changes: [Change] = []
  private var schemas: SchemaComparison

  init(base: Document, revision: Document) {
    self.base = base
    self.revision = revision
    schemas = SchemaComparison(base: base, revision: revision)
  }

  mutating func run() -> [Change] {
    compareExtensions(
      base.extensions, revision.extensions, .symbol("document"), "document", from: base.location, to: revision.location)
    if base.info.title != revision.info.title || base.info.version != revision.info.version
      || base.info.description != revision.info.description
    {
      report(
        .documentation, Verdicts(), .symbol("document"), subject: "document",
        before: "\(base.info.title) \(base.info.version)", after: "\(revision.info.title) \(revision.info.version)",
        message: "the document has another title, version or description", from: base.location, to: revision.location)
    }
    compareServers(base.servers, revision.servers)
    compareSchemes()
    let (before, after) = (operations(of: base), operations(of: revision))
    for operation in before.order {
      guard let old = before.table[operation] else { continue }
      guard let new = after.table[operation] else {
        report(
          .operationRemoved, Verdicts(wire: .breaking), .operation(operation), subject: old.title,
          before: old.title, message: "released apps that call it are answered with an error", from: old.location)
        continue
      }
      compare(old, new, operation)
    }
    for operation in after.order where before.table[operation] == nil {
      guard let new = after.table[operation] else { continue }
      report(
        .operationAdded, Verdicts(wire: .addition, source: .addition), .operation(operation), subject: new.title,
        after: new.title, message: "new", to: new.location)
    }
    return changes + schemas.changes
  }

  // MARK: Operations

  /// An operation with the path that it stands at.
  struct Place {
    let path: String
    let item: PathItem
    let operation: OpenAPI.Operation

    /// `GET /pets/{id}`.
    var title: String { "\(operation.method) \(path)" }
    var location: SourceLocation { operation.location }
  }

  private func operations(of document: Document) -> (order: [String], table: [String: Place]) {
    var order: [String] = []
    var table: [String: Place] = [:]
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations {
        let key = DocumentKey.operation(method: "\(operation.method)", path: entry.name)
        if table[key] == nil { order.append(key) }
        table[key] = Place(path: entry.name, item: item, operation: operation)
      }
    }
    return (order, table)
  }

  private mutating func compare(_ old: Place, _ new: Place, _ key: String) {
    if new.operation.deprecated, !old.operation.deprecated {
      report(
        .deprecated, Verdicts(behaviour: .caution), .operation(key), subject: new.title,
        message: "the service says that it will go", from: old.location, to: new.location)
    }
    compareParameters(old, new, key)
    compareBodies(old, new, key)
    compareResponses(old, new, key)
    compareSecurity(old, new, key)
    compareExtensions(old, new, key)
    let (own, others) = (Self.servers(old), Self.servers(new))
    if !own.isEmpty || !others.isEmpty { compareServers(own, others) }
  }

  private static func servers(_ place: Place) -> [Server] {
    place.operation.servers.isEmpty ? place.item.servers : place.operation.servers
  }

  private mutating func compareExtensions(_ old: Place, _ new: Place, _ key: String) {
    compareExtensions(
      old.operation.extensions, new.operation.extensions, .operation(key), new.title, from: old.location,
      to: new.location)
    let words = [old, new].map { place in
      [
        place.operation.summary, place.operation.description, place.operation.operationId,
        place.operation.tags.joined(separator: ", "),
      ].compactMap { $0 }
    }
    if words[0] != words[1] {
      report(
        .documentation, Verdicts(), .operation(key), subject: new.title, message: "it is described in other words",
        from: old.location, to: new.location)
    }
  }

  private mutating func compareExtensions(
    _ old: Extensions, _ new: Extensions, _ key: DocumentKey, _ title: String, from: SourceLocation, to: SourceLocation
  ) {
    func texts(_ extensions: Extensions) -> [String: String] {
      Dictionary(
        extensions.entries.map { ($0.key, NodeText.text($0.value) ?? "") }, uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (texts(old), texts(new))
    for name in Set(before.keys).union(after.keys).sorted() where before[name] != after[name] {
      report(
        Steering.steers(name) && name.contains("pag") ? .pagination : .extensionValue,
        Verdicts(behaviour: Steering.steers(name) ? .caution : .none), key, subject: title,
        before: before[name].map { "\(name): \($0)" }, after: after[name].map { "\(name): \($0)" },
        message: Steering.steers(name)
          ? "the client goes about this call in another way" : "the extension `\(name)` says something else",
        from: from, to: to)
    }
  }

  // MARK: Parameters

  private mutating func compareParameters(_ old: Place, _ new: Place, _ key: String) {
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
  private static func key(of parameter: Parameter, in path: String, _ operation: String) -> DocumentKey {
    var name = parameter.place == .header ? parameter.name.lowercased() : parameter.name
    if parameter.place == .path, let index = PathTemplate.names(in: path).firstIndex(of: parameter.name) {
      name = String(index)
    }
    return .parameter(operation: operation, place: parameter.place.rawValue, name: name)
  }

  private mutating func compare(_ old: Parameter, _ new: Parameter, _ key: DocumentKey, _ title: String) {
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
    if new.deprecated, !old.deprecated {
      report(
        .deprecated, Verdicts(behaviour: .caution), key, subject: title, message: "`\(words)` is deprecated",
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

  private static func style(_ parameter: Parameter) -> String {
    "\(parameter.style.rawValue)\(parameter.explode ? ", explode" : "")\(parameter.allowReserved ? ", allowReserved" : "")"
  }

  private static func content(
    _ schema: Schema?, _ content: NamedEntries<Referenced<MediaType>>, _ document: Document
  ) -> [(type: String, schema: Schema?)] {
    if let schema { return [("", schema)] }
    return content.map { entry in
      let media = document.resolve(entry.value)
      return (entry.name.lowercased(), media?.schema ?? media?.itemSchema)
    }
  }

  // MARK: Bodies and answers

  private mutating func compareBodies(_ old: Place, _ new: Place, _ operation: String) {
    let before = old.operation.requestBody.flatMap { base.resolve($0) }
    let after = new.operation.requestBody.flatMap { revision.resolve($0) }
    let key = DocumentKey.body(operation: operation)
    switch (before, after) {
    case (nil, nil): return
    case (nil, let body?):
      report(
        .bodyAdded, Verdicts(wire: body.required ? .breaking : .addition), key, subject: new.title,
        after: body.content.names.joined(separator: ", "),
        message: body.required ? "released apps do not send it" : "new", to: body.location)
    case (let body?, nil):
      report(
        .bodyRemoved, Verdicts(wire: .caution), key, subject: old.title,
        before: body.content.names.joined(separator: ", "),
        message: "what released apps send may be ignored or refused", from: body.location)
    case (let body?, let other?):
      if body.required != other.required {
        report(
          .bodyRequired, Verdicts(wire: other.required ? .breaking : .addition), key, subject: new.title,
          before: body.required ? "required" : "optional", after: other.required ? "required" : "optional",
          message: other.required ? "released apps may leave the body out" : "the body may be left out",
          from: body.location, to: other.location)
      }
      compareContents(
        Self.content(nil, body.content, base), Self.content(nil, other.content, revision), .request, key, new.title,
        subject: "body", from: body.location, to: other.location)
    }
  }

  private mutating func compareResponses(_ old: Place, _ new: Place, _ operation: String) {
    var left = new.operation.responses
    for entry in old.operation.responses {
      let key = DocumentKey.response(operation: operation, status: "\(entry.status)")
      let isSuccess = Self.isSuccess(entry.status)
      guard let index = left.firstIndex(where: { $0.status == entry.status }) else {
        report(
          .responseRemoved, Verdicts(wire: isSuccess ? .caution : .none), key, subject: old.title,
          before: "\(entry.status)",
          message: isSuccess ? "the service answers with another success" : "an error is described no longer",
          from: entry.location)
        continue
      }
      let other = left.remove(at: index)
      guard let before = base.resolve(entry.response), let after = revision.resolve(other.response) else { continue }
      let former = Self.content(nil, before.content, base)
      let latter = Self.content(nil, after.content, revision)
      compareContents(
        former, latter, .response, key, new.title, subject: "\(entry.status)", from: entry.location, to: other.location)
      compareHeaders(before, after, key, new.title)
    }
    for entry in left {
      let isSuccess = Self.isSuccess(entry.status)
      report(
        .responseAdded, Verdicts(wire: isSuccess ? .caution : .none),
        .response(operation: operation, status: "\(entry.status)"), subject: new.title, after: "\(entry.status)",
        message: isSuccess ? "released apps read this answer like their own" : "an error is described",
        to: entry.location)
    }
  }

  private static func isSuccess(_ status: StatusKey) -> Bool {
    switch status {
    case .exact(let code): (200..<300).contains(code)
    case .range(let digit): digit == 2
    case .default: false
    }
  }

  private mutating func compareHeaders(_ old: Response, _ new: Response, _ key: DocumentKey, _ title: String) {
    func header(_ entries: NamedEntries<Referenced<Header>>, _ name: String, _ document: Document) -> Header? {
      entries.first { $0.name.lowercased() == name.lowercased() }.flatMap { document.resolve($0.value) }
    }
    for entry in old.headers {
      guard let before = base.resolve(entry.value) else { continue }
      guard let after = header(new.headers, entry.name, revision) else {
        report(
          .responseHeader, Verdicts(wire: .caution), key, subject: title, before: entry.name,
          message: "the header `\(entry.name)` is described no longer", from: entry.location)
        continue
      }
      if before.required != after.required {
        report(
          .responseHeader, Verdicts(wire: before.required ? .caution : .none), key, subject: title,
          before: before.required ? "required" : "optional", after: after.required ? "required" : "optional",
          message: "the header `\(entry.name)` is \(after.required ? "always" : "not always") there",
          from: before.location,
          to: after.location)
      }
      compareContents(
        Self.content(before.schema, before.content, base), Self.content(after.schema, after.content, revision),
        .response,
        key, title, subject: entry.name, from: before.location, to: after.location)
    }
    for entry in new.headers where header(old.headers, entry.name, base) == nil {
      report(
        .responseHeader, Verdicts(wire: .addition), key, subject: title, after: entry.name, message: "new",
        to: entry.location)
    }
  }

  /// Pairs what is described for each media type.
  private mutating func compareContents(
    _ old: [(type: String, schema: Schema?)], _ new: [(type: String, schema: Schema?)], _ direction: Direction,
    _ key: DocumentKey, _ title: String, subject: String, from: SourceLocation, to: SourceLocation
  ) {
    var left = new
    for entry in old {
      guard let index = left.firstIndex(where: { $0.type == entry.type }) else {
        report(
          .mediaType, Verdicts(wire: .breaking), key, subject: title,
          before: entry.type.isEmpty ? "a schema" : entry.type,
          message: direction == .request
            ? "what released apps send as `\(subject)` may be refused" : "released apps cannot read `\(subject)`",
          from: from, to: to)
        continue
      }
      let other = left.remove(at: index)
      switch (entry.schema, other.schema) {
      case (let before?, let after?):
        schemas.compare(before, after, direction, SchemaComparison.Context(key: key, title: title))
      case (nil, nil): break
      default:
        report(
          .schemaType, Verdicts(wire: .caution), key, subject: title,
          before: entry.schema == nil ? "anything" : "a schema",
          after: other.schema == nil ? "anything" : "a schema", message: "`\(subject)` is described in another way",
          from: from, to: to)
      }
    }
    for entry in left {
      report(
        .mediaType, Verdicts(wire: old.isEmpty && direction == .response ? .caution : .addition), key, subject: title,
        after: entry.type.isEmpty ? "a schema" : entry.type, message: "`\(subject)` has a further form", from: from,
        to: to)
    }
  }

  // MARK: Servers and security

  private mutating func compareServers(_ old: [Server], _ new: [Server]) {
    for server in old where !new.contains(where: { $0.url == server.url }) {
      report(
        .server, Verdicts(wire: .caution), .server(server.url), subject: server.url, before: server.url,
        message: "released apps go on calling this address", from: server.location)
    }
    for server in new {
      guard let before = old.first(where: { $0.url == server.url }) else {
        report(
          .server, Verdicts(wire: .addition), .server(server.url), subject: server.url, after: server.url,
          message: "new",
          to: server.location)
        continue
      }
      for entry in before.variables {
        let other = server.variables[entry.name]
        let texts = (NodeText.text(entry.value.node), NodeText.text(other?.node))
        guard texts.0 != texts.1 else { continue }
        report(
          .server, Verdicts(wire: .caution), .server(server.url), subject: server.url,
          before: "{\(entry.name)}: \(texts.0 ?? "")",
          after: texts.1, message: "the variable `\(entry.name)` of the address is another one", from: before.location,
          to: server.location)
      }
    }
  }

  private mutating func compareSchemes() {
    for entry in base.components.securitySchemes {
      guard let before = base.resolve(entry.value) else { continue }
      guard let after = revision.securityScheme(named: entry.name) else {
        report(
          .scheme, Verdicts(wire: .caution), .scheme(entry.name), subject: entry.name, before: Self.text(before),
          message: "the credential is described no longer", from: before.location)
        continue
      }
      let texts = (Self.text(before), Self.text(after))
      if texts.0 != texts.1 {
        report(
          .scheme, Verdicts(wire: .breaking), .scheme(entry.name), subject: entry.name, before: texts.0, after: texts.1,
          message: "released apps send or obtain the credential in the old way", from: before.location,
          to: after.location)
      }
      compareScopes(Self.scopes(before), Self.scopes(after), entry.name, before.location, after.location)
    }
    for entry in revision.components.securitySchemes where base.securityScheme(named: entry.name) == nil {
      guard let scheme = revision.resolve(entry.value) else { continue }
      report(
        .scheme, Verdicts(wire: .addition), .scheme(entry.name), subject: entry.name, after: Self.text(scheme),
        message: "new", to: scheme.location)
    }
  }

  private mutating func compareScopes(
    _ old: Set<String>, _ new: Set<String>, _ scheme: String, _ from: SourceLocation, _ to: SourceLocation
  ) {
    for scope in old.subtracting(new).sorted() {
      report(
        .security, Verdicts(wire: .caution), .scheme(scheme), subject: scheme, before: scope,
        message: "the scope `\(scope)` is granted no longer", from: from, to: to)
    }
    for scope in new.subtracting(old).sorted() {
      report(
        .security, Verdicts(wire: .addition), .scheme(scheme), subject: scheme, after: scope, message: "a new scope",
        from: from, to: to)
    }
  }

  private static func text(_ scheme: SecurityScheme) -> String {
    switch scheme.kind {
    case .apiKey(let name, let place): "\(place.rawValue) \(name)"
    case .http(let scheme, _): "http \(scheme)"
    case .mutualTLS: "mutualTLS"
    case .openIdConnect(let url): "openIdConnect \(url)"
    case .unknown(let type): type
    case .oauth2(let flows, let metadata):
      ([
        ("implicit", flows.implicit), ("password", flows.password), ("clientCredentials", flows.clientCredentials),
        ("authorizationCode", flows.authorizationCode), ("deviceAuthorization", flows.deviceAuthorization),
      ]
      .compactMap { name, flow in
        flow.map { flow in
          [name, flow.authorizationURL, flow.deviceAuthorizationURL, flow.tokenURL, flow.refreshURL].compactMap { $0 }
            .joined(separator: " ")
        }
      } + [metadata].compactMap { $0 }).joined(separator: "; ")
    }
  }

  private static func scopes(_ scheme: SecurityScheme) -> Set<String> {
    guard case .oauth2(let flows, _) = scheme.kind else { return [] }
    let all = [
      flows.implicit, flows.password, flows.clientCredentials, flows.authorizationCode, flows.deviceAuthorization,
    ]
    return Set(all.compactMap { $0?.scopes.names }.flatMap { $0 })
  }

  private mutating func compareSecurity(_ old: Place, _ new: Place, _ operation: String) {
    let before = Self.requirements(old.operation.security ?? base.security)
    let after = Self.requirements(new.operation.security ?? revision.security)
    guard before != after else { return }
    let (text, other) = (Self.words(before), Self.words(after))
    // Whoever got in goes on getting in if each way in is still one, or needs less.
    let goesOn = before.allSatisfy { way in
      after.contains { other in
        other.allSatisfy { entry in
          way[entry.key].map { $0.isSuperset(of: entry.value) } == true
        }
      }
    }
    report(
      .security, Verdicts(wire: goesOn ? .addition : .breaking), .operation(operation), subject: new.title,
      before: text,
      after: other,
      message: goesOn
        ? "further credentials are accepted" : "the credentials of released apps may not be enough any more",
      from: old.location, to: new.location)
  }

  private static func requirements(_ list: [SecurityRequirement]?) -> [[String: Set<String>]] {
    guard let list, !list.isEmpty else { return [[:]] }
    return list.map { requirement in
      Dictionary(requirement.entries.map { ($0.scheme, Set($0.scopes)) }, uniquingKeysWith: { $0.union($1) })
    }
  }

  private static func words(_ ways: [[String: Set<String>]]) -> String {
    ways.map { way in
      way.isEmpty
        ? "nothing"
        : way.sorted { $0.key < $1.key }.map { entry in
          entry.value.isEmpty ? entry.key : "\(entry.key) (\(entry.value.sorted().joined(separator: ", ")))"
        }.joined(separator: " and ")
    }.joined(separator: ", or ")
  }

  // MARK: Reporting

  private mutating func report(
    _ rule: ChangeRule, _ verdicts: Verdicts, _ key: DocumentKey, subject: String, before: String? = nil,
    after: String? = nil, message: String, from: SourceLocation? = nil, to: SourceLocation? = nil
  ) {
    changes.append(
      Change(
        rule, verdicts, key, subject: subject, group: "", before: before, after: after, message: message, place: to,
        formerPlace: from))
  }
}
