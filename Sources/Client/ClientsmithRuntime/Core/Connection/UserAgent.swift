/// The `User-Agent` of a client: `Inventory/2.1 FireHydrant/0.0.1 clientsmith/0.1.0 (Linux; x86_64; Swift 6.2)`, what identifies best before
/// the rest (RFC 9110 section 10.1.5).
enum UserAgent {
  static func text(for description: APIDescription, in application: String? = nil) -> String {
    let own =
      "\(token(description.name))/\(token(description.version)) clientsmith/\(RuntimeVersion.current) (\(platform))"
    // What a field cannot hold would make it another field.
    let app = (application ?? "").unicodeScalars.map { (" "..."~").contains($0) ? $0 : "-" }
    return app.isEmpty ? own : "\(String(String.UnicodeScalarView(app))) \(own)"
  }

  /// What the program was built for and with, without anything that tells one machine or person from another.
  static let platform = "\(system); \(processor); Swift \(compiler)"

  private static var system: String {
    #if os(macOS)
    "macOS"
    #elseif os(iOS)
    "iOS"
    #elseif os(tvOS)
    "tvOS"
    #elseif os(watchOS)
    "watchOS"
    #elseif os(visionOS)
    "visionOS"
    #elseif os(Linux)
    "Linux"
    #elseif os(Android)
    "Android"
    #elseif os(Windows)
    "Windows"
    #else
    "other"
    #endif
  }

  private static var processor: String {
    #if arch(x86_64)
    "x86_64"
    #elseif arch(arm64)
    "arm64"
    #elseif arch(arm64_32)
    "arm64_32"
    #else
    "other"
    #endif
  }

  private static var compiler: String {
    #if compiler(>=6.4)
    "6.4"
    #elseif compiler(>=6.3)
    "6.3"
    #else
    "6.2"
    #endif
  }

  /// The text with everything that a token cannot hold (RFC 9110 section 5.6.2) as a hyphen.
  private static func token(_ text: String) -> String {
    let bytes = text.utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "+"):
        byte
      default: UInt8(ascii: "-")
      }
    }
    return bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
  }
}
