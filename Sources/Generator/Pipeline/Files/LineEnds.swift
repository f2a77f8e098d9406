/// Line ends as git may change them on the way to a working copy.
enum LineEnds {
  /// The bytes with every CRLF made LF: what they were before a checkout with `core.autocrlf`.
  static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    guard hasCRLF(bytes) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == carriageReturn, index + 1 < bytes.count, bytes[index + 1] == lineFeed { continue }
      result.append(byte)
    }
    return result
  }

  /// Whether a CRLF stands anywhere.
  static func hasCRLF(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var last: UInt8 = 0
      for byte in buffer {
        if byte == lineFeed, last == carriageReturn { return true }
        last = byte
      }
      return false
    }
  }

  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
}
