import ClientsmithRuntime
import Testing

/// The event stream parser against the standard's words taken literally (WHATWG HTML section 9.2.6), on streams made by chance
/// of what the format is made of.
struct EventStreamReferenceTests {
  private static let pieces = [
    "data", "data:", "data: ", "event:", "event: a", "id:", "id: 1", "id: \0", "retry: 10", "retry:x", ":", ": c", " ",
    "x", "é", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "\u{feff}", "\0", ":data: y", "id", "event", "\u{1F600}",
  ]

  /// The whole stream at once, line by line, with the standard's four buffers.
  private static func reference(_ text: String) -> [ServerSentEvent] {
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{feff}" { scalars.removeFirst() }
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "\n" || scalar == "\r" else {
        line.append(scalar)
        continue
      }
      if scalar == "\r", index < scalars.count, scalars[index] == "\n" { index += 1 }
      lines.append(String(line))
      line = .init()
    }
    var events: [ServerSentEvent] = []
    var (data, type, id) = ("", "", "")
    for line in lines {
      if line.isEmpty {
        if !data.isEmpty {
          // The last line feed of the buffer is taken off.
          let text = String(String.UnicodeScalarView(data.unicodeScalars.dropLast()))
          events.append(ServerSentEvent(type: type.isEmpty ? "message" : type, data: text, lastEventID: id))
        }
        (data, type) = ("", "")
        continue
      }
      let all = Array(line.unicodeScalars)
      let colon = all.firstIndex(of: ":")
      if colon == 0 { continue }
      let field = String(String.UnicodeScalarView(all[..<(colon ?? all.count)]))
      var value = colon.map { all[($0 + 1)...] } ?? []
      if value.first == " " { value = value.dropFirst() }
      let text = String(String.UnicodeScalarView(value))
      switch field {
      case "event": type = text
      case "data": data += text + "\n"
      case "id" where !text.unicodeScalars.contains("\0"): id = text
      default: break
      }
    }
    return events
  }

  @Test func `any stream is read as the standard says, wherever it is cut`() throws {
    var random: UInt64 = 42
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % limit
    }
    var count = 0
    for _ in 0..<4_000 {
      let text = (0..<(1 + next(24))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      let expected = Self.reference(text)
      count += expected.count
      let bytes = Array(text.utf8)
      var parser = ServerSentEventParser()
      var events: [ServerSentEvent] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + next(5))
        events += try parser.push(Array(bytes[start..<end]))
        start = end
      }
      events += parser.finish()
      guard events == expected else {
        Issue.record("\(text.debugDescription): \(events) instead of \(expected)")
        return
      }
    }
    #expect(count > 500)
  }
}
