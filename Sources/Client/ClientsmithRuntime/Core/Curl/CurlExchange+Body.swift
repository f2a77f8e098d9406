#if os(Linux)
import HTTPTypes

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
        if let known = take(orWait: continuation) { continuation.resume(with: known) }
      }
    } onCancel: {
      cancel()
    }
  }

  /// What can be said at once; nil, with `waiter` kept, while nothing has come.
  private func take(orWait waiter: CheckedContinuation<[UInt8]?, any Error>?) -> Result<[UInt8]?, any Error>? {
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
