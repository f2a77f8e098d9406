import HTTPTypes
import Logging

/// How a client works, as opposed to whom it talks to: shared by all its calls, changed for one by ``RequestOptions``.
public struct ClientConfiguration: Sendable {
  /// What carries the requests.
  public var transport: any Transport
  /// What sees each attempt, the first one outermost.
  public var middleware: [any Middleware]
  /// What stands around each call as a whole.
  public var scope: (any CallScope)?
  /// When and how often to try again, where neither the operation nor the call says otherwise; nil: as the API's document
  /// says, or else ``RetryPolicy/default``.
  public var retries: RetryPolicy?
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
  /// collects it; nil: for ever. A body or stream that is handed to the caller is his own.
  public var deadline: Duration?
  /// How many exchanges with one origin this client has under way at once; further ones wait in line, where no limit but the
  /// ``deadline`` counts. nil: as many as the transport's own ``ConnectionGate`` lets through, or 256 where it has none.
  public var connectionsPerOrigin: Int?
  /// Whether and how calls wait for their rate limit.
  public var rateLimits: RateLimiting
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
  /// The largest response body that is collected, in bytes. Streamed answers have no limit.
  public var responseSizeLimit: Int
  /// Fields sent with every request, in place of the runtime's own of the same name.
  public var headers: HTTPFields
  /// Replaces the user agent, which otherwise names the client and the runtime with their versions.
  public var userAgent: String?
  /// The program's own part of the user agent, before the client's: `Inventory/2.1`, or with a comment `Inventory/2.1 (store 7)`.
  public var application: String?
  /// The environment variables that a client looks at for what it is not given; nil: the process's. Empty: it looks at none.
  public var variables: [String: String]?
  /// A field that tells the service how many requests of the call were sent before this one: 0 for the first; nil: none is sent.
  ///
  ///     configuration.retryCountHeader = .init("X-Retry-Count")
  public var retryCountHeader: HTTPField.Name?
  /// Whether http may be used to hosts other than this machine.
  public var allowsInsecureHTTP: Bool
  /// Hosts to which http may be used all the same, in lower case.
  public var insecureHosts: Set<String>
  /// How many redirects a call follows; 0 makes a redirect an error.
  public var redirectLimit: Int
  /// Whether date-times that come without an offset are times of UTC, as those that a Python program writes without saying
  /// so usually are. Otherwise they are errors: nobody knows which instants they are.
  public var assumesUTC: Bool
  /// What becomes of items of a list that are not what the document describes.
  public var decoding: ItemDecoding
  /// Where tokens are kept unless a credential names its own store; nil: in memory.
  public var tokenStore: (any TokenStore)?
  /// Receives the events of authentication.
  public var auditLog: AuditLog

  /// A configuration that differs from the default in what is given.
  public init(
    transport: any Transport = ClientConfiguration.platformTransport, middleware: [any Middleware] = [],
    retries: RetryPolicy? = nil, timeout: Duration? = .seconds(60), idleTimeout: Duration? = nil,
    deadline: Duration? = nil, connectionsPerOrigin: Int? = nil,
    rateLimits: RateLimiting = .automatic, logger: Logger? = nil,
    observer: (@Sendable (CallEvent) -> Void)? = nil, environment: RuntimeEnvironment = .live,
    responseSizeLimit: Int = 64 * 1_048_576, headers: HTTPFields = HTTPFields(), userAgent: String? = nil,
    allowsInsecureHTTP: Bool = false, insecureHosts: Set<String> = [], redirectLimit: Int = 5,
    tokenStore: (any TokenStore)? = nil, auditLog: AuditLog = AuditLog(), assumesUTC: Bool = false,
    decoding: ItemDecoding = .strict, scope: (any CallScope)? = nil, application: String? = nil,
    retryCountHeader: HTTPField.Name? = nil, variables: [String: String]? = nil
  ) {
    self.scope = scope
    self.variables = variables
    self.application = application
    self.retryCountHeader = retryCountHeader
    self.assumesUTC = assumesUTC
    self.decoding = decoding
    self.transport = transport
    self.middleware = middleware
    self.retries = retries
    self.timeout = timeout
    self.idleTimeout = idleTimeout
    self.deadline = deadline
    self.connectionsPerOrigin = connectionsPerOrigin
    self.rateLimits = rateLimits
    self.logger = logger
    self.observer = observer
    self.environment = environment
    self.responseSizeLimit = responseSizeLimit
    self.headers = headers
    self.userAgent = userAgent
    self.allowsInsecureHTTP = allowsInsecureHTTP
    self.insecureHosts = insecureHosts
    self.redirectLimit = redirectLimit
    self.tokenStore = tokenStore
    self.auditLog = auditLog
  }

  /// The platform's transport, two retries, 60 s an attempt, rate limits kept.
  public static let `default` = ClientConfiguration()
}

/// What happened during a call, for metrics and traces. Holds no secret but what an undecodable item may hold.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum CallEvent: Sendable {
  /// A request was answered, with the time from its leaving the gate to the answer's head.
  case answered(CallAttempt, status: HTTPResponse.Status, duration: Duration)
  /// A request got no answer.
  case failed(CallAttempt, any Error, duration: Duration)
  /// Another attempt will be made after a wait.
  case retrying(CallAttempt, after: Duration, reason: RetryReason)
  /// A call waited, for more than a moment.
  case waited(CallAttempt, for: CallWait, duration: Duration)
  /// Something happened to a credential: what ``ClientConfiguration/auditLog`` is told as well.
  case credential(AuditEvent)
  /// A page of a list arrived, with so many items.
  case page(operationID: String, items: Int)
  /// An item of a list is not what the document describes and was left out: ``ItemDecoding/lenient``.
  case undecodableItem(operationID: String, UndecodableItem)
}

/// One attempt of one call.
public struct CallAttempt: Sendable, CustomStringConvertible {
  /// The operation's id in the document.
  public let operationID: String
  /// 1 for the first.
  public let attempt: Int
  /// What was asked, without secrets. Worked out when it is asked for: most observers count, and show nothing.
  public var request: RequestSummary { summary() }
  /// The operation, the attempt's number and what was asked.
  public var description: String { "\(operationID) \(attempt) \(request)" }

  private let summary: @Sendable () -> RequestSummary

  /// Puts an attempt together: an observer can be tested without a connection.
  public init(operationID: String, attempt: Int = 1, request: RequestSummary) {
    self.operationID = operationID
    self.attempt = attempt
    summary = { request }
  }

  init(_ call: PreparedCall, attempt: Int) {
    operationID = call.operationID
    self.attempt = attempt
    summary = { call.summary }
  }
}
