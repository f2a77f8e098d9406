#if os(Linux)
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

  /// Hands on what came; gives the bytes that are unread then, nil where the reader will ask for more when he has caught up.
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
  var answerWaiter: CheckedContinuation<CurlExchange.Answer, any Error>?
  var answer: Result<CurlExchange.Answer, any Error> = .failure(CancellationError())
  var chunkWaiter: CheckedContinuation<[UInt8]?, any Error>?
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
#endif
