#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads text in the character set that its media type names (RFC 9110 section 8.3.2).
enum BodyText {
  /// UTF-8 unless `charset` names another that is known here: the Latin ones, by WHATWG's labels all `windows-1252`, and UTF-16.
  /// What does not fit shows as U+FFFD.
  static func decode(_ bytes: [UInt8], contentType: String?) -> String {
    let text: String? =
      switch charset(contentType) {
      case "iso-8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252":
        windows1252(bytes)
      case "utf-16": String(bytes: bytes, encoding: .utf16)
      case "utf-16le": String(bytes: bytes, encoding: .utf16LittleEndian)
      case "utf-16be": String(bytes: bytes, encoding: .utf16BigEndian)
      default: nil
      }
    return text ?? String(decoding: bytes, as: UTF8.self)
  }

  // FoundationEssentials does not know it.
  private static func windows1252(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let number = (0x80...0x9F).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt16(byte)
      text.append(Unicode.Scalar(number) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// What windows-1252 has where Latin 1 has control characters, by WHATWG's index.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]

  /// The `charset` parameter in lower case.
  private static func charset(_ contentType: String?) -> String? {
    guard let contentType, contentType.utf8.count < 1_000 else { return nil }
    for parameter in contentType.lowercased().split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" } }
      if pair.count == 2, pair[0] == "charset" { return pair[1] }
    }
    return nil
  }
}
