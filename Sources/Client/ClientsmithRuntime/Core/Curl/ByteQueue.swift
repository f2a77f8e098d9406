/// Chunks that wait for their reader.
struct ByteQueue: Sendable {
  private var chunks: [[UInt8]] = []
  /// Position of the first chunk that was not taken.
  private var first = 0
  /// The bytes of all chunks that were not taken.
  private(set) var count = 0

  mutating func append(_ chunk: [UInt8]) {
    guard !chunk.isEmpty else { return }
    chunks.append(chunk)
    count += chunk.count
  }

  /// Takes the first chunk; nil when there is none.
  mutating func next() -> [UInt8]? {
    guard first < chunks.count else { return nil }
    let chunk = chunks[first]
    chunks[first] = []
    first += 1
    count -= chunk.count
    if first == chunks.count {
      chunks.removeAll(keepingCapacity: true)
      first = 0
    }
    return chunk
  }
}
