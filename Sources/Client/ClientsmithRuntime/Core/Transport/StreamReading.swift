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
    return try await TimeLimit.run(
      silence: patience.silence, until: nil, in: patience.environment, "the answer stopped coming"
    ) { _ in try await self.stream.next() }
  }
}
