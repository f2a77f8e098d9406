#if os(Linux)

/// Unpacks in pieces of at most 64 KiB, so that what a small answer unpacks to is never in memory at once.
///
/// `@unchecked`: zlib's stream is a pointer, which is no `Sendable` value. It is made, used and freed under the lock of `state`, or in
/// `deinit`, which nobody else can reach.
final class Inflater: @unchecked Sendable {
  private static let pieceSize = 64 * 1024

  private struct State: Sendable {
    var input: [UInt8] = []
    var offset = 0
    var isBegun = false
    /// Whether a stream has ended and none has begun after it.
    var isAtEnd = false
    /// Whether the last piece was full, so that more may come without further input.
    var hasMore = false
  }

  private let coding: ContentCoding
  private var stream: ZlibStream?
  private let state = Locked(State())

  init(_ coding: ContentCoding) {
    self.coding = coding
  }

  deinit {
    stream?.free()
  }

  /// Takes in packed bytes; the ones before must be used up.
  func feed(_ chunk: [UInt8]) {
    state.withLock { state in
      // Two bytes tell a zlib header from none: the first may have come alone.
      state.input = state.isBegun || state.offset == state.input.count ? chunk : state.input + chunk
      state.offset = 0
    }
  }

  /// The next unpacked piece; nil where further input is needed.
  func next() throws -> [UInt8]? {
    try state.withLock { state in
      while state.hasMore || state.offset < state.input.count {
        if !state.isBegun {
          guard try begin(&state) else { return nil }
        } else if state.isAtEnd {
          // Another stream may follow (RFC 1952 section 2.2).
          guard coding.format == .gzip, stream?.reset() == true else { throw Self.damage }
          state.isAtEnd = false
        }
        let piece = try inflate(&state)
        if !piece.isEmpty { return piece }
      }
      return nil
    }
  }

  /// The packed bytes have ended: throws where what they hold has not.
  func finish() throws {
    try state.withLock { state in
      if state.isBegun && !state.isAtEnd || !state.isBegun && !state.input.isEmpty {
        throw TransportError(.interrupted, "the compressed answer was cut off")
      }
    }
  }

  private func begin(_ state: inout State) throws -> Bool {
    var bits: Int32 = 31
    if coding.format == .deflate {
      guard state.input.count >= 2 else { return false }
      // Some servers send deflate without the zlib header that belongs to it (RFC 9110 section 8.4.1.2).
      let isZlib = state.input[0] & 15 == 8 && (Int(state.input[0]) << 8 | Int(state.input[1])) % 31 == 0
      bits = isZlib ? 15 : -15
    }
    stream = ZlibStream(coding.zlib, windowBits: bits)
    guard stream != nil else { throw TransportError(.interrupted, "there is no memory to unpack the answer") }
    state.isBegun = true
    return true
  }

  private func inflate(_ state: inout State) throws -> [UInt8] {
    guard let stream else { throw Self.damage }
    var used = 0
    var outcome = ZlibStream.Outcome.damaged
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { output, count in
      (used, count, outcome) = state.input.withUnsafeBufferPointer { input in
        stream.run(UnsafeBufferPointer(rebasing: input[state.offset...]), output)
      }
    }
    if outcome == .damaged { throw Self.damage }
    guard used > 0 || !piece.isEmpty || state.offset == state.input.count else { throw Self.damage }
    state.offset += used
    state.isAtEnd = outcome == .ended
    state.hasMore = outcome == .goesOn && piece.count == Self.pieceSize
    return piece
  }

  private static var damage: TransportError { TransportError(.interrupted, "the compressed answer is damaged") }
}
#endif
