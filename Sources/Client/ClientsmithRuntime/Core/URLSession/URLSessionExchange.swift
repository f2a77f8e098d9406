import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One request and its answer on their way through a `URLSession`: what the delegate hears, handed on to whoever awaits it.
final class URLSessionExchange: Sendable {
  private struct State: Sendable {
    var head: Result<HTTPResponse, any Error>?
    var headWaiter: CheckedContinuation<HTTPResponse, any Error>?
    var chunks: [[UInt8]] = []
    /// Position of the first chunk that was not read yet.
    var next = 0
    var buffered = 0
    var end: Result<Void, any Error>?
    var chunkWaiter: CheckedContinuation<[UInt8]?, any Error>?
    var isSuspended = false
    var isCancelled = false
    /// What must live until the exchange is over: the file that the body is read from, the turn at the server.
    var held: [any Sendable]
  }

  /// Bytes that may wait for their reader before the task is suspended.
  private static let highWater = 512 * 1024
  /// Bytes at which it goes on.
  private static let lowWater = 128 * 1024

  let task: URLSessionTask
  private let state: Locked<State>

  init(task: URLSessionTask, holding held: [any Sendable]) {
    self.task = task
    state = Locked(State(held: held))
  }

  /// Starts the task and waits for the answer's head; for so many seconds where the task's own time limit is longer.
  func head(within seconds: Double? = nil) async throws -> HTTPResponse {
    let alarm = seconds.map { seconds in
      Task {
        try await Task.sleep(for: .seconds(seconds))
        self.expire()
      }
    }
    defer { alarm?.cancel() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state -> Result<HTTPResponse, any Error>? in
          if let head = state.head { return head }
          if state.isCancelled { return .failure(CancellationError()) }
          state.headWaiter = continuation
          return nil
        }
        if let known { return continuation.resume(with: known) }
        task.resume()
      }
    } onCancel: {
      cancel()
    }
  }

  /// The body: dropping its iterator cancels the task.
  var stream: ByteStream {
    ByteStream(pulling: {
      let lease = Lease(exchange: self)
      return { try await lease.exchange.nextChunk() }
    })
  }

  /// Cancels what is left of an exchange when its reader goes away.
  private final class Lease: Sendable {
    let exchange: URLSessionExchange
    init(exchange: URLSessionExchange) { self.exchange = exchange }
    deinit { exchange.cancel() }
  }

  private func nextChunk() async throws -> [UInt8]? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state -> Result<[UInt8]?, any Error>? in
          if let chunk = Self.take(from: &state) { return .success(chunk) }
          if state.isCancelled { return .failure(CancellationError()) }
          if let end = state.end { return end.map { nil } }
          state.chunkWaiter = continuation
          return nil
        }
        if let known { continuation.resume(with: known) }
        resumeIfDrained()
      }
    } onCancel: {
      cancel()
    }
  }

  private static func take(from state: inout State) -> [UInt8]? {
    guard state.next < state.chunks.count else { return nil }
    let chunk = state.chunks[state.next]
    state.next += 1
    state.buffered -= chunk.count
    if state.next == state.chunks.count {
      state.chunks.removeAll(keepingCapacity: true)
      state.next = 0
    }
    return chunk
  }

  private func resumeIfDrained() {
    let resumes = state.withLock { state in
      guard state.isSuspended, state.buffered <= Self.lowWater else { return false }
      state.isSuspended = false
      return true
    }
    if resumes { task.resume() }
  }

  /// Ends the exchange if its answer has not begun.
  private func expire() {
    let error = TransportError(.timedOut, "the server did not answer in time")
    let (waiter, isOver) = state.withLock { state -> (CheckedContinuation<HTTPResponse, any Error>?, Bool) in
      guard state.head == nil else { return (nil, true) }
      state.head = .failure(error)
      state.isCancelled = true
      defer { state.headWaiter = nil }
      return (state.headWaiter, false)
    }
    waiter?.resume(throwing: error)
    if !isOver { task.cancel() }
  }

  /// Ends the exchange for both sides: the task is cancelled, and whoever waits hears of it now.
  func cancel() {
    let (waiters, isRunning) = state.withLock { state in
      state.isCancelled = true
      let waiters = (state.headWaiter, state.chunkWaiter)
      state.headWaiter = nil
      state.chunkWaiter = nil
      return (waiters, state.end == nil)
    }
    waiters.0?.resume(throwing: CancellationError())
    waiters.1?.resume(throwing: CancellationError())
    if isRunning { task.cancel() }
  }
}

extension URLSessionExchange {
  /// Lets a redirect be the answer, unless the exchange has been cancelled: swift-corelibs-foundation crashes when it is told
  /// so after that. Both are queued by the session, so that it is enough to tell it under the lock.
  func acceptRedirect(_ accept: @Sendable () -> Void) {
    state.withLock { state in
      if !state.isCancelled { accept() }
    }
  }

  func received(_ response: HTTPURLResponse) {
    // 100 Continue, 103 Early Hints: another is to come (RFC 9110 section 15.2).
    guard response.statusCode >= 200 else { return }
    let head = HTTPResponse(response)
    let waiter = state.withLock { state -> CheckedContinuation<HTTPResponse, any Error>? in
      guard state.head == nil else { return nil }
      state.head = .success(head)
      defer { state.headWaiter = nil }
      return state.headWaiter
    }
    waiter?.resume(returning: head)
  }

  func received(_ data: Data) {
    let chunk = [UInt8](data)
    let (waiter, suspends) = state.withLock { state -> (CheckedContinuation<[UInt8]?, any Error>?, Bool) in
      if let waiter = state.chunkWaiter {
        state.chunkWaiter = nil
        return (waiter, false)
      }
      state.chunks.append(chunk)
      state.buffered += chunk.count
      #if canImport(FoundationNetworking)
      // swift-corelibs-foundation delivers data twice after a task was suspended: memory is the smaller loss.
      return (nil, false)
      #else
      guard state.buffered > Self.highWater, !state.isSuspended, !state.isCancelled else { return (nil, false) }
      state.isSuspended = true
      return (nil, true)
      #endif
    }
    waiter?.resume(returning: chunk)
    if suspends { task.suspend() }
  }

  func completed(_ error: (any Error)?) {
    let (headWaiter, chunkWaiter, end, held) = state.withLock { state in
      let hasHead = state.head != nil
      let end: Result<Void, any Error> =
        if let error {
          .failure(
            state.isCancelled ? CancellationError() : TransportError(urlSession: error, afterHead: hasHead))
        } else if hasHead {
          .success(())
        } else {
          .failure(TransportError(.maybeSent, "the connection ended without an answer"))
        }
      state.end = end
      if !hasHead { state.head = end.flatMap { .failure(CancellationError()) } }
      defer {
        state.headWaiter = nil
        state.chunkWaiter = nil
        state.held = []
      }
      return (state.headWaiter, state.chunkWaiter, end, state.held)
    }
    // Ends the turn after the lock, and before the answer is handed on.
    withExtendedLifetime(held) {}
    if let headWaiter { headWaiter.resume(with: end.flatMap { .failure(CancellationError()) }) }
    chunkWaiter?.resume(with: end.map { nil })
  }
}
