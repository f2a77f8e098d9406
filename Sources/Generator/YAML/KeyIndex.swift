/// Finds a key among many: an open-addressed table of entry numbers, cheaper to build than a dictionary of strings.
struct KeyIndex: Sendable {
  /// Mappings up to this size are searched from front to back.
  static let threshold = 8

  /// Entry numbers plus one; zero marks a free slot. The count is a power of two.
  private var slots: [UInt32]
  private var mask: Int { slots.count - 1 }

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  init(_ entries: [Entry]) {
    self.init(capacity: entries.count)
    for position in entries.indices { _ = insert(position, of: entries) }
  }

  /// The number of the entry with this key.
  func position(of key: String, in entries: [Entry]) -> Int? {
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if entries[position].key == key { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds an entry; gives the number of an earlier entry with the same key instead, if there is one.
  mutating func insert(_ position: Int, of entries: [Entry]) -> Int? {
    let key = entries[position].key
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      let earlier = Int(slots[slot]) - 1
      if entries[earlier].key == key { return earlier }
      slot = (slot + 1) & mask
    }
    slots[slot] = UInt32(truncatingIfNeeded: position + 1)
    return nil
  }

  private static func hash(_ key: String) -> Int {
    var key = key
    return key.withUTF8 { Int(truncatingIfNeeded: ByteHash.hash(UnsafeRawBufferPointer($0))) }
  }
}
