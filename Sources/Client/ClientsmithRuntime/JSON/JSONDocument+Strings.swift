extension JSONDocument {
  /// The text of the string word at `index`.
  @inline(__always)
  func string(at index: Int) -> String {
    let word = tape[index]
    if word.is(.string) { return String(decoding: bytes(word), as: UTF8.self) }
    return JSONEscape.unescape(bytes(word))
  }
}
