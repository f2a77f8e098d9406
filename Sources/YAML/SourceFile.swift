/// The text of one file that was read: its path as the user named it, and its bytes, from which diagnostics show lines.
package final class SourceFile: Sendable {
  /// The path as it is shown to the user, relative where the user gave a relative one.
  package let path: String
  /// The whole file as UTF-8, without a byte order mark.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8] = []) {
    self.path = path
    self.bytes = bytes
  }

  /// The text of a line counted from 1, without its line break; nil when the file has no such line.
  package func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    var current = 1
    var start = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        position += 1
        continue
      }
      if current == number { return String(decoding: bytes[start..<position], as: UTF8.self) }
      let isPair = byte == UInt8(ascii: "\r") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n")
      position += isPair ? 2 : 1
      start = position
      current += 1
    }
    return current == number ? String(decoding: bytes[start...], as: UTF8.self) : nil
  }
}
