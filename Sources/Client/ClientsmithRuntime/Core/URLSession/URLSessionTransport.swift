#if !os(Linux) || URLSession
import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests through Foundation's `URLSession`.
///
/// Answers are streamed: the task is suspended while the reader is more than half a mebibyte behind. Files are sent as they lie
/// on the disk; other streamed bodies are written to a temporary file first, because `URLSession` has no way to ask for more that
/// works everywhere. Compressed answers are decompressed by the system. Redirects are not followed, no cookies are kept and
/// nothing is cached. A GET cannot have a body.
///
/// On Linux it has faults that cannot be mended from outside, and is there for systems without libcurl: what a slow reader has not
/// read is kept in memory without bound, because suspending delivers data twice; an answer with trailers (RFC 9110 section 6.5)
/// ends the program; a gzip body that was cut off is taken for whole; several `Set-Cookie` fields come joined into one; a GET, PUT
/// or DELETE without a body may be sent twice, unseen, when a kept connection was lost. Every other request has a connection of
/// its own there, which costs it a handshake (see `SingleUseSessions`).
public final class URLSessionTransport: Transport {
  /// A transport that all clients may share.
  public static let shared = URLSessionTransport()

  /// What keeps the requests that `URLSession` would queue, and let their time run out, in line before it.
  public let gate: ConnectionGate?

  private let session: URLSession
  private let exchanges: URLSessionExchanges
  #if canImport(FoundationNetworking)
  private let singleUseSessions: SingleUseSessions
  #endif

  /// A transport with an ephemeral session of its own.
  public convenience init(connectionsPerOrigin: Int = ConnectionGate.defaultLimit) {
    self.init(copying: .ephemeral, ConnectionGate(limit: connectionsPerOrigin), .none)
  }

  /// A transport with a session of its own that works as `configuration` says (proxies, TLS versions, networks, priorities).
  ///
  /// The configuration is copied. In the copy cookies, cache and credential storage are switched off, because a client sends what
  /// it was told to and nothing else; time limits are off, because the runtime has its own; and the number of connections to a host
  /// is `connectionsPerOrigin`. Throws ``UnusableConfiguration`` for one of a background session.
  public convenience init(
    configuration: URLSessionConfiguration, connectionsPerOrigin: Int = ConnectionGate.defaultLimit,
    hooks: Hooks = .none
  ) throws {
    #if !canImport(FoundationNetworking)
    guard configuration.identifier == nil else { throw UnusableConfiguration() }
    #endif
    self.init(copying: configuration, ConnectionGate(limit: connectionsPerOrigin), hooks)
  }

  private init(copying original: URLSessionConfiguration, _ gate: ConnectionGate, _ hooks: Hooks) {
    let configuration = (original.copy() as? URLSessionConfiguration) ?? .ephemeral
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpMaximumConnectionsPerHost = gate.limit
    configuration.timeoutIntervalForRequest = URLSession.longestTimeout
    self.gate = gate
    exchanges = URLSessionExchanges(hooks: hooks)
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    #if canImport(FoundationNetworking)
    singleUseSessions = SingleUseSessions(like: session)
    #endif
  }

  deinit {
    session.finishTasksAndInvalidate()
  }

  /// Sends a request; throws ``TransportError`` and `CancellationError`.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try Task.checkCancellation()
    if request.method == .get, !body.isNone {
      throw TransportError(.neverSent, "URLSession cannot send a GET with a body; AsyncHTTPClientTransport can")
    }
    var urlRequest = try URLRequest(request)
    #if canImport(FoundationNetworking)
    if SingleUseSessions.isNeeded(for: request.method, body) {
      return try await singleUseSessions.send(&urlRequest, body: body)
    }
    #endif
    return try await session.send(&urlRequest, body: body, exchanges: exchanges)
  }
}

