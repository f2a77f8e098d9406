import HTTPTypes

/// A call ready to be sent: everything that stays the same from attempt to attempt.
///
/// An object, because everything on the way of a call holds it: a copy of all its parts would cost more than the call's own work.
final class PreparedCall: Sendable {
  let operationID: String
  let method: HTTPRequest.Method
  let pathTemplate: String
  let target: RequestTarget
  /// The fields without credentials.
  let headers: HTTPFields
  let body: RequestBody
  let plan: AuthorizationPlan
  /// What authenticators need: those of the server that the call goes to.
  let services: AuthorizationServices
  let gate: RateLimitGate?
  /// The limits of the operation's group, where it has one.
  let limits: [RateLimit]?
  let policy: RetryPolicy
  /// It carries an idempotency key, or the document says that it only reads.
  let isRepeatable: Bool
  /// How long nothing may move until the answer begins.
  let timeout: Duration?
  /// How long the answer's body may pause.
  let silence: Duration?
  /// An instant of the environment's uptime.
  let deadline: Duration?
  let sizeLimit: Int
  /// What no log may show beside the credentials; nil where the document names nothing.
  let secrets: CallSecrets?
  /// A redirect to another origin is not followed.
  let staysAtOrigin: Bool
  /// Where the token of the credential goes besides.
  let tokenPlaces: [TokenPlace]

  init(
    _ request: borrowing OperationRequest, target: RequestTarget, headers: HTTPFields, body: RequestBody,
    plan: AuthorizationPlan,
    services: AuthorizationServices, gate: RateLimitGate?, limits: [RateLimit]?, policy: RetryPolicy,
    isRepeatable: Bool, timeout: Duration?, silence: Duration?, deadline: Duration?, sizeLimit: Int,
    secrets: CallSecrets?, tokenPlaces: [TokenPlace]
  ) {
    operationID = request.operationID
    method = request.method
    pathTemplate = request.pathTemplate
    staysAtOrigin = request.staysAtOrigin
    self.target = target
    self.headers = headers
    self.body = body
    self.plan = plan
    self.services = services
    self.gate = gate
    self.limits = limits
    self.policy = policy
    self.isRepeatable = isRepeatable
    self.timeout = timeout
    self.silence = silence
    self.deadline = deadline
    self.sizeLimit = sizeLimit
    self.secrets = secrets
    self.tokenPlaces = tokenPlaces
  }
}

extension ConnectionCore {
  /// Works out what is sent; throws ``RequestFailure``, `AuthenticationError` or ``CallFailure``, before anything is sent.
  func prepare(_ request: OperationRequest) throws -> PreparedCall {
    if let failure = request.failure { throw failure }
    if !request.options.body.isEmpty {
      var extended = request
      extended.addFurtherMembers()
      return try prepare(extended)
    }
    let key = idempotencyKey(of: request)
    guard let key, case .query(let name) = request.idempotency else { return try prepare(request, key: key) }
    var keyed = request
    keyed.setQuery(name, key)
    return try prepare(keyed, key: key)
  }

  private func prepare(_ request: OperationRequest, key: String?) throws -> PreparedCall {
    let options = request.options
    let home = try server.get()
    let target = try self.target(of: request, home: home)
    try checkSecurity(of: target.origin)
    var plan = try authorization(of: request)
    let secrets = secrets(of: request)
    // A caller's own server is the caller's choice; a URL out of an answer must not carry secrets elsewhere.
    let isElsewhere = try request.replacement != nil && target.origin != base(of: request, home: home).origin
    if isElsewhere { plan = .nothing }
    var body = request.body
    var headers = headers(of: request)
    if let key { try place(key, of: request, in: &headers, &body) }
    if isElsewhere { headers.removeSecrets(named: secrets?.names ?? []) }
    return PreparedCall(
      request, target: target, headers: headers, body: body, plan: plan, services: try services(for: request),
      gate: gate(to: target.origin), limits: limits(of: request),
      policy: options.retries ?? request.retries ?? configuration.retries ?? description.retries ?? .default,
      isRepeatable: key != nil || request.isIdempotent, timeout: options.timeout ?? configuration.timeout,
      silence: silence(of: options),
      deadline: (options.deadline ?? configuration.deadline).map { configuration.environment.uptime() + $0 },
      sizeLimit: options.responseSizeLimit ?? configuration.responseSizeLimit,
      secrets: secrets, tokenPlaces: isElsewhere ? [] : request.tokenPlaces)
  }

