/// One member of a structured list: a name and integer parameters. All that rate-limit headers use of RFC 9651.
struct RateLimitItem: Sendable {
  var name = ""
  var parameters = [String: Int]()
  /// What is counted (`qu`); nil where it is not said, which means requests.
  var unit: String?

  /// The most members that are read of one field.
  private static let most = 32

  /// Reads `"burst";q=50;w=10, "daily";q=1000;w=86400`, and the older forms `limit=50, remaining=12` and `100, 100;w=60`;
  /// what is neither integer nor text is passed over.
  static func list(_ text: String) -> [RateLimitItem] {
    var scanner = FieldScanner(text)
    var items: [RateLimitItem] = []
    scanner.skipListSeparators()
    while !scanner.isAtEnd, items.count < most {
      items.append(RateLimitItem(&scanner))
      scanner.skipListSeparators()
    }
    return items
  }

  /// Nameless members as one.
  static func merged(_ items: [RateLimitItem]) -> RateLimitItem? {
    guard items.allSatisfy({ $0.name.isEmpty }) else { return nil }
    return RateLimitItem(parameters: items.reduce(into: [:]) { $0.merge($1.parameters) { first, _ in first } })
  }

  init(name: String = "", parameters: [String: Int] = [:]) {
    self.name = name
    self.parameters = parameters
  }

  /// Reads up to the comma or the end.
  private init(_ scanner: inout FieldScanner) {
    if scanner.next == UInt8(ascii: "\"") {
      name = scanner.quotedString()
    } else {
      let key = Self.key(&scanner)
      if scanner.take("=") { set(key, &scanner) } else { name = key }
    }
    while true {
      // Whatever else stands before the next parameter or member.
      _ = scanner.take { byte in byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";") }
      guard scanner.take(";") else { return }
      scanner.skipBlanks()
      let key = Self.key(&scanner)
      scanner.skipBlanks()
      if scanner.take("=") { set(key, &scanner) }
    }
  }

  private mutating func set(_ key: String, _ scanner: inout FieldScanner) {
    scanner.skipBlanks()
    let text = scanner.next == UInt8(ascii: "\"") ? scanner.quotedString() : Self.key(&scanner)
    if key == "qu" { unit = text } else { parameters[key] = Int64(text).map { Int(clamping: $0) } }
  }

  /// A key or bare value: everything up to what ends one.
  private static func key(_ scanner: inout FieldScanner) -> String {
    scanner.take { byte in !" \t,;=\"".utf8.contains(byte) }
  }
}
