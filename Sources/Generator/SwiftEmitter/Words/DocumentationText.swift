import ClientModel

/// Turns the document's Markdown into `///` lines that cannot leave the comment.
///
/// Descriptions are the better part of a document's text, so it is read as bytes; only a line with something other than
/// printable ASCII in it is looked at scalar by scalar.
struct DocumentationText {
  /// The widest line of text behind `/// `.
  static let width = 110

  /// Comment lines, `///` included.
  private var lines: [String] = []
  /// The end of a paragraph's line that was too long: the next line goes on behind it.
  private var rest: [UInt8] = []

  /// The comment lines for a declaration; none where there is nothing to say.
  static func lines(
    _ documentation: Documentation, fallback: @autoclosure () -> String? = nil, items: [String] = []
  ) -> [String] {
    var text = DocumentationText()
    let summary = documentation.summary.flatMap { $0.isEmpty ? nil : $0 }
    let description = documentation.description.flatMap { $0.isEmpty ? nil : $0 }
    if let summary { text.append(summary) }
    if let description, description != summary {
      text.separate()
      text.append(description)
    }
    if text.lines.isEmpty, let fallback = fallback() { text.append(fallback) }
    for remark in documentation.remarks {
      text.separate()
      text.append(remark)
    }
    if let link = documentation.link {
      text.separate()
      text.append("See <\(link)>.")
    }
    text.separate()
    for item in items { text.append(item) }
    return text.finished()
  }

  /// The comment lines for plain sentences.
  static func lines(_ sentences: [String]) -> [String] {
    var text = DocumentationText()
    for sentence in sentences { text.append(sentence) }
    return text.finished()
  }

  /// The text on one line without anything that could end it, for use inside an ordinary comment.
  static func oneLine(_ text: String) -> String {
    var joined: [UInt8] = []
    CleanLines.read(HTMLText.plain(text)) { line in
      if line.isEmpty { return }
      if !joined.isEmpty { joined.append(UInt8(ascii: " ")) }
      joined.append(contentsOf: line)
    }
    return String(decoding: joined, as: UTF8.self)
  }

  private mutating func append(_ markdown: String) {
    var isCode = false
    CleanLines.read(HTMLText.plain(markdown)) { line in
      let isFence = line.drop { $0 == UInt8(ascii: " ") }.starts(with: "```".utf8)
      if isFence { isCode.toggle() }
      if !rest.isEmpty {
        if !isCode, !isFence, Self.goesOn(line) {
          let joined = rest + [UInt8(ascii: " ")] + line
          joined.withUnsafeBufferPointer { wrap($0) }
          return
        }
        finishParagraph()
      }
      if line.isEmpty {
        separate()
      } else if isCode || isFence || line.count <= Self.width || line.first == UInt8(ascii: "|") {
        add(line[...])
      } else {
        wrap(line)
      }
    }
    finishParagraph()
    // A fence that the document never closes would swallow what follows.
    if isCode { lines.append("/// ```") }
  }

  private mutating func finishParagraph() {
    if rest.isEmpty { return }
    rest.withUnsafeBufferPointer { add($0[...]) }
    rest.removeAll(keepingCapacity: true)
  }

  /// Whether a line belongs to the paragraph before it: Markdown takes the break between them for a blank.
  private static func goesOn(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = line.first, first != UInt8(ascii: " "), first != UInt8(ascii: "<") else { return false }
    return !isMark(line.prefix { $0 != UInt8(ascii: " ") })
  }

  private mutating func separate() {
    if let last = lines.last, last != Self.blank { lines.append(Self.blank) }
  }

  private consuming func finished() -> [String] {
    while lines.last == Self.blank { lines.removeLast() }
    return lines
  }

  private static let blank = "///"

  /// Adds a line without its trailing blanks, behind a margin.
  private mutating func add(_ line: Slice<UnsafeBufferPointer<UInt8>>, margin: Int = 0) {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let text = line[line.startIndex..<end]
    guard !text.isEmpty else {
      lines.append(Self.blank)
      return
    }
    let line = String(unsafeUninitializedCapacity: 4 + margin + text.count) { buffer in
      var next = buffer.initialize(fromContentsOf: "/// ".utf8)
      for _ in 0..<margin {
        buffer.initializeElement(at: next, to: UInt8(ascii: " "))
        next += 1
      }
      return buffer[next...].initialize(fromContentsOf: text)
    }
    lines.append(line)
  }

  /// Breaks a long line between words, never before a word that Markdown would read as a mark at the start of a line.
  private mutating func wrap(_ text: UnsafeBufferPointer<UInt8>) {
    let blank = UInt8(ascii: " ")
    let hanging = Self.hangingIndentation(of: text)
    var margin = 0
    var start = text.firstIndex { $0 != blank } ?? 0
    var end = text[start...].firstIndex(of: blank) ?? text.count
    while end < text.count {
      let next = end + 1
      let nextEnd = text[next...].firstIndex(of: blank) ?? text.count
      if margin + nextEnd - start > Self.width, !Self.isMark(text[next..<nextEnd]) {
        add(text[start..<end], margin: margin)
        start = next
        margin = hanging
      }
      end = nextEnd
    }
    if hanging == 0, !Self.isMark(text.prefix { $0 != blank }), text.last != UInt8(ascii: "\\") {
      rest = Array(text[start..<end])
    } else {
      add(text[start..<end], margin: margin)
    }
  }

  /// The blanks that keep the next line inside a list item.
  private static func hangingIndentation(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let rest = text.drop { $0 == UInt8(ascii: " ") }
    let isItem = rest.first.map("-*+".utf8.contains) == true && rest.dropFirst().first == UInt8(ascii: " ")
    return text.count - rest.count + (isItem ? 2 : 0)
  }

  private static func isMark(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = word.first else { return true }
    return "-+*#>|`=~".utf8.contains(first)
      || word.last == UInt8(ascii: ".")
        && word.dropLast().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
