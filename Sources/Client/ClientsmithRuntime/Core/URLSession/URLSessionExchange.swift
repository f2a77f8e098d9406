#if !os(Linux) || URLSession
import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request and its answer on their way through a `URLSession`: what the delegate hears, handed on to whoever awaits it.
final class URLSessionExchange: Sendable {
  private struct State: Sendable {
    var head: Result<HTTPResponse, any Error>?
    var headWaiter: Waiter<HTTPResponse, any Error>?
    var isCancelled = false
    /// Whether anything of the request has left; nil where the system does not tell.
    var wasSent: Bool?
    /// What must live until the exchange is over: the file that the body is read from.
    var held: (any Sendable)?
  }

  let task: URLSessionTask
  /// The answer's bytes on their way to the reader.
  let window: BodyWindow
  private let state: Guarded<State>
  private let sent: @Sendable (Int64) -> Void

  /// `sent` is told how many bytes of the body have left; `held` is kept until the exchange is over.
  init(task: URLSessionTask, holding held: (any Sendable)?, sent: @escaping @Sendable (Int64) -> Void) {
    self.task = task
    self.sent = sent
    state = Guarded(State(held: held))
    #if canImport(FoundationNetworking)
    // swift-corelibs-foundation delivers data twice after a task was suspended: memory is the smaller loss.
    window = BodyWindow(size: .max, stop: {}, go: {}, cancel: { task.cancel() })
    #else
    window = BodyWindow(stop: { task.suspend() }, go: { task.resume() }, cancel: { task.cancel() })
    #endif
  }

  /// Starts the task and waits for the answer's head.
  func head() async throws -> HTTPResponse {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let waiter = Waiter(continuation)
        let known = state.withLock { state -> Result<HTTPResponse, any Error>? in
          if let head = state.head { return head }
          if state.isCancelled { return .failure(CancellationError()) }
          state.headWaiter = waiter
          return nil
        }
        if let known { return waiter.resume(with: known) }
        task.resume()
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the exchange for both sides.
  private func cancel() {
    let waiter = state.withLock { state -> Waiter<HTTPResponse, any Error>? in
      state.isCancelled = true
      #if canImport(FoundationNetworking)
      // Whoever waits hears of it now: here nothing more will be known of what has left.
      if state.head == nil { state.head = .failure(CancellationError()) }
      defer { state.headWaiter = nil }
      return state.headWaiter
      #else
      // The system says at once that the task is over, and before that, whether anything has left.
      return nil
      #endif
    }
    waiter?.resume(throwing: CancellationError())
    window.cancel()
  }

  /// Runs `accept` unless the exchange is cancelled: swift-corelibs-foundation crashes when an answer to its question arrives for
  /// a task that is gone.
  func acceptRedirect(_ accept: @Sendable () -> Void) {
    state.withLock { state in
      if !state.isCancelled { accept() }
    }
  }

  func received(_ response: HTTPURLResponse) {
    // 100 Continue, 103 Early Hints: another is to come (RFC 9110 section 15.2).
    guard response.statusCode >= 200 else { return }
    let head = HTTPResponse(response)
    let waiter = state.withLock { state -> Waiter<HTTPResponse, any Error>? in
      guard state.head == nil else { return nil }
      state.head = .success(head)
      defer { state.headWaiter = nil }
      return state.headWaiter
    }
    waiter?.resume(returning: head)
  }

  func received(_ data: Data) {
    window.receive([UInt8](data))
  }

  /// So many bytes of the body have left.
  func sent(_ count: Int64) {
    sent(count)
  }

  /// The system's word on whether anything of the request has left.
  func learned(wasSent: Bool) {
    state.withLock { $0.wasSent = wasSent }
  }

  func completed(_ error: (any Error)?) {
    let (waiter, end, held) = state.withLock {
      state -> (Waiter<HTTPResponse, any Error>?, Result<Void, any Error>, (any Sendable)?) in
      let end = Self.end(error, state)
      if state.head == nil { state.head = end.flatMap { .failure(CancellationError()) } }
      defer {
        state.headWaiter = nil
        state.held = nil
      }
      return (state.headWaiter, end, state.held)
    }
    withExtendedLifetime(held) {}
    if let waiter { waiter.resume(with: end.flatMap { .failure(CancellationError()) }) }
    window.finish(end)
  }

  private static func end(_ error: (any Error)?, _ state: State) -> Result<Void, any Error> {
    guard let error else {
      if state.head != nil { return .success(()) }
      return .failure(TransportError(.maybeSent, "the connection ended without an answer"))
    }
    if state.isCancelled, state.wasSent != false || state.head != nil { return .failure(CancellationError()) }
    return .failure(
      TransportError(urlSession: error, wasSent: state.wasSent, afterHead: state.head != nil))
  }
}
#endif
