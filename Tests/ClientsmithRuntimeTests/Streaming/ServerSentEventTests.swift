import ClientsmithRuntime
import Testing

private func events(_ text: String) throws -> [ServerSentEvent] { try events(Array(text.utf8)) }

/// The events, after checking that no way of cutting the bytes changes them.
private func events(_ bytes: [UInt8]) throws -> [ServerSentEvent] {
  let whole = try Chunking.parse(bytes, { ServerSentEventParser() }, pieces: [0..<bytes.count])
  for pieces in Chunking.everyWay(bytes.count) {
    let parts = try Chunking.parse(bytes, { ServerSentEventParser() }, pieces: pieces)
    #expect(parts == whole)
  }
  return whole
}

struct ServerSentEventTests {
  @Test func theStandardsOwnExamples() throws {
    #expect(
      try events("data: YHOO\ndata: +2\ndata: 10\n\n") == [ServerSentEvent(data: "YHOO\n+2\n10")])
    #expect(
      try events(": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n") == [
        ServerSentEvent(data: "first event", lastEventID: "1"), ServerSentEvent(data: "second event"),
        ServerSentEvent(data: " third event"),
      ])
    // An empty data line is an event without text, two make a line feed; the last event is never finished.
    #expect(
      try events("data\n\ndata\ndata\n\ndata:") == [ServerSentEvent(data: ""), ServerSentEvent(data: "\n")])
    #expect(
      try events("data:test\n\ndata: test\n\n") == [ServerSentEvent(data: "test"), ServerSentEvent(data: "test")])
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func everyLineEndWorks(end: String) throws {
    let text = ["event: add", "data: 1", "", "event: add", "data: 2", "", "data: 3", ""].joined(separator: end)
    #expect(
      try events(text + end) == [
        ServerSentEvent(type: "add", data: "1"), ServerSentEvent(type: "add", data: "2"), ServerSentEvent(data: "3"),
      ])
  }

  @Test func onlyOneByteOrderMarkIsSkipped() throws {
    #expect(try events("\u{feff}data: a\n\n") == [ServerSentEvent(data: "a")])
    #expect(try events("\u{feff}\u{feff}data: a\n\n") == [])
    #expect(try events("\n\u{feff}data: a\n\n") == [])
  }

  @Test func theTypeIsForgottenAfterEachEventAndTheIDIsNot() throws {
    #expect(
      try events("id: 7\nevent: x\n\ndata: a\n\nid: a\0b\ndata: b\n\nid:\ndata: c\n\n") == [
        ServerSentEvent(data: "a", lastEventID: "7"), ServerSentEvent(data: "b", lastEventID: "7"),
        ServerSentEvent(data: "c"),
      ])
  }

  @Test func unknownFieldsAndCommentsAreIgnored() throws {
    #expect(try events("foo: bar\n:\n: x\ndata: é😀:x\nDATA: y\n data: z\n\n") == [ServerSentEvent(data: "é😀:x")])
  }

  @Test func bytesThatAreNotUTF8BecomeReplacementCharacters() throws {
    #expect(try events([0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0x0A, 0x0A]) == [ServerSentEvent(data: "\u{fffd}")])
  }

  @Test func theReconnectionTimeIsReadIfItIsDigits() throws {
    var parser = ServerSentEventParser(lastEventID: "5")
    _ = try parser.push(Array("retry: 1500\n".utf8))
    #expect(parser.reconnectionTime == .milliseconds(1500))
    _ = try parser.push(Array("retry: 2x\nretry: -1\nretry:\n".utf8))
    #expect(parser.reconnectionTime == .milliseconds(1500))
    _ = try parser.push(Array("retry: 99999999999999999999999\n".utf8))
    #expect(parser.reconnectionTime == .milliseconds(Int32.max))
    #expect(parser.lastEventID == "5")
    _ = try parser.push(Array("id: 6\n".utf8))
    #expect(parser.lastEventID == "5")
    _ = try parser.push(Array("\n".utf8))
    #expect(parser.lastEventID == "6")
  }

  @Test func lengthIsLimited() throws {
    var line = ServerSentEventParser(limit: 10)
    #expect(throws: StreamFailure.elementTooLong(limit: 10)) { try line.push(Array("data: 1234567".utf8)) }
    var event = ServerSentEventParser(limit: 10)
    _ = try event.push(Array("data:1234\ndata:1234\n".utf8))
    #expect(throws: StreamFailure.self) { try event.push(Array("data:1234\n".utf8)) }
  }
}
