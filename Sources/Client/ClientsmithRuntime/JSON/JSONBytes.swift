/// Work on eight bytes at a time.
enum JSONBytes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The eight bytes at `pointer`, the first in the lowest bits. All eight must be readable.
  @inline(__always)
  static func load8(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  /// The high bit of the first byte (and perhaps of later ones) that cannot stand in a plain ASCII string as it is:
  /// a quote, a backslash, a control character, or anything beyond ASCII; zero if there is none.
  ///
  /// Subtracting sets the high bit where a byte was too small, and a borrow can only disturb bytes above that one.
  @inline(__always)
  static func specials(_ word: UInt64) -> UInt64 {
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5C)) &- ones
    let control = word &- (ones &* 0x20)
    return (quote | backslash | control | word) & highBits
  }

  /// Whether `key.count` bytes at `pointer` equal `key`; both must be readable for that many.
  @inline(__always)
  static func equal(_ pointer: UnsafePointer<UInt8>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let other = key.baseAddress else { return key.isEmpty }
    let count = key.count
    // The last load overlaps the one before it, so that no length needs a loop over single bytes.
    if count >= 8 {
      var i = 0
      while i &+ 8 < count {
        if load8(pointer + i) != load8(other + i) { return false }
        i &+= 8
      }
      return load8(pointer + (count &- 8)) == load8(other + (count &- 8))
    }
    if count >= 4 {
      return load4(pointer) == load4(other) && load4(pointer + (count &- 4)) == load4(other + (count &- 4))
    }
    var i = 0
    while i < count {
      if pointer[i] != other[i] { return false }
      i &+= 1
    }
    return true
  }

  @inline(__always)
  private static func load4(_ pointer: UnsafePointer<UInt8>) -> UInt32 {
    UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self)
  }
}
