/// Base64 (RFC 4648 §4), and its URL-safe alphabet (§5) when reading.
public enum Base64 {
  private static let alphabet: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each character, 255 for those outside both alphabets.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// With padding.
  public static func encode(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var held = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      held += 1
      if held == 3 {
        append(group, count: 4, to: &text)
        group = 0
        held = 0
      }
    }
    if held > 0 {
      append(group << UInt32(8 * (3 - held)), count: held + 1, to: &text)
      text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - held))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ group: UInt32, count: Int, to text: inout [UInt8]) {
    for place in 0..<count { text.append(alphabet[Int(group >> UInt32(18 - 6 * place)) & 63]) }
  }

  /// The bytes, or nil if `text` is not base64. Either alphabet is read, padding may be left out, and line breaks are
  /// skipped, as MIME folds long values (RFC 2045 §6.8).
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var group: UInt32 = 0
    var held = 0
    var padding = 0
    for character in text.utf8 {
      if character == 0x0A || character == 0x0D { continue }
      if character == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      let value = values[Int(character)]
      guard value < 64, padding == 0 else { return nil }
      group = group << 6 | UInt32(value)
      held += 1
      if held == 4 {
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        group = 0
        held = 0
      }
    }
    // One character alone holds no byte; padding, where there is any, completes the group of four.
    guard held != 1, padding == 0 || (held > 0 && held + padding == 4) else { return nil }
    if held >= 2 { bytes.append(UInt8(truncatingIfNeeded: group >> (held == 2 ? 4 : 10))) }
    if held == 3 { bytes.append(UInt8(truncatingIfNeeded: group >> 2)) }
    return bytes
  }
}

extension Base64 {
  /// The URL-safe alphabet without padding (RFC 4648 section 5), as JOSE and PKCE write it.
  package static func encodeForURL(_ bytes: some Collection<UInt8>) -> String {
    String(
      encode(bytes).compactMap { character -> Character? in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }
}
