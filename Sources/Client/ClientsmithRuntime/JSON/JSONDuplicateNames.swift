/// Finds out whether a member name occurs twice in one object, so that lookups may take the first match they see.
///
/// Nearly every object is small and has no duplicates: that case costs a few instructions a member.
struct JSONDuplicateNames {
  let tape: UnsafeMutablePointer<TapeWord>
  let text: UnsafePointer<UInt8>
  /// Tape indices of the first name, and after the last value.
  let first: Int
  let end: Int

  static func exist(
    in tape: UnsafeMutablePointer<TapeWord>, object: Int, count: Int, text: UnsafePointer<UInt8>
  ) -> Bool {
    let names = JSONDuplicateNames(tape: tape, text: text, first: object + 2, end: tape[object + 1].next)
    if count <= 12 { return names.existInSmall() }
    return count <= 256 ? names.existInMedium() : names.existInLarge(count)
  }

  /// Notes each name as one bit of a word; only names that meet a bit already set are compared with those before them.
  @inline(__always)
  private func existInSmall() -> Bool {
    var seen: UInt64 = 0
    var name = first
    while name < end {
      let word = tape[name]
      if word.is(.escapedString) { return existAnyhow() }
      let bit: UInt64 = 1 &<< (fingerprint(word) &>> 58)
      if seen & bit != 0, occurs(word, before: name) { return true }
      seen |= bit
      name = after(name)
    }
    return false
  }

  /// The same with 2,048 bits.
  @inline(never)
  private func existInMedium() -> Bool {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 32) { seen in
      seen.initialize(repeating: 0)
      var name = first
      while name < end {
        let word = tape[name]
        if word.is(.escapedString) { return existAnyhow() }
        let print = fingerprint(word)
        let slot = Int(truncatingIfNeeded: print &>> 59)
        let bit: UInt64 = 1 &<< (print &>> 53)
        if seen[slot] & bit != 0, occurs(word, before: name) { return true }
        seen[slot] |= bit
        name = after(name)
      }
      return false
    }
  }

  /// A name mixed into a word, its high bits the best: from its length, its first eight bytes and its last.
  @inline(__always)
  private func fingerprint(_ word: TapeWord) -> UInt64 {
    let start = text + word.offset
    let length = word.length
    // The closing quote and the padding make eight bytes readable whatever the length; what is not of the name is cut off.
    var bits = JSONBytes.load8(start)
    if length < 8 {
      bits &= (1 &<< (UInt64(truncatingIfNeeded: length) &* 8)) &- 1
    } else {
      bits = (bits &* 31) ^ JSONBytes.load8(start + (length &- 8))
    }
    return (bits ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(never)
  private func occurs(_ word: TapeWord, before limit: Int) -> Bool {
    let key = bytes(word)
    var name = first
    while name < limit {
      let other = tape[name]
      if other.length == key.count, JSONBytes.equal(text + other.offset, key) { return true }
      name = after(name)
    }
    return false
  }

  /// An open-addressed table of the names, hashed with the standard library's seeded hash: nobody can choose names
  /// that collide.
  @inline(never)
  private func existInLarge(_ count: Int) -> Bool {
    var size = 64
    while size < count * 2 { size *= 2 }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { slots in
      slots.initialize(repeating: 0)
      var name = first
      while name < end {
        let word = tape[name]
        if word.is(.escapedString) { return existAnyhow() }
        let key = bytes(word)
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(key))
        var slot = hasher.finalize() & (size - 1)
        while slots[slot] != 0 {
          let other = tape[slots[slot]]
          if other.length == key.count, JSONBytes.equal(text + other.offset, key) { return true }
          slot = (slot + 1) & (size - 1)
        }
        slots[slot] = name
        name = after(name)
      }
      return false
    }
  }

  /// For objects with escapes in their names: `"a"` and `"\u0061"` are one name.
  @inline(never)
  private func existAnyhow() -> Bool {
    var seen: Set<[UInt8]> = []
    var name = first
    while name < end {
      let word = tape[name]
      let key = word.is(.string) ? Array(bytes(word)) : Array(JSONEscape.unescape(bytes(word)).utf8)
      if !seen.insert(key).inserted { return true }
      name = after(name)
    }
    return false
  }

  @inline(__always)
  private func bytes(_ word: TapeWord) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + word.offset, count: word.length)
  }

  /// The tape index of the name after the one at `name`.
  @inline(__always)
  private func after(_ name: Int) -> Int {
    tape[name &+ 1].isContainer ? tape[name &+ 2].next : name &+ 2
  }
}
