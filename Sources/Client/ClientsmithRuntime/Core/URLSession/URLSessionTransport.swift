import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests through Foundation's `URLSession`.
///
/// Answers are streamed. On Apple's platforms the task is suspended while the reader is behind; elsewhere what he has not read
/// yet is kept in memory, because suspending is broken there (data comes twice). Streamed request
/// bodies are written to a temporary file first, because `URLSession` has no way to ask for more that works everywhere; use
/// `AsyncHTTPClientTransport` to send large bodies while they are made. Compressed answers are decompressed by the system.
/// Redirects are not followed, no cookies are kept and nothing is cached. A GET cannot have a body.
///
/// On Linux only requests that are safe to send twice share connections; every other has one of its own (see
/// `SingleUseSessions`), which costs it a handshake. swift-corelibs-foundation also ends the program when an answer has trailers
/// (RFC 9110 section 6.5), and takes a gzip body that its server cut off for a whole one. Servers are better served by
/// `AsyncHTTPClientTransport`.
public final class URLSessionTransport: Transport {
  /// A transport that all clients may share.
  public static let shared = URLSessionTransport()

  private let session: URLSession
  private let exchanges = URLSessionExchanges()
  #if canImport(FoundationNetworking)
  private let singleUseSessions: SingleUseSessions
  #endif

  /// A transport with a session of its own. Of the configuration, cookies, cache and credential storage are switched off,
  /// because a client sends what it was told to and nothing else.
  public init(configuration: URLSessionConfiguration = .ephemeral) {
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    #if canImport(FoundationNetworking)
    singleUseSessions = SingleUseSessions(like: session)
    #endif
  }

  deinit {
    session.finishTasksAndInvalidate()
  }

  /// Sends a request; throws ``TransportError`` and `CancellationError`.
  public func send(_ request: HTTPRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse {
    try Task.checkCancellation()
    if request.method == .get, !body.isNone {
      throw TransportError(.neverSent, "URLSession cannot send a GET with a body; AsyncHTTPClientTransport can")
    }
    var urlRequest = try URLRequest(request)
    #if canImport(FoundationNetworking)
    if SingleUseSessions.isNeeded(for: request.method, body) {
      return try await singleUseSessions.send(&urlRequest, body: body, timeout: timeout)
    }
    #endif
    return try await session.send(&urlRequest, body: body, timeout: timeout, exchanges: exchanges)
  }
}

extension URLSession {
  /// Twenty days, in seconds: beyond that Foundation's milliseconds overflow.
  private static let longestTimeout = 1_728_000.0

  /// Sends a request and waits for the head of its answer. `held` is kept until the exchange is over; a session's `isLast`
  /// request ends it.
  func send(
    _ request: inout URLRequest, body: RequestBody, timeout: Duration?, exchanges: URLSessionExchanges,
    holding held: [any Sendable] = [], isLast: Bool = false
  ) async throws -> TransportResponse {
    let seconds = min(max(timeout?.inSeconds ?? Self.longestTimeout, 0.001), Self.longestTimeout)
    #if canImport(FoundationNetworking)
    // swift-corelibs-foundation cuts it down to whole seconds, and takes nothing for a millisecond.
    request.timeoutInterval = seconds.rounded(.up)
    #else
    request.timeoutInterval = seconds
    #endif
    let (task, spool) = try await task(for: request, body)
    let exchange = URLSessionExchange(task: task, holding: spool.map { held + [$0] } ?? held)
    exchanges.add(exchange)
    if isLast { finishTasksAndInvalidate() }
    let head = try await exchange.head(within: request.timeoutInterval > seconds ? seconds : nil)
    return TransportResponse(head, body: .stream(exchange.stream))
  }

  private func task(for request: URLRequest, _ body: RequestBody) async throws -> (URLSessionTask, TemporaryFile?) {
    switch body {
    case .none: return (dataTask(with: request), nil)
    case .bytes(let bytes):
      // An upload task of no bytes sends no length; a data task with an empty body does neither harm nor more.
      if bytes.isEmpty { return (dataTask(with: request), nil) }
      return (uploadTask(with: request, from: Data(bytes)), nil)
    case .stream(let streamed):
      let file = try await TemporaryFile(collecting: streamed.makeStream())
      return (uploadTask(with: request, fromFile: file.url), file)
    }
  }
}
