import HTTPTypes
import Logging

/// What authenticators need of the connection: made once per connection, shared by all its calls.
public final class AuthorizationServices: Sendable {
  /// Sends one request without credentials, retries or redirects, and collects the answer's body.
  public typealias Send = @Sendable (_ request: HTTPRequest, _ body: [UInt8]) async throws -> (HTTPResponse, [UInt8])

  /// The API's name, in events.
  public let name: String
  /// The server's URL, with no slash at the end; relative endpoints are resolved against it.
  public let serverURL: String
  /// The same in the one spelling by which sessions are told apart.
  let sessionServer: String
  /// Clocks and chance.
  public let environment: RuntimeEnvironment
  /// Receives one line per event, without secrets.
  public let logger: Logger
  /// Receives every event.
  public let events: AuditLog
  /// Where tokens are kept unless a credential names its own store.
  public let tokenStore: (any TokenStore)?
  /// Whether tokens and passwords may be sent over plain http to hosts other than this machine.
  public let allowsInsecureHTTP: Bool
  /// Hosts to which they may all the same, in lower case.
  public let insecureHosts: Set<String>
  /// Sends the requests that obtain tokens.
  public let send: Send
  /// Hears of every event beside the log.
  let observer: (@Sendable (CallEvent) -> Void)?

  /// Puts the services together.
  public convenience init(
    name: String, serverURL: String, environment: RuntimeEnvironment = .live,
    logger: Logger = Logger(label: "clientsmith.auth", factory: { _ in SwiftLogNoOpLogHandler() }),
    events: AuditLog = AuditLog(), tokenStore: (any TokenStore)? = nil, allowsInsecureHTTP: Bool = false,
    insecureHosts: Set<String> = [], send: @escaping Send
  ) {
    self.init(
      name: name, serverURL: serverURL, environment: environment, logger: logger, events: events,
      tokenStore: tokenStore, allowsInsecureHTTP: allowsInsecureHTTP, insecureHosts: insecureHosts, observer: nil,
      send: send)
  }

  init(
    name: String, serverURL: String, environment: RuntimeEnvironment, logger: Logger, events: AuditLog,
    tokenStore: (any TokenStore)?, allowsInsecureHTTP: Bool, insecureHosts: Set<String>,
    observer: (@Sendable (CallEvent) -> Void)?, send: @escaping Send
  ) {
    self.name = name
    self.serverURL = serverURL
    sessionServer = SessionKey.normalized(serverURL)
    self.environment = environment
    self.logger = logger
    self.events = events
    self.tokenStore = tokenStore
    self.allowsInsecureHTTP = allowsInsecureHTTP
    self.insecureHosts = insecureHosts
    self.observer = observer
    self.send = send
  }

  /// The same services for calls to another server, whose sessions are others.
  func at(_ server: String) -> AuthorizationServices {
    AuthorizationServices(
      name: name, serverURL: server, environment: environment, logger: logger, events: events, tokenStore: tokenStore,
      allowsInsecureHTTP: allowsInsecureHTTP, insecureHosts: insecureHosts, observer: observer, send: send)
  }

  /// Whether secrets may travel to a URL: https, this machine, or a host that was allowed by name.
  func allows(_ url: String) -> Bool {
    if allowsInsecureHTTP || ServiceURL.isSafe(url) { return true }
    return URLReference(url)?.origin.map { insecureHosts.contains($0.host) } ?? false
  }
}

/// One call as authenticators see it. Cheap to make: it refers to the connection's services.
public struct AuthorizationContext: Sendable {
  /// The connection's services.
  public let services: AuthorizationServices
  /// The OpenAPI operation that is being authorized, for errors and events.
  public let operationID: String
  /// The name of the security scheme; set by `AuthorizationPlan`.
  public let scheme: String
  /// The scopes that the operation needs of this scheme; set by `AuthorizationPlan`.
  public let scopes: [Scope]

  /// A context for one operation.
  public init(_ services: AuthorizationServices, operationID: String, scheme: String = "", scopes: [Scope] = []) {
    self.services = services
    self.operationID = operationID
    self.scheme = scheme
    self.scopes = scopes
  }

  /// The connection's clocks and chance.
  public var environment: RuntimeEnvironment { services.environment }

  /// The same call as seen by one scheme's authenticator.
  func naming(_ scheme: String, _ scopes: [Scope] = []) -> AuthorizationContext {
    AuthorizationContext(services, operationID: operationID, scheme: scheme, scopes: scopes)
  }
}
