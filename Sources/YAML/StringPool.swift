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
    guard text.utf8.count == bytes.count else { return false }
    return text.utf8.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) } ?? text.utf8.elementsEqual(bytes)
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
