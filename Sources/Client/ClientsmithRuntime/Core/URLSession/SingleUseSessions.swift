#if canImport(FoundationNetworking)
import Foundation
import FoundationNetworking
import HTTPTypes

/// Sends each request over a connection that was never used before and is closed after it.
///
/// libcurl, on which swift-corelibs-foundation builds, sends a request again by itself when a connection that it had kept open
/// is lost before the answer begins: a POST may then be carried out twice. Where the request has a body, nothing rewinds it
/// (`URLSession` has no way to), so that the repetition is a head without its body and both sides wait in vain. Neither happens
/// to the first request of a connection. `URLSession` does not let one request ask for a fresh connection; a session of
/// its own is the only way to one.
final class SingleUseSessions: Sendable {
  private let model: URLSession
  private let turns: ConnectionTurns
  private let queue: OperationQueue

  /// Sessions that work like another, and together open as many connections to a server as that one would.
  init(like session: URLSession) {
    model = session
    turns = ConnectionTurns(limit: session.configuration.httpMaximumConnectionsPerHost)
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
  }

  /// Whether a request must not be sent twice: all but those with an idempotent method (RFC 9110 section 9.2.2) and no body.
  static func isNeeded(for method: HTTPRequest.Method, _ body: RequestBody) -> Bool {
    switch body {
    case .none: return !method.isIdempotent
    case .bytes(let bytes): return !bytes.isEmpty || !method.isIdempotent
    case .stream: return true
    }
  }

  /// Waits for its turn, then sends a request and waits for the head of its answer; `timeout` is for both.
  func send(_ request: inout URLRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse {
    let start = ContinuousClock.now
    let url = request.url
    let turn = try await turns.take(at: "\(url?.host ?? ""):\(url?.port ?? 0)", within: timeout)
    let exchanges = URLSessionExchanges()
    let session = URLSession(configuration: model.configuration, delegate: exchanges, delegateQueue: queue)
    if request.value(forHTTPHeaderField: "Connection") == nil {
      request.setValue("close", forHTTPHeaderField: "Connection")
    }
    return try await session.send(
      &request, body: body, timeout: timeout.map { $0 - start.duration(to: .now) }, exchanges: exchanges,
      holding: [turn],
      isLast: true)
  }
}
#endif
