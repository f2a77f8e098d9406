/// The bytes of an answer between a source that can be stopped and a reader that is slower: a window of them and no more.
///
/// The source is stopped when the window is full and goes on when most of it has been read. Both are called under the lock, so that
/// they arrive in the order in which they were decided: one that overtook the other would leave the source stopped for ever.
package final class BodyWindow: Sendable {
  private let state: Guarded<BodyWindowState>
  private let stop: @Sendable () -> Void
  private let go: @Sendable () -> Void
  private let cancelSource: @Sendable () -> Void

  /// A window of `size` bytes. `stop` and `go` must not call back, nor wait; `cancel` ends the source.
  package init(
    size: Int = 512 * 1024, stop: @escaping @Sendable () -> Void, go: @escaping @Sendable () -> Void,
    cancel: @escaping @Sendable () -> Void
  ) {
    state = Guarded(BodyWindowState(size: size))
    self.stop = stop
    self.go = go
    cancelSource = cancel
  }

  /// What the reader is given; dropping it ends the source.
  package var body: ResponseBody {
    .stream(ByteStream(pulling: { { try await self.next() } }), cancel: { self.cancel() })
  }

  /// Takes in bytes from the source.
  package func receive(_ bytes: [UInt8]) {
    let stop = stop
    let waiter = state.withLock { state -> BodyWindowState.Reader? in
      let (waiter, isFull) = state.receive(bytes)
      if isFull { stop() }
      return waiter
    }
    waiter?.resume(returning: bytes)
  }

  /// The source has come to its end, with an error or without.
  package func finish(_ end: Result<Void, any Error>) {
    state.withLock { $0.finish(end) }?.resume(with: end.map { nil })
  }

  /// Ends the source, and whoever waits hears of it now.
  package func cancel() {
    let (waiter, isNew) = state.withLock { $0.cancel() }
    waiter?.resume(throwing: CancellationError())
    if isNew { cancelSource() }
  }

  private func next() async throws -> [UInt8]? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let (go, reader) = (go, Waiter(continuation))
        let known = state.withLock { state -> Result<[UInt8]?, any Error>? in
          let (known, goesOn) = state.take(reader)
          if goesOn { go() }
          return known
        }
        if let known { reader.resume(with: known) }
      }
    } onCancel: {
      cancel()
    }
  }
}

/// What is in a window, and what follows from what happens to it. It calls nobody, so that every order of events can be tried.
struct BodyWindowState: Sendable {
  typealias Reader = Waiter<[UInt8]?, any Error>

  let size: Int
  private var chunks: [[UInt8]] = []
  /// Position of the first chunk that was not read yet.
  private var next = 0
  private(set) var buffered = 0
  private(set) var isStopped = false
  private var isCancelled = false
  private var end: Result<Void, any Error>?
  private var waiter: Reader?

  init(size: Int) {
    self.size = size
  }

  /// Takes in bytes: gives the reader who waits for them, or says that the source must stop.
  mutating func receive(_ bytes: [UInt8]) -> (waiter: Reader?, stops: Bool) {
    if isCancelled || end != nil { return (nil, false) }
    if let waiter {
      self.waiter = nil
      return (waiter, false)
    }
    chunks.append(bytes)
    buffered += bytes.count
    guard buffered > size, !isStopped else { return (nil, false) }
    isStopped = true
    return (nil, true)
  }

  /// What is there for a reader, who waits where that is nothing; says whether the source is to go on.
  mutating func take(_ reader: Reader) -> (known: Result<[UInt8]?, any Error>?, goesOn: Bool) {
    if isCancelled { return (.failure(CancellationError()), false) }
    let chunk = takeChunk()
    let goesOn = isStopped && buffered <= size / 4
    if goesOn { isStopped = false }
    if let chunk { return (.success(chunk), goesOn) }
    if let end { return (end.map { nil }, false) }
    // The one who waits already must not be forgotten.
    if waiter != nil { return (.failure(SecondReader()), goesOn) }
    waiter = reader
    return (nil, goesOn)
  }

  private mutating func takeChunk() -> [UInt8]? {
    guard next < chunks.count else { return nil }
    let chunk = chunks[next]
    chunks[next] = []
    next += 1
    buffered -= chunk.count
    if next == chunks.count {
      chunks.removeAll(keepingCapacity: true)
      next = 0
    }
    return chunk
  }

  /// The source is at its end; gives the reader who waits.
  mutating func finish(_ end: Result<Void, any Error>) -> Reader? {
    guard self.end == nil else { return nil }
    self.end = end
    defer { waiter = nil }
    return waiter
  }

  /// Nobody wants the rest: gives the reader who waits, and whether the source is to be ended.
  mutating func cancel() -> (waiter: Reader?, isNew: Bool) {
    let isNew = !isCancelled && end == nil
    isCancelled = true
    chunks = []
    next = 0
    buffered = 0
    defer { waiter = nil }
    return (waiter, isNew)
  }
}

/// Two tasks read one body at once: which of them would get a chunk is nobody's intention.
struct SecondReader: Error, CustomStringConvertible {
  var description: String { "another task is reading this body" }
}
