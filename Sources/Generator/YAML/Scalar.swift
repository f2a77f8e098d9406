/// The text of a scalar and how it was written, from which its type follows (YAML 1.2.2 section 10.3.2, the core schema).
package struct Scalar: Sendable {
  /// How the text was written: only plain text can be anything but a string.
  package enum Style: UInt8, Sendable {
    case plain, quoted, block
  }

  package let text: String
  package let style: Style

  package init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// The type the core schema gives this text.
  package var kind: Node.Kind { style == .plain ? CoreSchema.kind(of: text) : .string }
}
