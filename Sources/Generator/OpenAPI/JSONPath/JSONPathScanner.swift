/// Takes the words of a JSONPath query from its text.
struct JSONPathScanner {
  private let scalars: [Unicode.Scalar]
  var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  var isAtEnd: Bool { position >= scalars.count }

  func error(_ message: String) -> JSONPathError {
    JSONPathError(message: message, offset: position)
  }

  /// Takes a text if it comes next.
  mutating func take(_ text: String) -> Bool {
    var end = position
    for scalar in text.unicodeScalars {
      guard end < scalars.count, scalars[end] == scalar else { return false }
      end += 1
    }
    position = end
    return true
  }

  mutating func skipBlanks() {
    while let scalar = next, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" { position += 1 }
  }

  /// The shorthand of a name: a letter, `_` or anything beyond ASCII, then digits too (section 2.5.1.1).
  mutating func takeMemberName() -> String? {
    guard let first = next, Self.isNameStart(first) else { return nil }
    var name = ""
    while let scalar = next, Self.isNameStart(scalar) || ("0"..."9").contains(scalar) {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    return name
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" || scalar.value >= 0x80
  }

  /// `true`, `false`, `null` or a function's name.
  mutating func takeWord() -> String? {
    guard let first = next, ("a"..."z").contains(first) else { return nil }
    var word = ""
    while let scalar = next,
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
    {
      word.unicodeScalars.append(scalar)
      position += 1
    }
    return word
  }

  /// An index: no leading zero, no `-0`, within the exact integers of I-JSON (section 2.1).
  mutating func takeInteger() throws(JSONPathError) -> Int? {
    let start = position
    let isNegative = take("-")
    let digits = takeDigits()
    guard !digits.isEmpty else {
      if isNegative { throw error("digits must follow `-`") }
      return nil
    }
    guard digits == "0" ? !isNegative : !digits.hasPrefix("0") else {
      position = start
      throw error("an index has no leading zero and is not `-0`")
    }
    guard let value = Int(digits), value < 1 << 53 else {
      position = start
      throw error("the index is beyond the exact integers")
    }
    return isNegative ? -value : value
  }

  /// A number literal (section 2.3.5.1).
  mutating func takeNumber() throws(JSONPathError) -> Double? {
    let start = position
    var text = take("-") ? "-" : ""
    let whole = takeDigits()
    guard !whole.isEmpty else {
      if !text.isEmpty { throw error("digits must follow `-`") }
      return nil
    }
    guard whole == "0" || !whole.hasPrefix("0") else {
      position = start
      throw error("a number has no leading zero")
    }
    text += whole
    if take(".") {
      let fraction = takeDigits()
      guard !fraction.isEmpty else { throw error("digits must follow the decimal point") }
      text += "." + fraction
    }
    if take("e") || take("E") {
      text += "e"
      if take("-") { text += "-" } else { _ = take("+") }
      let exponent = takeDigits()
      guard !exponent.isEmpty else { throw error("digits must follow the exponent's sign") }
      text += exponent
    }
    return Double(text)
  }

  private mutating func takeDigits() -> String {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return digits
  }
}
