/// `String(validating:as:)` for macOS before 15. Decoding puts U+FFFD where units spell nothing, which gives other units back.
extension String {
  /// The text that UTF-8 spells, or nil where it spells none.
  init?(soundUTF8 units: [UInt8]) {
    self.init(decoding: units, as: UTF8.self)
    guard utf8.elementsEqual(units) else { return nil }
  }

  /// The text that UTF-16 spells, or nil where it spells none.
  init?(soundUTF16 units: [UInt16]) {
    self.init(decoding: units, as: UTF16.self)
    guard utf16.elementsEqual(units) else { return nil }
  }
}
