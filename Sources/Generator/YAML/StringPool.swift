/// Makes strings of byte runs, and gives the same storage again for a medium-sized text that was seen before.
///
/// Documents repeat their longer keys and references many times over. Up to 15 bytes a `String` needs no storage at all;
/// long texts hardly ever repeat.
struct StringPool {
  private static let pooledLengths = 16...64

  private var slots: [(hash: UInt32, text: String)?]
  private var count = 0

  init() {
    slots = Array(repeating: nil, count: 1024)
  }

  /// The string of bytes that are known to be UTF-8.
  mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard Self.pooledLengths.contains(bytes.count) else { return String(decoding: bytes, as: UTF8.self) }
    let hash = ByteHash.hash(UnsafeRawBufferPointer(bytes))
    let short = UInt32(truncatingIfNeeded: hash)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while let held = slots[slot] {
      if held.hash == short, Self.isEqual(held.text, bytes) { return held.text }
      slot = (slot + 1) & (slots.count - 1)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    slots[slot] = (short, text)
    count += 1
    if count * 2 > slots.count { grow() }
    return text
  }

  private static func isEqual(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var text = text
    return text.withUTF8 { held in
      guard held.count == bytes.count else { return false }
      let (left, right) = (UnsafeRawBufferPointer(held), UnsafeRawBufferPointer(bytes))
      // Pooled texts have at least 16 bytes: whole words, and then the last eight bytes once more.
      var offset = 0
      while offset + 8 <= left.count {
        guard word(left, offset) == word(right, offset) else { return false }
        offset += 8
      }
      return offset == left.count || word(left, left.count - 8) == word(right, left.count - 8)
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: old.count * 2)
    for case let held? in old {
      var text = held.text
      let hash = text.withUTF8 { ByteHash.hash(UnsafeRawBufferPointer($0)) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = held
    }
  }
}
