#if os(Linux)
import HTTPTypes

/// Reads the lines of an answer's head as libcurl gives them (RFC 9112 section 4; HTTP/2's are written the same way).
enum HTTPHead {
  /// The three digits after the first space; 0 where there are none.
  static func status(_ lines: [UInt8]) -> Int {
    guard let space = lines.firstIndex(of: 32), space + 3 < lines.count else { return 0 }
    var code = 0
    for byte in lines[space + 1...space + 3] {
      guard byte >= 48, byte <= 57 else { return 0 }
      code = code * 10 + Int(byte - 48)
    }
    return code
  }

  /// Whether another head is to come (RFC 9110 section 15.2).
  static func isInformational(_ lines: [UInt8]) -> Bool {
    let status = status(lines)
    return status >= 100 && status < 200 && status != 101
  }
}

extension HTTPResponse {
  /// The head that lines say, each ended by a line feed. A line that is no field is passed over, as libcurl does.
  init(lines: [UInt8]) {
    var reason = ""
    var fields = HTTPFields()
    lines.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      var isFirst = true
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 10) ?? rest.endIndex
        let line = end > rest.startIndex && rest[end - 1] == 13 ? rest[..<(end - 1)] : rest[..<end]
        rest = end < rest.endIndex ? rest[(end + 1)...] : rest[end...]
        if line.isEmpty { continue }
        if isFirst {
          isFirst = false
          reason = Self.reason(line)
        } else {
          Self.read(line, into: &fields)
        }
      }
    }
    self.init(status: Status(code: HTTPHead.status(lines), reasonPhrase: reason), headerFields: fields)
  }

  /// What stands behind the second space of a status line.
  private static func reason(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let words = line.split(separator: 32, maxSplits: 2)
    return words.count > 2 ? String(decoding: words[2], as: UTF8.self) : ""
  }

  private static func read(_ line: Slice<UnsafeBufferPointer<UInt8>>, into fields: inout HTTPFields) {
    if let first = line.first, first == 32 || first == 9 {
      // A line that goes on with the one before (RFC 9112 section 5.2).
      guard let last = fields.last else { return }
      let index = fields.index(before: fields.endIndex)
      fields[index].value = "\(last.value) \(String(decoding: trimmed(line), as: UTF8.self))"
    } else if let colon = line.firstIndex(of: 58),
      let name = HTTPField.Name(String(decoding: UnsafeBufferPointer(rebasing: line[..<colon]), as: UTF8.self))
    {
      fields.append(HTTPField(name: name, value: UnsafeBufferPointer(rebasing: trimmed(line[(colon + 1)...]))))
    }
  }

  private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var bytes = bytes
    while let first = bytes.first, first == 32 || first == 9 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last == 32 || last == 9 { bytes = bytes.dropLast() }
    return bytes
  }
}
#endif
