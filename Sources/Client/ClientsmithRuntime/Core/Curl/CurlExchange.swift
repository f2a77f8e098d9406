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
    var answerWaiter: Waiter<Answer, any Error>?
    var unread = ByteQueue()
    var chunkWaiter: Waiter<[UInt8]?, any Error>?
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
        let waiter = Waiter(continuation)
        let isCancelled = state.withLock { state in
          if !state.isCancelled { state.answerWaiter = waiter }
          return state.isCancelled
        }
        if isCancelled { return waiter.resume(throwing: Self.unsent) }
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

/// What the transport's thread tells an exchange.
extension CurlExchange {
  var isCancelled: Bool { state.withLock { $0.isCancelled } }
  /// Whether the reader has to catch up before the transfer may go on.
  var isFull: Bool { state.withLock { $0.isPaused } }

  /// Asks whether the request may be sent; from then on the server may have seen it.
  func begin() -> Bool {
    state.withLock { state in
      if !state.isCancelled { state.isBegun = true }
      return !state.isCancelled
    }
  }

  /// What came since the last time.
  struct Delivery: Sendable {
    /// The whole head, once.
    var head: [UInt8]?
    var chunks: [[UInt8]] = []
    var end: Result<Void, any Error>?
    /// Whether the transfer stands still because too much is unread.
    var isPaused = false
  }

  /// Hands on what came; gives the bytes that are unread then, nil where the reader will ask for more when it has caught up.
  func deliver(_ delivery: Delivery) -> Int? {
    let outcome = state.withLock { $0.take(delivery) }
    outcome.answerWaiter?.resume(with: outcome.answer)
    outcome.chunkWaiter?.resume(with: outcome.chunk)
    if delivery.end != nil { upload?.close() }
    return outcome.unread
  }
}

/// Who is to be told what.
private struct CurlOutcome: Sendable {
  var answerWaiter: Waiter<CurlExchange.Answer, any Error>?
  var answer: Result<CurlExchange.Answer, any Error> = .failure(CancellationError())
  var chunkWaiter: Waiter<[UInt8]?, any Error>?
  var chunk: Result<[UInt8]?, any Error> = .success(nil)
  var unread: Int? = 0
}

extension CurlExchange.State {
  /// Takes in what came, unless nobody wants it any more.
  fileprivate mutating func take(_ delivery: CurlExchange.Delivery) -> CurlOutcome {
    var outcome = CurlOutcome()
    if isCancelled { return outcome }
    if let end = delivery.end { self.end = end }
    var isWhole = false
    if answer == nil, let new = Self.answer(from: delivery) {
      if case .success(let value) = new { isWhole = value.whole != nil }
      answer = new
      outcome.answer = new
      swap(&outcome.answerWaiter, &answerWaiter)
    }
    if !isWhole {
      for chunk in delivery.chunks { unread.append(chunk) }
    }
    if chunkWaiter != nil {
      if let next = unread.next() {
        outcome.chunk = .success(next)
        swap(&outcome.chunkWaiter, &chunkWaiter)
      } else if let end = self.end {
        outcome.chunk = end.map { nil }
        swap(&outcome.chunkWaiter, &chunkWaiter)
      }
    }
    isPaused = delivery.isPaused && unread.count > CurlExchange.lowWater
    outcome.unread = isPaused ? nil : unread.count
    return outcome
  }

  private static func answer(from delivery: CurlExchange.Delivery) -> Result<CurlExchange.Answer, any Error>? {
    guard let head = delivery.head else {
      if case .failure(let error)? = delivery.end { return .failure(error) }
      return nil
    }
    guard case .success? = delivery.end else { return .success(CurlExchange.Answer(head: head, whole: nil)) }
    let whole = delivery.chunks.count == 1 ? delivery.chunks[0] : Array(delivery.chunks.joined())
    return .success(CurlExchange.Answer(head: head, whole: whole))
  }
}

/// The reader's side of an answer.
extension CurlExchange {
  /// The body of an answer. Dropping it unread, or its iterator before the end, cancels the exchange.
  func body(of answer: Answer, _ head: HTTPResponse) -> ResponseBody {
    let coding = inbox.settings.library.zlib.flatMap { ContentCoding(head.headerFields, $0) }
    if let whole = answer.whole {
      guard let coding, !whole.isEmpty else { return .bytes(whole) }
      return .stream(ByteStream(pulling: { coding.decoding(whole) }))
    }
    let stream = ByteStream(pulling: {
      let pull: @Sendable () async throws -> [UInt8]? = { try await self.next() }
      return coding?.decoding(pull) ?? pull
    })
    var response = ResponseBody.stream(stream, cancel: { self.cancel() })
    if coding == nil { response.length = head.headerFields[.contentLength].flatMap { Int64($0) } }
    return response
  }

  /// The next chunk, nil at the end.
  private func next() async throws -> [UInt8]? {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      if let known = take(orWait: nil) { return try known.get() }
      return try await withCheckedThrowingContinuation { continuation in
        let waiter = Waiter(continuation)
        if let known = take(orWait: waiter) { waiter.resume(with: known) }
      }
    } onCancel: {
      cancel()
    }
  }

  /// What can be said at once; nil, with `waiter` kept, while nothing has come.
  private func take(orWait waiter: Waiter<[UInt8]?, any Error>?) -> Result<[UInt8]?, any Error>? {
    let (known, isDrained) = state.withLock { state -> (Result<[UInt8]?, any Error>?, Bool) in
      if let chunk = state.unread.next() {
        guard state.isPaused, state.unread.count <= Self.lowWater else { return (.success(chunk), false) }
        state.isPaused = false
        return (.success(chunk), true)
      }
      if state.isCancelled { return (.failure(CancellationError()), false) }
      if let end = state.end { return (end.map { nil }, false) }
      // The one who waits already must not be forgotten.
      if state.chunkWaiter != nil { return (.failure(SecondReader()), false) }
      state.chunkWaiter = waiter
      return (nil, false)
    }
    if isDrained { inbox.post(.resume(self)) }
    return known
  }
}
#endif
