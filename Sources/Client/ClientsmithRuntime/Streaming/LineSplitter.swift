/// Cuts bytes into lines, however they arrive.
struct LineSplitter: Sendable {
  /// Whether a lone carriage return ends a line, as in event streams; otherwise it only goes with its line feed.
  let endsAtCarriageReturn: Bool
  let limit: Int

  /// The line that is not complete yet.
  private var partial: [UInt8] = []
  /// Whether the last byte was a carriage return that ended a line: a line feed after it belongs to it.
  private var skipsLineFeed = false

  init(endsAtCarriageReturn: Bool, limit: Int) {
    self.endsAtCarriageReturn = endsAtCarriageReturn
    self.limit = limit
  }

  /// Calls `line` with each complete line, without its end.
  mutating func push(_ bytes: [UInt8], _ line: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        // One comparison rules out nearly every byte.
        guard byte <= 0x0D, byte == 0x0A || (byte == 0x0D && endsAtCarriageReturn) else {
          skipsLineFeed = false
          i += 1
          continue
        }
        if byte == 0x0A, skipsLineFeed {
          skipsLineFeed = false
          i += 1
          start = i
          continue
        }
        skipsLineFeed = byte == 0x0D
        try end(UnsafeBufferPointer(rebasing: bytes[start..<i]), line)
        i += 1
        start = i
      }
      try append(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// The last line, if it has no end.
  mutating func finish(_ line: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    if !partial.isEmpty { try end(UnsafeBufferPointer(start: nil, count: 0), line) }
  }

  private mutating func end(_ rest: UnsafeBufferPointer<UInt8>, _ line: (UnsafeBufferPointer<UInt8>) throws -> Void)
    throws
  {
    if partial.isEmpty {
      guard rest.count <= limit else { throw StreamFailure.elementTooLong(limit: limit) }
      return try line(rest)
    }
    try append(rest)
    try partial.withUnsafeBufferPointer(line)
    partial.removeAll(keepingCapacity: partial.capacity <= 64 << 10)
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    guard bytes.count <= limit - partial.count else { throw StreamFailure.elementTooLong(limit: limit) }
    partial.append(contentsOf: bytes)
  }
}
