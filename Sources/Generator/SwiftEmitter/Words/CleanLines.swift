/// Cuts a text of the document into lines that can stand in a comment.
enum CleanLines {
  /// Gives every line, without controls, tabs and trailing blanks, as UTF-8.
  ///
  /// A line ends at any separator that Swift or an editor would take for one.
  static func read(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var start: Int? = 0
      while let begin = start {
        let line = line(of: bytes, from: begin)
        start = line.next
        let content = UnsafeBufferPointer(rebasing: bytes[begin..<line.end])
        if line.isPlain {
          body(withoutTrailingBlanks(content))
        } else {
          var cleaned = cleaned(content)
          cleaned.withUTF8 { body(withoutTrailingBlanks($0)) }
        }
      }
    }
  }

  /// Where the line that begins at `start` ends, where the one after it begins, and whether it is printable ASCII.
  private static func line(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, next: Int?, isPlain: Bool) {
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    var isPlain = true
    for index in start..<bytes.count where bytes[index] < 0x20 || bytes[index] >= 0x7F {
      switch bytes[index] {
      case 0x0D where byte(index + 1) == 0x0A: return (index, index + 2, isPlain)
      case 0x0A...0x0D: return (index, index + 1, isPlain)
      // U+0085, U+2028 and U+2029.
      case 0xC2 where byte(index + 1) == 0x85: return (index, index + 2, isPlain)
      case 0xE2 where byte(index + 1) == 0x80 && (0xA8...0xA9).contains(byte(index + 2)):
        return (index, index + 3, isPlain)
      default: isPlain = false
      }
    }
    return (bytes.count, nil, isPlain)
  }

  private static func cleaned(_ line: UnsafeBufferPointer<UInt8>) -> String {
    var text = ""
    text.reserveCapacity(line.count)
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      if scalar == "\t" {
        text += "  "
      } else if !scalar.isInvisible {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func withoutTrailingBlanks(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var end = line.count
    while end > 0, line[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return UnsafeBufferPointer(rebasing: line[..<end])
  }
}
