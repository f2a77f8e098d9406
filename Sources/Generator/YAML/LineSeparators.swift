/// Hides from libyaml the three characters that YAML 1.1 took for line breaks and YAML 1.2 does not (section 5.4).
///
/// U+0085, U+2028 and U+2029 come into descriptions by pasting. Taken for breaks they end block scalars and shift every
/// line number after them, so each stands in for by an unused private character of the same length while libyaml reads.
struct LineSeparators {
  /// The bytes of a separator and of what stands in for it.
  private struct Substitution {
    let original: [UInt8]
    let substitute: [UInt8]
  }

  private var substitutions: [Substitution] = []

  /// Whether the text holds such a character at all, which is rare.
  var isNeeded: Bool { !substitutions.isEmpty }

  init(in bytes: [UInt8]) {
    let found = Self.separators(in: bytes)
    guard !found.isEmpty else { return }
    let used = Set(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    for separator in found.sorted() {
      let candidates: ClosedRange<UInt32> = separator == 0x85 ? 0x7C0...0x7FF : 0xE800...0xF8FF
      let isFree = { (value: UInt32) in
        guard let scalar = Unicode.Scalar(value), !used.contains(scalar) else { return false }
        return !self.substitutions.contains { $0.substitute == Self.encoded(value) }
      }
      guard let free = candidates.first(where: isFree) else { continue }
      substitutions.append(Substitution(original: Self.encoded(separator), substitute: Self.encoded(free)))
    }
  }

  /// The text with every separator hidden; its length stays the same, in bytes and in characters.
  func hidden(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for each in substitutions { Self.replace(each.original, by: each.substitute, in: &bytes) }
    return bytes
  }

  /// A scalar's text with its separators back.
  func restored(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for each in substitutions { Self.replace(each.substitute, by: each.original, in: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func separators(in bytes: [UInt8]) -> Set<UInt32> {
    var found = Set<UInt32>()
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position + 1 < buffer.count {
        // Eight bytes of ASCII at a time, which is nearly all there is.
        if position + 8 <= buffer.count,
          buffer.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          position += 8
          continue
        }
        let (byte, next) = (buffer[position], buffer[position + 1])
        if byte == 0xC2, next == 0x85 { found.insert(0x85) }
        if byte == 0xE2, next == 0x80, position + 2 < buffer.count {
          if buffer[position + 2] == 0xA8 { found.insert(0x2028) }
          if buffer[position + 2] == 0xA9 { found.insert(0x2029) }
        }
        position += 1
      }
    }
    return found
  }

  private static func encoded(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
  }

  private static func replace(_ old: [UInt8], by new: [UInt8], in bytes: inout [UInt8]) {
    guard let first = old.first, old.count == new.count, bytes.count >= old.count else { return }
    for position in 0...(bytes.count - old.count) where bytes[position] == first {
      guard bytes[position..<(position + old.count)].elementsEqual(old) else { continue }
      bytes.replaceSubrange(position..<(position + old.count), with: new)
    }
  }
}
