/// A sequence of byte chunks, each asked for when the previous one has been dealt with.
///
/// Iterating is what drives the source, so that a slow reader slows a fast sender down. Whether a second iteration begins
/// again or continues is up to the source.
public struct ByteStream: AsyncSequence, Sendable {
  /// A chunk.
  public typealias Element = [UInt8]

  private let begin: @Sendable () -> AsyncIterator

  /// Wraps any sequence of chunks.
  public init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks) where Chunks.Element == [UInt8] {
    begin = {
      var iterator = chunks.makeAsyncIterator()
      return AsyncIterator { try await iterator.next() }
    }
  }

  /// One chunk.
  public init(_ bytes: [UInt8]) {
    begin = {
      var rest: [UInt8]? = bytes
      return AsyncIterator {
        defer { rest = nil }
        return rest
      }
    }
  }

  /// Chunks from a closure, which gives nil at the end. `begin` is run for each iteration.
  public init(pulling begin: @escaping @Sendable () -> (@Sendable () async throws -> [UInt8]?)) {
    self.begin = {
      let pull = begin()
      return AsyncIterator { try await pull() }
    }
  }

  /// Begins to read.
  public func makeAsyncIterator() -> AsyncIterator { begin() }

  /// Asks the source for chunks. Dropping it tells the source that nobody reads any more.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let pull: () async throws -> [UInt8]?

    init(_ pull: @escaping () async throws -> [UInt8]?) {
      self.pull = pull
    }

    /// The next chunk, nil at the end. Throws what the source throws, `CancellationError` when the task is cancelled.
    public mutating func next() async throws -> [UInt8]? {
      try await pull()
    }
  }
}

/// How long a body that is handed to the caller may pause.
struct BodyPatience: Sendable {
  let silence: Duration
  let environment: RuntimeEnvironment
}

/// One reader's way through a body that is still arriving.
///
/// A reader that goes away before the end wants no more of it: the exchange is cancelled.
///
/// `@unchecked`: the iterator is used by one task at a time, because iterators are; where a pause is limited, the task that asks for
/// the next chunk, a child or one of its own, has ended before `next()` returns: ``TimeLimit`` waits for it whatever ends the wait.
final class StreamReading: @unchecked Sendable {
  private var stream: ByteStream.AsyncIterator
  private let lease: BodyLease
  private let patience: BodyPatience?

  init(stream: ByteStream.AsyncIterator, lease: BodyLease, patience: BodyPatience?) {
    self.stream = stream
    self.lease = lease
    self.patience = patience
  }

  deinit { lease.end(cancelling: true) }

  func next() async throws -> [UInt8]? {
    do {
      let chunk = try await pull()
      if chunk == nil { lease.end(cancelling: false) }
      return chunk
    } catch {
      lease.end(cancelling: true)
      throw error
    }
  }

  private func pull() async throws -> [UInt8]? {
    guard let patience else { return try await stream.next() }
    return try await TimeLimit.runUnboxed(
      silence: patience.silence, until: nil, in: patience.environment, "the answer stopped coming"
    ) { _ in try await self.stream.next() }
  }
}
