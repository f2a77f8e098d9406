import HTTPTypes
import Logging

/// What all of a client's calls go through: server, credentials, limits, retries and transport.
///
/// Clients, resources and requests are small values; the connection is what they share, and may be shared by any number of
/// tasks. It holds no socket: the transport does.
public final class Connection: Sendable {
  let core: ConnectionCore
  /// What calls differ by from those of the client that this one was made from.
  let defaults: RequestOptions?
  let recorder: ResponseRecorder?
  /// Takes answers away before they are read.
  let capture: AnswerCapture?

  /// Opens nothing: the first call does. A server that is no URL is reported by each call.
  public convenience init(
    description: APIDescription, server: String, credentials: [Credential] = [],
    configuration: ClientConfiguration = .default
  ) {
    self.init(
      description: description, server: .success(server), credentials: credentials, configuration: configuration)
  }

  init(
    description: APIDescription, server: Result<String, any Error>, credentials: [Credential],
    configuration: ClientConfiguration, parameters: [String: ParameterContent] = [:]
  ) {
    core = ConnectionCore(
      description: description, server: server, credentials: CredentialSet(credentials), configuration: configuration,
      parameters: parameters)
    defaults = nil
    recorder = nil
    capture = nil
  }

  init(core: ConnectionCore, defaults: RequestOptions?, recorder: ResponseRecorder?, capture: AnswerCapture?) {
    self.core = core
    self.defaults = defaults
    self.recorder = recorder
    self.capture = capture
  }

  /// What the client knows about its API.
  public var description: APIDescription { core.description }
  /// How the client works.
  public var configuration: ClientConfiguration { core.configuration }
}

extension Connection: CustomReflectable {
  /// The API and the server alone: headers, middleware and transports of a program's own may hold secrets.
  public var customMirror: Mirror {
    let server = (try? core.server.get().text) ?? "no valid URL"
    return Mirror(self, children: ["api": core.description.name as Any, "server": server], displayStyle: .class)
  }
}

/// What connections share that differ only in who hears of their responses. Everything here is worked out once.
final class ConnectionCore: Sendable {
  let description: APIDescription
  let configuration: ClientConfiguration
  let server: Result<ServerAddress, any Error>
  /// What calls leave to the client, by names on the wire.
  let parameters: [String: ParameterContent]
  let credentials: CredentialSet
  let services: AuthorizationServices
  let retryBudget = RetryBudget()
  /// The fields of a request that sets none of its own, the default `Accept` among them.
  let defaultHeaders: HTTPFields
  let logger: Logger
  /// Whether the transport keeps what passes through it, so that it has to know what is secret.
  let keepsExchanges: Bool
  private let gates: RateLimitGates
  /// What every request goes through in the end.
  let path: ExchangePath
  /// Tells the rate limiter whose calls these are, without revealing a credential.
  let account: String
  /// What authenticators need for calls that go to another server than the client's.
  private let otherServices = Locked([String: AuthorizationServices]())
  /// What each operation sends; made at its first call.
  private let plans = Locked([String: AuthorizationPlan]())
  private let defaultPlan: Result<AuthorizationPlan, AuthenticationError>

  init(
    description: APIDescription, server: Result<String, any Error>, credentials: CredentialSet,
    configuration: ClientConfiguration, parameters: [String: ParameterContent]
  ) {
    self.parameters = parameters
    self.description = description
    self.configuration = configuration
    self.credentials = credentials
    let address = Result { try ServerAddress(try server.get()) }
    self.server = address
    logger = configuration.logger ?? Logger(label: "clientsmith", factory: { _ in SwiftLogNoOpLogHandler() })
    keepsExchanges = configuration.transport is any ExchangeKeeping
    account = credentials.identity(
      at: (try? address.get().origin.text) ?? "", isShared: configuration.rateLimits.store != nil)
    let home = (try? address.get())?.origin
    let path = ExchangePath(configuration, home: home)
    self.path = path
    defaultHeaders = Self.defaultHeaders(description, configuration)
    let gates = RateLimitGates(description, configuration, home: home)
    self.gates = gates
    let sender = AnonymousSender(
      path: path, configuration: configuration, userAgent: defaultHeaders.firstValue(.userAgent) ?? "", gates: gates)
    services = AuthorizationServices(
      name: description.name, serverURL: (try? address.get().text) ?? "", environment: configuration.environment,
      logger: logger, events: configuration.auditLog, tokenStore: configuration.tokenStore,
      allowsInsecureHTTP: configuration.allowsInsecureHTTP, insecureHosts: configuration.insecureHosts,
      observer: configuration.observer, send: { try await sender.send($0, body: $1) })
    do {
      defaultPlan = .success(try credentials.plan(for: description.security, operationID: ""))
    } catch {
      defaultPlan = .failure(error)
    }
  }

  private static func defaultHeaders(_ description: APIDescription, _ configuration: ClientConfiguration) -> HTTPFields
  {
    var fields = HTTPFields()
    fields.append(
      HTTPField(
        name: .userAgent,
        value: configuration.userAgent ?? UserAgent.text(for: description, in: configuration.application)))
    fields.append(HTTPField(name: .accept, value: "application/json"))
    fields.replace(with: configuration.headers)
    return fields
  }

