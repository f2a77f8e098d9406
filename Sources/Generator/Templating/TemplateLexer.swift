/// Cuts a template into text and tags, and takes away the lines that hold nothing but a tag.
///
/// The Mustache specification calls section, comment and partial tags that are alone on a line "standalone": the line
/// leaves no trace in the output.
struct TemplateLexer {
  enum Token {
    case text(Range<Int>)
    case tag(Tag)
  }

  struct Tag {
    /// `#`, `^`, `/`, `>`, `!`, or nil for a placed name.
    var sigil: UInt8?
    var name: String
    var start: Int
    /// The blanks before a tag that stands alone on its line.
    var indentation: Range<Int>?
  }

  struct Failure: Error {
    var message: String
    var offset: Int
    var help: String?
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func tokens() throws(Failure) -> [Token] {
    var tokens: [Token] = []
    while let open = index(of: UInt8(ascii: "{"), from: position) {
      let end = try endOfTag(openedAt: open)
      var tag = try tag(from: open, to: end)
      var textEnd = open
      var next = end
      if tag.sigil != nil, let line = standaloneLine(around: open..<end) {
        tag.indentation = line.lowerBound..<open
        textEnd = line.lowerBound
        next = line.upperBound
      }
      if textEnd > position { tokens.append(.text(position..<textEnd)) }
      tokens.append(.tag(tag))
      position = next
    }
    if position < bytes.count { tokens.append(.text(position..<bytes.count)) }
    return tokens
  }

  /// The position of the next two equal `byte`s.
  private func index(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == byte, bytes[index + 1] == byte { return index }
      index += 1
    }
    return nil
  }

  private func endOfTag(openedAt open: Int) throws(Failure) -> Int {
    guard let close = index(of: UInt8(ascii: "}"), from: open + 2) else {
      throw Failure(message: "`{{` is never closed", offset: open, help: "end the tag with `}}`")
    }
    return close + 2
  }

  private func tag(from open: Int, to end: Int) throws(Failure) -> Tag {
    var content = bytes[(open + 2)..<(end - 2)]
    var sigil: UInt8?
    if let first = content.first, "#^/>!{&=$<".utf8.contains(first) {
      sigil = first
      content = content.dropFirst()
    }
    switch sigil {
    case UInt8(ascii: "!"):
      return Tag(sigil: sigil, name: "", start: open)
    case UInt8(ascii: "{"), UInt8(ascii: "&"):
      throw Failure(
        message: "`{{{…}}}` and `{{&…}}` are not supported", offset: open,
        help: "write `{{name}}`: nothing is ever escaped here")
    case UInt8(ascii: "="), UInt8(ascii: "$"), UInt8(ascii: "<"):
      throw Failure(message: "changed delimiters, blocks and parents are not supported", offset: open)
    default:
      let name = String(decoding: content, as: UTF8.self).filter { $0 != " " && $0 != "\t" }
      guard isName(name) else {
        throw Failure(
          message: "`\(name)` is not a name", offset: open, help: "use letters, digits, `-`, `_`, `/` and `.`")
      }
      return Tag(sigil: sigil, name: name, start: open)
    }
  }

  private func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-_/.".utf8.contains(byte)
        }
      }
  }

  /// The whole line, with its line break, if nothing but blanks surrounds the tag on it.
  private func standaloneLine(around tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
    var end = tag.upperBound
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count { end += 1 }
    return bytes[end] == UInt8(ascii: "\n") ? start..<(end + 1) : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
