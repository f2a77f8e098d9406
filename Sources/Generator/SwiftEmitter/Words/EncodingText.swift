import ClientModel

/// Spells the Encoding Objects of a form as an argument.
enum EncodingText {
  /// The argument with its comma, a line for each object where there are several; nothing where there is none.
  static func argument(_ encodings: [FormEncoding]) -> String {
    if encodings.count < 2 { return encodings.first.map { ", encoding: [\(text($0))]" } ?? "" }
    let lines = encodings.map { "\n      \(text($0))," }
    return ", encoding: [\(lines.joined())\n    ]"
  }

  private static func text(_ encoding: FormEncoding) -> String {
    var text = "FormEncoding(\(SwiftLiteral.string(encoding.property))"
    if let contentType = encoding.contentType {
      text += ", contentType: \(SwiftLiteral.string(contentType))"
    } else {
      if encoding.style != .form { text += ", style: .\(encoding.style.rawValue)" }
      if !encoding.explode { text += ", explode: false" }
      if encoding.allowReserved { text += ", allowReserved: true" }
    }
    return text + ")"
  }
}
