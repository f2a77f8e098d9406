/// Finds a keyword by its text: a hash of a few bytes and one comparison, since every key of a document goes through here.
package struct KeywordTable<Word: Keyword>: Sendable {
  /// A keyword with what the reader asks of it, worked out beforehand.
  struct Row: Sendable {
    let word: Word
    let text: String
    let use: KeywordUse
    let versions: ClosedRange<SpecificationVersion>
    let isUsed: Bool
  }

  let rows: [Row]
  /// Row numbers plus one by hash, 0 where empty; collisions take the next slot.
  private let slots: [UInt8]

  package init() {
    rows = Word.allCases.map { word in
      Row(word: word, text: word.rawValue, use: word.use, versions: word.versions, isUsed: word.use == .used)
    }
    var slots = [UInt8](repeating: 0, count: 256)
    for (position, row) in rows.enumerated() {
      var slot = Self.hash(row.text)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = UInt8(truncatingIfNeeded: position + 1)
    }
    self.slots = slots
  }

  /// The row of a key, or nil for a key that the object does not have.
  func row(_ key: String) -> Row? {
    var slot = Self.hash(key)
    while slots[slot] != 0 {
      let row = rows[Int(slots[slot]) - 1]
      if row.text == key { return row }
      slot = (slot + 1) & 255
    }
    return nil
  }

  /// Whether the object has a key of this name.
  package func contains(_ key: String) -> Bool { row(key) != nil }

  /// The slot of a text: its length and three of its bytes, mixed.
  private static func hash(_ text: String) -> Int {
    let bytes = text.utf8
    let count = bytes.count
    guard count > 0 else { return 0 }
    let quick = bytes.withContiguousStorageIfAvailable { storage in
      Self.mix(count, storage[0], storage[count / 2], storage[count - 1])
    }
    if let quick { return quick }
    let copy = Array(bytes)
    return mix(count, copy[0], copy[count / 2], copy[count - 1])
  }

  private static func mix(_ count: Int, _ first: UInt8, _ middle: UInt8, _ last: UInt8) -> Int {
    (count &* 31 &+ Int(first) &* 7 &+ Int(middle) &* 13 &+ Int(last) &* 3) & 255
  }
}
