import Foundation

/// Reads text in the character set that its media type names (RFC 9110 section 8.3.2).
enum BodyText {
  /// UTF-8 unless `charset` names another that is known here: the Latin ones, by WHATWG's labels all `windows-1252`, and UTF-16.
  /// What does not fit shows as U+FFFD.
  static func decode(_ bytes: [UInt8], contentType: String?) -> String {
    let text: String? =
      switch charset(contentType) {
      case "iso-8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252":
        String(bytes: bytes, encoding: .windowsCP1252) ?? String(bytes: bytes, encoding: .isoLatin1)
      case "utf-16": String(bytes: bytes, encoding: .utf16)
      case "utf-16le": String(bytes: bytes, encoding: .utf16LittleEndian)
      case "utf-16be": String(bytes: bytes, encoding: .utf16BigEndian)
      default: nil
      }
    return text ?? String(decoding: bytes, as: UTF8.self)
  }

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
