#if Redis
/// Reads replies out of bytes that come in pieces, within limits: no server can make a client keep more than it should.
struct RedisReplyReader: Sendable {
  /// The longest string, in bytes.
  static let longest = 16 * 1_048_576
  /// The most replies in a list, and the deepest nesting of lists.
  static let most = 65_536, deepest = 8

  private var bytes: [UInt8] = []
  private var start = 0

  /// Takes in what has come.
  mutating func append(_ more: some Sequence<UInt8>) {
    if start > 0, start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    }
    bytes += more
  }

  /// The next whole reply; nil until there is one. Throws ``RedisError`` (`malformed`) for what is no reply.
  mutating func next() throws(RedisError) -> RedisReply? {
    var place = start
    guard let reply = try reply(at: &place, depth: 0) else { return nil }
    start = place
    if start >= 65_536 {
      bytes.removeFirst(start)
      start = 0
    }
    return reply
  }

  private func reply(at place: inout Int, depth: Int) throws(RedisError) -> RedisReply? {
    guard depth <= Self.deepest else { throw malformed("lists are nested too deeply") }
    guard place < bytes.count else { return nil }
    let kind = bytes[place]
    var end = place + 1
    guard let line = try line(at: &end) else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    switch kind {
    case UInt8(ascii: "+"): place = end; return .simple(text)
    case UInt8(ascii: "-"): place = end; return .error(text)
    case UInt8(ascii: ":"):
      guard let value = Int64(text) else { throw malformed("a number is none") }
      place = end
      return .integer(value)
    case UInt8(ascii: "$"):
      guard let count = Int(text), count >= -1, count <= Self.longest else { throw malformed("a string is too long") }
      if count == -1 { place = end; return .null }
      guard bytes.count - end >= count + 2 else { return nil }
      guard bytes[end + count] == 13, bytes[end + count + 1] == 10 else { throw malformed("a string has no end") }
      place = end + count + 2
      return .bytes(Array(bytes[end..<end + count]))
    case UInt8(ascii: "*"):
      guard let count = Int(text), count >= -1, count <= Self.most else { throw malformed("a list is too long") }
      if count == -1 { place = end; return .null }
      var replies: [RedisReply] = []
      for _ in 0..<count {
        guard let reply = try reply(at: &end, depth: depth + 1) else { return nil }
        replies.append(reply)
      }
      place = end
      return .array(replies)
    default: throw malformed("a reply begins with the byte \(kind)")
    }
  }

  /// Up to CRLF, which is passed over.
  private func line(at place: inout Int) throws(RedisError) -> ArraySlice<UInt8>? {
    var end = place
    while end < bytes.count, bytes[end] != 13 { end += 1 }
    guard end - place <= 65_536 else { throw malformed("a line is too long") }
    guard end + 1 < bytes.count else { return nil }
    guard bytes[end + 1] == 10 else { throw malformed("a line has no end") }
    defer { place = end + 2 }
    return bytes[place..<end]
  }

  private func malformed(_ what: String) -> RedisError { RedisError(.malformed, "not a Redis server: \(what)") }
}
#endif
