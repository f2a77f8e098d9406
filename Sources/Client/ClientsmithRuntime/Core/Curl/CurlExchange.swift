#if os(Linux)
import HTTPTypes

/// One request and its answer: what the transport's thread and the caller's tasks know of it in common.
final class CurlExchange: Sendable {
  /// What has come once the head is here.
  struct Answer: Sendable {
    let head: [UInt8]
    /// The body, where all of it came together with the head.
    let whole: [UInt8]?
  }

  struct State: Sendable {
    var answer: Result<Answer, any Error>?
    var answerWaiter: CheckedContinuation<Answer, any Error>?
    var unread = ByteQueue()
    var chunkWaiter: CheckedContinuation<[UInt8]?, any Error>?
    var end: Result<Void, any Error>?
    var isCancelled = false
    /// Whether anything of the request may have reached the server.
    var isBegun = false
    /// Whether the transfer stands still until the reader has caught up.
    var isPaused = false
  }

  /// Bytes that may wait for their reader before the transfer stands still.
  static let window = 512 * 1024
  /// Bytes at which it goes on.
  static let lowWater = 128 * 1024

  let request: CurlRequest
  let upload: CurlUpload?
  let inbox: CurlInbox
  let state = Locked(State())

  init(_ request: CurlRequest, upload: CurlUpload?, inbox: CurlInbox) {
    self.request = request
    self.upload = upload
    self.inbox = inbox
  }

  /// Starts the transfer and waits for the answer's head.
  func answer(within limit: Duration?) async throws -> Answer {
    let alarm = limit.map { limit in
      Task {
        try await Task.sleep(for: limit)
        self.expire()
      }
    }
    defer { alarm?.cancel() }
    upload?.start { self.inbox.post(.resume(self)) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if !state.isCancelled { state.answerWaiter = continuation }
          return state.isCancelled
        }
        if isCancelled { return continuation.resume(throwing: CancellationError()) }
        inbox.post(.start(self))
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the exchange for both sides: whoever waits hears of it now, and the transfer as soon as the thread looks.
  func cancel() {
    let (waiters, isRunning) = state.withLock { state in
      let isRunning = state.end == nil && !state.isCancelled
      state.isCancelled = true
      defer {
        state.answerWaiter = nil
        state.chunkWaiter = nil
        if isRunning { state.unread = ByteQueue() }
      }
      return ((state.answerWaiter, state.chunkWaiter), isRunning)
    }
    waiters.0?.resume(throwing: CancellationError())
    waiters.1?.resume(throwing: CancellationError())
    guard isRunning else { return }
    upload?.close()
    inbox.post(.cancel(self))
  }

  /// Ends the exchange if its answer has not begun.
  private func expire() {
    let (waiter, error) = state.withLock {
      state -> (CheckedContinuation<Answer, any Error>?, TransportError?) in
      guard state.answer == nil, !state.isCancelled else { return (nil, nil) }
      let error =
        state.isBegun
        ? TransportError(.timedOut, "the server did not answer in time")
        : TransportError(.connectTimedOut, "no connection could be made in time")
      state.answer = .failure(error)
      defer { state.answerWaiter = nil }
      return (state.answerWaiter, error)
    }
    guard let error else { return }
    waiter?.resume(throwing: error)
    cancel()
  }
}
#endif
