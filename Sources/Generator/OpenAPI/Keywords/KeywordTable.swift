/// Finds a keyword by its text: a hash of a few bytes and one comparison, since every key of a document goes through here.
package struct KeywordTable<Word: Keyword>: Sendable {
  /// What the reader asks of a keyword, worked out beforehand.
  struct Traits: Sendable {
    /// A bit for each version that defines the keyword.
    fileprivate let versions: UInt8
    let isUsed: Bool

    func belong(to version: SpecificationVersion) -> Bool { versions & version.bit != 0 }
  }

  let texts: [String]
  private let words: [Word]
  private let traits: [Traits]
  /// Positions plus one by hash, 0 where empty; collisions take the next slot.
  private let slots: [UInt8]

  package init() {
    words = Array(Word.allCases)
    texts = words.map(\.rawValue)
    traits = words.map { word in
      let bits = SpecificationVersion.allCases.filter(word.versions.contains).reduce(0) { $0 | $1.bit }
      return Traits(versions: bits, isUsed: word.use == .used)
    }
    var slots = [UInt8](repeating: 0, count: 256)
    for (position, text) in texts.enumerated() {
      var slot = Self.hash(text)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = UInt8(truncatingIfNeeded: position + 1)
    }
    self.slots = slots
  }

  /// The keyword of a key with its traits, or nil for a key that the object does not have.
  func find(_ key: String) -> (word: Word, traits: Traits)? {
    var slot = Self.hash(key)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if texts[position] == key { return (words[position], traits[position]) }
      slot = (slot + 1) & 255
    }
    return nil
  }

  /// Whether the object has a key of this name.
  package func contains(_ key: String) -> Bool { find(key) != nil }

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

extension SpecificationVersion {
  fileprivate var bit: UInt8 {
    switch self {
    case .swagger20: 1
    case .openAPI30: 2
    case .openAPI31: 4
    case .openAPI32: 8
    }
  }
}
