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
    lines([number])[number]
  }

  /// The texts of several lines in one walk over the file; lines it does not have are left out.
  package func lines(_ numbers: Set<Int>) -> [Int: String] {
    var found: [Int: String] = [:]
    guard let last = numbers.max() else { return found }
    bytes.withUnsafeBufferPointer { bytes in
      var number = 1
      var start = 0
      while number <= last {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
        if numbers.contains(number) { found[number] = String(decoding: bytes[start..<end], as: UTF8.self) }
        guard end < bytes.count else { return }
        let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
        start = end + (isPair ? 2 : 1)
        number += 1
      }
    }
    return found
  }
}