  /// How long a body may pause: as the call says, the client, or else as long as the answer may take to begin.
  func silence(of options: RequestOptions) -> Duration? {
    options.idleTimeout ?? configuration.idleTimeout ?? options.timeout ?? configuration.timeout
  }

  private func secrets(of request: OperationRequest) -> CallSecrets? {
    if description.secretNames.isEmpty && request.secretPathNames.isEmpty { return nil }
    return CallSecrets(
      names: description.secretNames, paths: request.secretPathNames.isEmpty ? [] : request.secretPaths)
  }

  private func base(of request: OperationRequest, home: ServerAddress) throws -> ServerAddress {
    if let server = request.options.server { return try ServerAddress(server) }
    guard let server = request.ownServer else { return home }
    return try ServerAddress(server, relativeTo: home)
  }

  private func target(of request: OperationRequest, home: ServerAddress) throws -> RequestTarget {
    let base = try base(of: request, home: home)
    var query = request.query
    for parameter in request.options.query {
      if !query.isEmpty { query.append(UInt8(ascii: "&")) }
      URIText.append(parameter.name, keeping: .unreserved, to: &query)
      query.append(UInt8(ascii: "="))
      URIText.append(parameter.value, keeping: .unreserved, to: &query)
    }
    var path = try TargetAssembly(
      prefix: base.pathPrefix, template: request.pathTemplate, values: request.pathValues, query: query
    ).path()
    if path.utf8.first != UInt8(ascii: "/") { path = "/" + path }
    let target = RequestTarget(origin: base.origin, authority: base.authority, path: path)
    guard let replacement = request.replacement else { return target }
    guard let replaced = URLReference(replacement)?.resolved(against: target) else {
      throw RequestFailure("the next page's URL is not one that can be followed")
    }
    return replaced
  }

  /// Refuses http to other machines (RFC 6750 section 5.3 for bearer tokens; here for everything).
  func checkSecurity(of origin: Origin) throws {
    if origin.isSecure || origin.isLoopback || configuration.allowsInsecureHTTP
      || configuration.insecureHosts.contains(origin.host)
    {
      return
    }
    throw CallFailure(
      .refused, "http to `\(origin.host)` is not allowed; use https, or name the host in `insecureHosts`")
  }

  private func headers(of request: OperationRequest) -> HTTPFields {
    var fields = defaultHeaders
    if let accepted = request.accepted { fields.replace(with: [.accept: accepted]) }
    if let type = request.contentType { fields.append(HTTPField(name: .contentType, value: type)) }
    fields.replace(with: request.headers)
    if !request.cookies.isEmpty {
      fields.append(HTTPField(name: .cookie, value: String(decoding: request.cookies, as: UTF8.self)))
    }
    fields.replace(with: request.options.headers)
    return fields
  }

  /// The limits of the operation's group beside those of the whole API; nil: the API's alone; none where none counts it.
  private func limits(of request: OperationRequest) -> [RateLimit]? {
    if request.ignoresRateLimits { return [] }
    guard !description.rateLimits.isEmpty, description.hasGroupedLimits else { return nil }
    return description.limits(ofGroup: request.rateLimitGroup)
  }
}

extension ConnectionCore {
  /// The caller's key, or a new one where the operation declares that it takes one.
  func idempotencyKey(of request: OperationRequest) -> String? {
    if let key = request.options.idempotencyKey { return key }
    switch request.idempotency {
    case nil: return nil
    case .header(let name):
      return request.headers.firstValue(name) ?? IdempotencyKey.make(in: configuration.environment)
    case .query(let name):
      return request.queryValue(name) ?? IdempotencyKey.make(in: configuration.environment)
    case .body(let pointer):
      return request.bodyField(pointer)?.stringValue ?? IdempotencyKey.make(in: configuration.environment)
    }
  }

  /// Puts the key where the operation wants it; the usual header where it does not say.
  func place(
    _ key: String, of request: OperationRequest, in headers: inout HTTPFields, _ body: inout RequestBody
  ) throws {
    switch request.idempotency {
    case .body(let pointer):
      guard request.bodyField(pointer)?.stringValue != key else { return }
      var copy = request
      copy.setBodyField(pointer, .string(key))
      if let failure = copy.failure { throw failure }
      body = copy.body
    case .header(let name):
      headers.replace(with: [name: key])
    case .query: break  // It is part of the target, which is made before.
    case nil:
      if let name = HTTPField.Name("Idempotency-Key") { headers.replace(with: [name: key]) }
    }
  }
}
