import Diagnostics

/// Brings a file to UTF-8 without a byte order mark (YAML 1.2.2 section 5.2; RFC 8259 section 8.1).
enum TextEncoding {
  /// The file's text as UTF-8, or the byte offset at which it stops being text.
  enum Outcome {
    case text([UInt8])
    case invalid(offset: Int, encoding: String)
  }

  static func decode(_ bytes: [UInt8]) -> Outcome {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .text(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes, skipping: 2, bigEndian: true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes, skipping: 2, bigEndian: false) }
    if bytes.count >= 2, bytes[0] == 0, bytes[1] != 0 { return decodeUTF16(bytes, skipping: 0, bigEndian: true) }
    if bytes.count >= 2, bytes[1] == 0, bytes[0] != 0 { return decodeUTF16(bytes, skipping: 0, bigEndian: false) }
    return .text(bytes)
  }

  /// The offset of the first byte that is not UTF-8, nil where all of them are.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { raw in
      var position = 0
      while position < raw.count {
        if position + 8 <= raw.count,
          raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          position += 8
        } else {
          guard let length = sequenceLength(in: raw, at: position) else { return position }
          position += length
        }
      }
      return nil
    }
  }

  /// The length of the well-formed sequence at an offset (RFC 3629 section 4), nil where it is none.
  private static func sequenceLength(in bytes: UnsafeRawBufferPointer, at position: Int) -> Int? {
    let first = bytes[position]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for offset in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[position + offset]) { return nil }
    return length
  }

  private static func decodeUTF16(_ bytes: [UInt8], skipping start: Int, bigEndian: Bool) -> Outcome {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for position in stride(from: start, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
    }
    guard bytes.count.isMultiple(of: 2), let text = String(soundUTF16: units) else {
      return .invalid(offset: 0, encoding: "UTF-16")
    }
    return .text(Array(text.utf8))
  }
}
