#if Redis
@testable import ClientsmithRedis
import Testing

/// Replies as they come off a wire: whole, in pieces, and from what is no Redis server.
@Suite(.timeLimit(.minutes(25))) struct RedisReplyReaderTests {
  private static let text = "+OK\r\n-ERR no\r\n:-7\r\n$3\r\na\r\n\r\n$-1\r\n*3\r\n:1\r\n*1\r\n$0\r\n\r\n*-1\r\n*0\r\n"
  private static let replies: [RedisReply] = [
    .simple("OK"), .error("ERR no"), .integer(-7), .bytes(Array("a\r\n".utf8)), .null,
    .array([.integer(1), .array([.bytes([])]), .null]), .array([]),
  ]

  @Test(arguments: 1...9)
  func repliesComeInPieces(length: Int) throws {
    var reader = RedisReplyReader()
    var found: [RedisReply] = []
    var rest = Array(Self.text.utf8)[...]
    while !rest.isEmpty {
      reader.append(rest.prefix(length))
      rest = rest.dropFirst(length)
      while let reply = try reader.next() { found.append(reply) }
    }
    #expect(found == Self.replies)
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\n", "$99999999999\r\n", "$-2\r\n", "*9999999\r\n", ":x\r\n", "$1\r\nabc\r\n",
    "+a\rb\r\n",
    String(repeating: "*1\r\n", count: 20),
  ])
  func whatIsNoReplyIsAnError(text: String) {
    var reader = RedisReplyReader()
    reader.append(text.utf8)
    #expect(throws: RedisError.self) { while try reader.next() != nil {} }
  }

  @Test func aLineWithoutEndIsNotKept() {
    var reader = RedisReplyReader()
    reader.append([UInt8](repeating: UInt8(ascii: "+"), count: 100_000))
    #expect(throws: RedisError.self) { _ = try reader.next() }
  }
}
#endif
