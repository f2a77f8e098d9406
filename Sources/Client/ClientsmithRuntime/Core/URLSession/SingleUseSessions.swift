#if canImport(FoundationNetworking) && (!os(Linux) || URLSession)
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
  private let queue: OperationQueue

  /// Sessions that work like another. How many of them there are at once is the gate's affair.
  init(like session: URLSession) {
    model = session
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

  /// Sends a request and waits for the head of its answer.
  func send(_ request: inout URLRequest, body: RequestBody) async throws -> TransportResponse {
    let exchanges = URLSessionExchanges()
    let session = URLSession(configuration: model.configuration, delegate: exchanges, delegateQueue: queue)
    if request.value(forHTTPHeaderField: "Connection") == nil {
      request.setValue("close", forHTTPHeaderField: "Connection")
    }
    return try await session.send(&request, body: body, exchanges: exchanges, isLast: true)
  }
}
#endif
