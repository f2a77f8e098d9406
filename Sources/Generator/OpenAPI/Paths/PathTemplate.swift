/// The `{name}` expressions of a path or server URL (OpenAPI 3.2, section 4.8.2).
package enum PathTemplate {
  /// The names in their order; a brace without a partner is text.
  package static func names(in template: String) -> [String] {
    var names: [String] = []
    let bytes = template.utf8
    var begin: String.Index?
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): begin = bytes.index(after: index)
      case UInt8(ascii: "}"):
        if let begin, begin < index { names.append(String(template[begin..<index])) }
        begin = nil
      default: break
      }
    }
    return names
  }

  /// Whether every brace has its partner.
  static func isBalanced(_ template: String) -> Bool {
    var isInside = false
    for byte in template.utf8 where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
      guard isInside == (byte == UInt8(ascii: "}")) else { return false }
      isInside.toggle()
    }
    return !isInside
  }

  /// The template with its names taken out, which is what must be unique among the paths.
  static func shape(of template: String) -> String {
    var shape: [UInt8] = []
    shape.reserveCapacity(template.utf8.count)
    var isInside = false
    for byte in template.utf8 {
      if byte == UInt8(ascii: "}") { isInside = false }
      if !isInside { shape.append(byte) }
      if byte == UInt8(ascii: "{") { isInside = true }
    }
    return String(decoding: shape, as: UTF8.self)
  }
}