  /// The gate for calls to an origin; nil while rate limiting is off.
  func gate(to origin: Origin) -> RateLimitGate? { gates.gate(to: origin) }

  /// What authenticators need for a call: a server that the caller names has sessions of its own.
  func services(for request: OperationRequest) throws -> AuthorizationServices {
    guard let server = request.options.server else { return services }
    let address = try ServerAddress(server).text
    if address == services.sessionServer { return services }
    return otherServices.withLock { others in
      if let known = others[address] { return known }
      if others.count >= 256 { others.removeAll() }
      let made = services.at(address)
      others[address] = made
      return made
    }
  }

  /// What a call sends, with what its caller says of credentials; throws `AuthenticationError` naming what is missing.
  func authorization(of request: OperationRequest) throws -> AuthorizationPlan {
    let options = request.options
    if options.credentials == .none || options.headers.contains(where: { $0.name == .authorization }) {
      return .nothing
    }
    let isAlone = options.headers.isEmpty && options.query.isEmpty && configuration.headers.isEmpty
    if isAlone { return try plan(for: request) }
    do {
      return try plan(for: request)
    } catch let error as AuthenticationError where error.kind == .missingCredential {
      // Asked only now: what the client was given goes before what stands in its headers.
      let own = OwnCredentials(options, configuration.headers, places: description.keyPlaces)
      return try credentials.plan(
        for: request.security ?? description.security, operationID: request.operationID, beside: own)
    }
  }

  /// What an operation sends; throws `AuthenticationError` naming what is missing.
  private func plan(for request: OperationRequest) throws -> AuthorizationPlan {
    guard let security = request.security else {
      switch defaultPlan {
      case .success(let plan): return plan
      case .failure(var error):
        error.operationID = request.operationID
        throw error
      }
    }
    if security.isEmpty { return .nothing }
    if let known = plans.withLock({ $0[request.operationID] }) { return known }
    let plan = try credentials.plan(for: security, operationID: request.operationID)
    plans.withLock { plans in
      // Calls of the caller's own may have any number of names.
      if plans.count >= 4_096 { plans.removeAll() }
      plans[request.operationID] = plan
    }
    return plan
  }
}

extension HTTPFields {
  /// Takes in fields in place of all those that have one of their names.
  mutating func replace(with fields: HTTPFields) {
    guard !fields.isEmpty else { return }
    removeAll { field in fields.contains { $0.name == field.name } }
    append(contentsOf: fields)
  }
}

extension CredentialSet {
  /// Tells rate limiters whose calls these are: a digest that nobody can turn back into a key.
  ///
  /// With `isShared` it is the same in every process, for a store that several use; else it is made with a random key of this
  /// process.
  func identity(at origin: String, isShared: Bool) -> String {
    let keys = credentials.map { SessionKey(normalized: origin, scheme: $0.scheme, account: $0.account) }
    return keys.map { isShared ? $0.digest : SessionDigests.local($0) }.joined(separator: "+")
  }
}

extension APIResource {
  /// The same client, or group of operations, whose calls differ by `options` from those of this one: a tenant's header, a longer
  /// deadline, another retry policy.
  ///
  /// It shares everything else: tokens, limits, connections. What a call says itself wins over these options, which win over those of an
  /// earlier `with`; of headers, query parameters and members of the body name by name. A call's `credentials` of `.client` say nothing. An
  /// idempotency key is a call's own and not taken over.
  public func with(_ options: RequestOptions) -> Self { Self(connection: connection.with(options)) }
}

extension Connection {
  /// The same connection for calls that differ by `options`.
  func with(_ options: RequestOptions) -> Connection {
    var options = options.over(defaults ?? .default)
    options.idempotencyKey = nil
    return Connection(core: core, defaults: options, recorder: recorder, capture: capture)
  }

  /// A call with what the client's own options say; the same where they have been put in.
  func resolved(_ request: OperationRequest) -> OperationRequest {
    guard let defaults, !request.isResolved else { return request }
    var request = request
    request.options = request.options.over(defaults)
    request.isResolved = true
    return request
  }
}

extension RequestOptions {
  /// These options, and those of `defaults` where these say nothing.
  func over(_ defaults: RequestOptions) -> RequestOptions {
    var merged = defaults
    merged.headers.replace(with: headers)
    if credentials != .client { merged.credentials = credentials }
    merged.query.removeAll { parameter in query.contains { $0.name == parameter.name } }
    merged.query += query
    for (name, value) in body { merged.body[name] = value }
    merged.timeout = timeout ?? defaults.timeout
    merged.idleTimeout = idleTimeout ?? defaults.idleTimeout
    merged.deadline = deadline ?? defaults.deadline
    merged.retries = retries ?? defaults.retries
    merged.server = server ?? defaults.server
    merged.idempotencyKey = idempotencyKey
    merged.responseSizeLimit = responseSizeLimit ?? defaults.responseSizeLimit
    return merged
  }
}
