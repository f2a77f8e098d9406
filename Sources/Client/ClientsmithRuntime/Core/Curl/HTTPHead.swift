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
    self.init(status: Status(code: HTTPHead.status(lines), reasonPhrase: ""))
    var isFirst = true
    for line in lines.split(separator: 10) {
      let line = line.last == 13 ? line.dropLast() : line
      if isFirst {
        isFirst = false
        let words = line.split(separator: 32, maxSplits: 2)
        if words.count > 2 {
          status = Status(code: status.code, reasonPhrase: String(decoding: words[2], as: UTF8.self))
        }
      } else if let first = line.first, first == 32 || first == 9 {
        // A line that goes on with the one before (RFC 9112 section 5.2).
        guard let last = headerFields.last else { continue }
        let index = headerFields.index(before: headerFields.endIndex)
        headerFields[index].value = "\(last.value) \(String(decoding: Self.trimmed(line), as: UTF8.self))"
      } else if let colon = line.firstIndex(of: 58),
        let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
      {
        headerFields.append(HTTPField(name: name, value: Self.trimmed(line[(colon + 1)...])))
      }
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first == 32 || first == 9 { bytes.removeFirst() }
    while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
    return bytes
  }
}
#endif
