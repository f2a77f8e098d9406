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
  }

  /// Bytes that may wait for their reader before the task is suspended.
  private static let highWater = 512 * 1024
  /// Bytes at which it goes on.
  private static let lowWater = 128 * 1024

  let task: URLSessionTask
  /// The file that the request's body is read from, kept until the exchange is over.
  private let spool: TemporaryFile?
  private let state = Locked(State())

  init(task: URLSessionTask, spool: TemporaryFile?) {
    self.task = task
    self.spool = spool
  }

  /// Starts the task and waits for the answer's head.
  func head() async throws -> HTTPResponse {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state -> Result<HTTPResponse, any Error>? in
          if state.isCancelled { return .failure(CancellationError()) }
          if state.head == nil { state.headWaiter = continuation }
          return state.head
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
  func received(_ response: HTTPURLResponse) {
    let head = HTTPResponse(response)
    let waiter = state.withLock { state in
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
    let (headWaiter, chunkWaiter, end) = state.withLock { state in
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
      }
      return (state.headWaiter, state.chunkWaiter, end)
    }
    if let headWaiter { headWaiter.resume(with: end.flatMap { .failure(CancellationError()) }) }
    chunkWaiter?.resume(with: end.map { nil })
  }
}
