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
  let state = Guarded(State())

  init(_ request: CurlRequest, upload: CurlUpload?, inbox: CurlInbox) {
    self.request = request
    self.upload = upload
    self.inbox = inbox
  }

  /// Starts the transfer and waits for the answer's head.
  func answer() async throws -> Answer {
    upload?.start { self.inbox.post(.resume(self)) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if !state.isCancelled { state.answerWaiter = continuation }
          return state.isCancelled
        }
        if isCancelled { return continuation.resume(throwing: Self.unsent) }
        inbox.post(.start(self))
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the exchange for both sides: whoever waits hears of it now, and the transfer as soon as the thread looks.
  func cancel() {
    let (waiters, isRunning, isBegun) = state.withLock { state in
      let isRunning = state.end == nil && !state.isCancelled
      state.isCancelled = true
      defer {
        state.answerWaiter = nil
        state.chunkWaiter = nil
        if isRunning { state.unread = ByteQueue() }
      }
      return ((state.answerWaiter, state.chunkWaiter), isRunning, state.isBegun)
    }
    waiters.0?.resume(throwing: isBegun ? CancellationError() : Self.unsent)
    waiters.1?.resume(throwing: CancellationError())
    guard isRunning else { return }
    upload?.close()
    inbox.post(.cancel(self))
  }

  /// What a request ends with that is cancelled before anything of it has left.
  private static var unsent: any Error {
    TransportError(.neverSent, "the request was cancelled before it was sent")
  }
}
#endif