extension URLSessionTransport {
  /// The configuration belongs to a background session, which outlives the process and has no answers that can be awaited.
  public struct UnusableConfiguration: Error, Sendable, CustomStringConvertible {
    /// What to do instead.
    public var description: String {
      "a background session cannot carry a client's calls; give the configuration of another kind, such as `.default`"
    }
  }

  /// What a program wants to see or decide of each connection.
  public struct Hooks: Sendable {
    /// Nothing.
    public static let none = Hooks()

    #if canImport(FoundationNetworking)
    private init() {}
    #else
    /// The answer to a challenge of TLS.
    public struct ChallengeAnswer: Sendable {
      /// What to do.
      public var disposition: URLSession.AuthChallengeDisposition
      /// The identity or the trust to use.
      public var credential: URLCredential?

      /// Puts an answer together.
      public init(_ disposition: URLSession.AuthChallengeDisposition, _ credential: URLCredential? = nil) {
        self.disposition = disposition
        self.credential = credential
      }
    }

    /// Answers what TLS asks: `NSURLAuthenticationMethodServerTrust` (a root of the program's own, pinning) and
    /// `NSURLAuthenticationMethodClientCertificate`; nil leaves it to the system. Called on the session's queue, so that it must not wait.
    public var challenge: (@Sendable (URLAuthenticationChallenge) -> ChallengeAnswer?)?
    /// Is told how each request went, names, TLS and reused connections among it.
    public var metrics: (@Sendable (URLSessionTaskMetrics) -> Void)?

    /// Hooks.
    public init(
      challenge: (@Sendable (URLAuthenticationChallenge) -> ChallengeAnswer?)? = nil,
      metrics: (@Sendable (URLSessionTaskMetrics) -> Void)? = nil
    ) {
      self.challenge = challenge
      self.metrics = metrics
    }
    #endif
  }
}

extension URLSession {
  /// Twenty days, in seconds: beyond that Foundation's milliseconds overflow.
  fileprivate static let longestTimeout = 1_728_000.0

  /// Sends a request and waits for the head of its answer. A session's `isLast` request ends it.
  func send(
    _ request: inout URLRequest, body: RequestBody, exchanges: URLSessionExchanges, isLast: Bool = false
  ) async throws -> TransportResponse {
    request.timeoutInterval = Self.longestTimeout
    let (task, spool) = try await task(for: request, body)
    let exchange = URLSessionExchange(task: task, holding: spool) { count in
      if case .stream(let streamed) = body { streamed.sent(count) }
    }
    exchanges.add(exchange)
    if isLast { finishTasksAndInvalidate() }
    return TransportResponse(try await exchange.head(), body: exchange.window.body)
  }

  private func task(for request: URLRequest, _ body: RequestBody) async throws -> (URLSessionTask, TemporaryFile?) {
    switch body {
    case .none: return (dataTask(with: request), nil)
    case .bytes(let bytes): return (task(for: request, bytes), nil)
    case .stream(let streamed):
      switch streamed.source {
      case .bytes(let bytes): return (task(for: request, bytes), nil)
      case .file(let url): return (uploadTask(with: request, fromFile: url), nil)
      case .pieces:
        let file = try await TemporaryFile(collecting: streamed.begin())
        return (uploadTask(with: request, fromFile: file.url), file)
      }
    }
  }

  private func task(for request: URLRequest, _ bytes: [UInt8]) -> URLSessionTask {
    // An upload task of no bytes sends no length; a data task with an empty body does neither harm nor more.
    if bytes.isEmpty { return dataTask(with: request) }
    return uploadTask(with: request, from: Data(bytes))
  }
}
#else
/// The transport over Foundation's `URLSession`, which this build for Linux is without.
@available(
  *, unavailable,
  message: "name the trait URLSession where the package is named: traits: [.defaults], and others beside it"
)
public final class URLSessionTransport: Sendable {
  /// Not there without the trait.
  public static let shared = URLSessionTransport()
  /// Not there without the trait.
  public init() {}
}
#endif
