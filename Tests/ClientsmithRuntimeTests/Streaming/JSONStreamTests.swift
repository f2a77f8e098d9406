import ClientsmithRuntime
import Testing

private func texts<P: StreamParser>(_ text: String, _ make: () -> P) throws -> [String] where P.Element == [UInt8] {
  let bytes = Array(text.utf8)
  let whole = try Chunking.parse(bytes, make, pieces: [0..<bytes.count])
  for pieces in Chunking.everyWay(bytes.count) {
    #expect(try Chunking.parse(bytes, make, pieces: pieces) == whole)
  }
  return whole.map { String(decoding: $0, as: UTF8.self) }
}

struct JSONStreamTests {
  @Test func linesMayEndEitherWayAndTheLastNotAtAll() throws {
    let lines = try texts("{\"a\":1}\n[2]\r\n\n \t\r\n\"x\ry\"\n3") { JSONLinesParser() }
    #expect(lines == ["{\"a\":1}", "[2]\r", "\"x\ry\"", "3"])
    #expect(try texts("1\n", { JSONLinesParser() }) == ["1"])
    #expect(try texts("", { JSONLinesParser() }) == [])
  }

  @Test func linesAreLimited() {
    var parser = JSONLinesParser(limit: 4)
    #expect(throws: Never.self) { try parser.push(Array("1234\n".utf8)) }
    #expect(throws: StreamFailure.elementTooLong(limit: 4)) { try parser.push(Array("12345\n".utf8)) }
    var slow = JSONLinesParser(limit: 4)
    #expect(throws: StreamFailure.self) { for _ in 0..<5 { _ = try slow.push([0x31]) } }
  }

  @Test func sequencesAreCutAtTheirSeparators() throws {
    let parser = { JSONSequenceParser() }
    #expect(try texts("\u{1e}{\"a\":\n1}\n\u{1e}\u{1e}2\n\u{1e}\"x\"", parser) == ["{\"a\":\n1}\n", "2\n", "\"x\""])
    #expect(try texts("\n\u{1e}[]", parser) == ["[]"])
    #expect(try texts("", parser) == [])
  }

  @Test func aNumberThatMayBeCutOffIsAnError() throws {
    var parser = JSONSequenceParser()
    #expect(throws: StreamFailure.truncatedText) { try parser.push(Array("\u{1e}12\u{1e}".utf8)) }
    var end = JSONSequenceParser()
    _ = try end.push(Array("\u{1e}true".utf8))
    #expect(throws: StreamFailure.truncatedText) { try end.finish() }
  }

  @Test func textBeforeTheFirstSeparatorIsAnError() {
    var parser = JSONSequenceParser()
    #expect(throws: StreamFailure.missingRecordSeparator) { try parser.push(Array("{}".utf8)) }
  }

  @Test func anAsynchronousStreamOfChunksGivesItsElements() async throws {
    let chunks = AsyncStream<[UInt8]> { continuation in
      for piece in ["da", "ta: 1\n\nda", "", "ta: 2\nid: 9\n\n", "data: 3"] { continuation.yield(Array(piece.utf8)) }
      continuation.finish()
    }
    var iterator = chunks.serverSentEvents().makeAsyncIterator()
    #expect(try await iterator.next()?.data == "1")
    #expect(try await iterator.next()?.data == "2")
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
    #expect(iterator.parser.lastEventID == "9")
  }

  @Test func slicesWillDoForChunks() async throws {
    let bytes = Array("1\n2\n3".utf8)
    let chunks = AsyncStream<ArraySlice<UInt8>> { continuation in
      continuation.yield(bytes[0..<3])
      continuation.yield(bytes[3...])
      continuation.finish()
    }
    var numbers: [Int] = []
    for try await line in chunks.jsonLines() { numbers.append(try JSONReader.decode(from: line)) }
    #expect(numbers == [1, 2, 3])
  }
}
