import HTTPTypes
import Logging

/// How a client works, as opposed to whom it talks to: shared by all its calls, changed for one by ``RequestOptions``.
public struct ClientConfiguration: Sendable {
  /// What carries the requests.
  public var transport: any Transport
  /// What sees each attempt, the first one outermost.
  public var middleware: [any Middleware]
  /// What stands around each call as a whole; nil: nothing.
  public var callWrapper: (any CallWrapper)?
  /// When and how often to try again, where neither the operation nor the call says otherwise; nil: as the API's document
  /// says, or else ``RetryPolicy/default``.
  public var retries: RetryPolicy?
  /// A field that tells the service how many requests of the call were sent before this one: 0 for the first; nil: none is sent.
  ///
  ///     configuration.retryCountHeader = .init("X-Retry-Count")
  public var retryCountHeader: HTTPField.Name?
  /// How long an attempt may take until its answer begins: connecting, sending and waiting for the head; nil: for ever.
  ///
  /// The time begins when the attempt has passed the gate (``connectionsPerOrigin``), and again with each piece of a long body that
  /// leaves, so that an upload may take as long as it moves. It is real time, on every transport.
  public var timeout: Duration?
  /// How long the body of an answer may pause while it is waited for; nil: as long as ``timeout``.
  ///
  /// Streams of events, lines and records have no such limit, unless their call gives one (``RequestOptions/idleTimeout``).
  public var idleTimeout: Duration?
  /// How long a call may take in all: waiting for limits and for room, attempts and retries, and the answer's body where the call
  /// collects it; nil: for ever. A body or stream that is handed to the caller is the caller's own.
  public var deadline: Duration?
  /// How many exchanges with one origin this client has under way at once; further ones wait in line, where no limit but the
  /// ``deadline`` counts. nil: as many as the transport's own ``ConnectionGate`` lets through, or 256 where it has none.
  public var connectionsPerOrigin: Int?
  /// Whether and how calls wait for their rate limit.
  public var rateLimits: RateLimiting
  /// Fields sent with every request, in place of the runtime's own of the same name.
  public var headers: HTTPFields
  /// Replaces the user agent, which otherwise names the client and the runtime with their versions.
  public var userAgent: String?
  /// The program's own part of the user agent, before the client's: `Inventory/2.1`, or with a comment `Inventory/2.1 (store 7)`.
  public var application: String?
  /// The largest response body that is collected, in bytes. Streamed answers have no limit.
  public var responseSizeLimit: Int
  /// How many redirects a call follows; 0 makes a redirect an error.
  public var redirectLimit: Int
  /// Whether http may be used to hosts other than this machine.
  public var allowsInsecureHTTP: Bool
  /// Hosts to which http may be used all the same, in lower case.
  public var insecureHosts: Set<String>
  /// What becomes of items of a list that are not what the document describes.
  public var decoding: ItemDecoding
  /// Whether date-times that come without an offset are times of UTC, as those that a Python program writes without saying
  /// so usually are. Otherwise they are errors: nobody knows which instants they are.
  public var assumesUTC: Bool
  /// Where tokens are kept unless a credential names its own store; nil: in memory.
  public var tokenStore: (any TokenStore)?
  /// Receives the events of authentication.
  public var auditLog: AuditLog
  /// Receives a line for each attempt (debug) and each retry (info); nil: none.
  public var logger: Logger?
  /// Is told of each attempt and each retry; must return at once.
  public var observer: (@Sendable (CallEvent) -> Void)? {
    didSet { observesAttempts = true }
  }
  /// Whether the observer wants to hear of each attempt, which nobody measures otherwise.
  package var observesAttempts = true
  /// Clocks and chance.
  public var environment: RuntimeEnvironment
  /// The environment variables that a client looks at for what it is not given; nil: the process's. Empty: it looks at none.
  public var variables: [String: String]?

  /// A configuration that differs from the default in what is given; the arguments stand in the order of the properties.
  public init(
    transport: any Transport = ClientConfiguration.platformTransport, middleware: [any Middleware] = [],
    callWrapper: (any CallWrapper)? = nil, retries: RetryPolicy? = nil, retryCountHeader: HTTPField.Name? = nil,
    timeout: Duration? = .seconds(60), idleTimeout: Duration? = nil, deadline: Duration? = nil,
    connectionsPerOrigin: Int? = nil, rateLimits: RateLimiting = .automatic, headers: HTTPFields = HTTPFields(),
    userAgent: String? = nil, application: String? = nil, responseSizeLimit: Int = 64 * 1_048_576,
    redirectLimit: Int = 5, allowsInsecureHTTP: Bool = false, insecureHosts: Set<String> = [],
    decoding: ItemDecoding = .strict, assumesUTC: Bool = false, tokenStore: (any TokenStore)? = nil,
    auditLog: AuditLog = AuditLog(), logger: Logger? = nil, observer: (@Sendable (CallEvent) -> Void)? = nil,
    environment: RuntimeEnvironment = .live, variables: [String: String]? = nil
  ) {
    self.transport = transport
    self.middleware = middleware
    self.callWrapper = callWrapper
    self.retries = retries
    self.retryCountHeader = retryCountHeader
    self.timeout = timeout
    self.idleTimeout = idleTimeout
    self.deadline = deadline
    self.connectionsPerOrigin = connectionsPerOrigin
    self.rateLimits = rateLimits
    self.headers = headers
    self.userAgent = userAgent
    self.application = application
    self.responseSizeLimit = responseSizeLimit
    self.redirectLimit = redirectLimit
    self.allowsInsecureHTTP = allowsInsecureHTTP
    self.insecureHosts = insecureHosts
    self.decoding = decoding
    self.assumesUTC = assumesUTC
    self.tokenStore = tokenStore
    self.auditLog = auditLog
    self.logger = logger
    self.observer = observer
    self.environment = environment
    self.variables = variables
  }

  /// The platform's transport, two retries, 60 s an attempt, rate limits kept.
  public static let `default` = ClientConfiguration()
}
