/// The `User-Agent` of a client: `Inventory/2.1 FireHydrant/0.0.1 clientsmith/0.1.0`, what identifies best before the rest (RFC 9110
/// section 10.1.5).
enum UserAgent {
  static func text(for description: APIDescription, in application: String? = nil) -> String {
    let own = "\(token(description.name))/\(token(description.version)) clientsmith/\(RuntimeVersion.current)"
    // What a field cannot hold would make it another field.
    let app = (application ?? "").unicodeScalars.map { (" "..."~").contains($0) ? $0 : "-" }
    return app.isEmpty ? own : "\(String(String.UnicodeScalarView(app))) \(own)"
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
