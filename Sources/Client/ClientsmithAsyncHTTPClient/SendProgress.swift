#if AsyncHTTPClient
import ClientsmithRuntime
import HTTPTypes
import NIOCore

/// Whether a request with a body has begun to leave: async-http-client asks for the body when the head is on a connection.
///
/// Of a request without one it does not tell; it may have left at any time.
final class SendProgress: Sendable {
  private enum State: Sendable {
    case unknown, waiting, begun
  }

  private let state = Locked(State.unknown)

  /// What a cancelled request ends with.
  var cancellation: any Error {
    guard case .waiting = state.withLock({ $0 }) else { return CancellationError() }
    return TransportError(.neverSent, "the request was cancelled before it was sent")
  }

  /// Chunks that tell of the first time that one is asked for.
  func watching(_ chunks: ByteStream) -> BufferSequence {
    state.withLock { $0 = .waiting }
    return BufferSequence(base: chunks) { self.state.withLock { $0 = .begun } }
  }
}

/// A body's chunks as NIO wants them.
struct BufferSequence: AsyncSequence, Sendable {
  typealias Element = ByteBuffer
  let base: ByteStream
  let begin: @Sendable () -> Void

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), begin: begin) }

  struct Iterator: AsyncIteratorProtocol {
    var base: ByteStream.AsyncIterator
    var begin: (@Sendable () -> Void)?

    mutating func next() async throws -> ByteBuffer? {
      begin?()
      begin = nil
      return try await base.next().map { ByteBuffer(bytes: $0) }
    }
  }
}
#endif
