/// The few terminal attributes findings are shown in (ECMA-48 SGR).
enum Colour: String {
  case bold = "1"
  case red = "1;31"
  case yellow = "1;33"
  case green = "1;32"
  case cyan = "1;36"
}

extension TextRenderer {
  func colour(of severity: Severity) -> Colour {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }

  func paint(_ text: String, _ colour: Colour) -> String {
    usesColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
