#if os(Linux)
/// A request's body on its way to the transport's thread: as much is asked of its source as has room in a window.
final class CurlUpload: Sendable {
  /// What there is to send.
  enum Piece: Sendable {
    case bytes([UInt8])
    /// Nothing yet: the transfer is told when there is.
    case wait
    case end
    case failure(any Error)
  }

  private struct State: Sendable {
    var queue = ByteQueue()
    var end: Result<Void, any Error>?
    /// Whether libcurl has asked for a first piece; before, nothing is asked of the source.
    var isWanted = false
    var isClosed = false
    /// Whether the transfer stands still until there is more.
    var isAwaited = false
    var roomWaiter: Waiter<Bool, Never>?
    var task: Task<Void, Never>?

    var hasRoom: Bool { isWanted && queue.count < CurlExchange.window }
  }

  private let source: ByteStream?
  private let length: Int64?
  private let state = Guarded(State())

  /// Bytes that are here.
  init(_ bytes: [UInt8]) {
    source = nil
    length = nil
    state.withLock { state in
      state.queue.append(bytes)
      state.end = .success(())
    }
  }

  /// Bytes that are made while they are sent, `length` of them where it is known.
  init(_ source: ByteStream, length: Int64?) {
    self.source = source
    self.length = length
  }

  /// Begins to read the source once libcurl wants it, in a task like the caller's; `resume` is run when there is more for a transfer that
  /// stands still.
  func start(_ resume: @escaping @Sendable () -> Void) {
    guard let source else { return }
    let task = Task { await pump(source, resume) }
    let isClosed = state.withLock { state in
      state.task = task
      return state.isClosed
    }
    if isClosed { task.cancel() }
  }

  /// Takes what there is.
  func take() -> Piece {
    let (piece, waiter) = state.withLock { state -> (Piece, Waiter<Bool, Never>?) in
      state.isWanted = true
      let piece = Self.piece(from: &state)
      guard state.hasRoom else { return (piece, nil) }
      defer { state.roomWaiter = nil }
      return (piece, state.roomWaiter)
    }
    waiter?.resume(returning: true)
    return piece
  }

  private static func piece(from state: inout State) -> Piece {
    if let bytes = state.queue.next() { return .bytes(bytes) }
    switch state.end {
    case .success?: return .end
    case .failure(let error)?: return .failure(error)
    case nil:
      state.isAwaited = true
      return .wait
    }
  }

  /// Whether a transfer that stands still could go on.
  var isReady: Bool { state.withLock { $0.queue.count > 0 || $0.end != nil } }

  /// Nobody wants the rest.
  func close() {
    let (waiter, task) = state.withLock { state in
      state.isClosed = true
      state.queue = ByteQueue()
      defer {
        state.roomWaiter = nil
        state.task = nil
      }
      return (state.roomWaiter, state.task)
    }
    waiter?.resume(returning: false)
    task?.cancel()
  }
}

extension CurlUpload {
  private func pump(_ source: ByteStream, _ resume: @Sendable () -> Void) async {
    var sent: Int64 = 0
    do {
      var chunks: ByteStream.AsyncIterator?
      while await room() {
        if chunks == nil { chunks = source.makeAsyncIterator() }
        guard let chunk = try await chunks?.next() else {
          if let length, sent < length {
            throw TransportError(.maybeSent, "the request's body ended after \(sent) of \(length) bytes")
          }
          return finish(.success(()), resume)
        }
        sent += Int64(chunk.count)
        if let length, sent > length {
          throw TransportError(.maybeSent, "the request's body has more than the \(length) bytes it was to have")
        }
        append(chunk, resume)
      }
    } catch {
      finish(.failure(error), resume)
    }
  }

  /// Waits until a piece has room; false once nobody wants one.
  private func room() async -> Bool {
    await withCheckedContinuation { continuation in
      let waiter = Waiter(continuation)
      let known = state.withLock { state -> Bool? in
        if state.isClosed { return false }
        if state.hasRoom { return true }
        state.roomWaiter = waiter
        return nil
      }
      if let known { waiter.resume(returning: known) }
    }
  }

  private func append(_ chunk: [UInt8], _ resume: @Sendable () -> Void) {
    let isAwaited = state.withLock { state in
      if state.isClosed { return false }
      state.queue.append(chunk)
      guard state.queue.count > 0 else { return false }
      defer { state.isAwaited = false }
      return state.isAwaited
    }
    if isAwaited { resume() }
  }

  private func finish(_ end: Result<Void, any Error>, _ resume: @Sendable () -> Void) {
    let isAwaited = state.withLock { state in
      if state.end == nil { state.end = end }
      defer { state.isAwaited = false }
      return state.isAwaited
    }
    if isAwaited { resume() }
  }
}
#endif
