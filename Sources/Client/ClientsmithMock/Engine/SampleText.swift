/// Texts that look like what their schema and name speak of.
enum SampleText {
  /// A text for a string schema, made from a number.
  static func text(_ schema: MockValue, name: String, number: Int) -> String {
    if let text = formatted(schema["format"]?.text, name: name, number) { return text }
    var text = "\(word(name)) \(number % 1000)"
    if name.lowercased().hasSuffix("id") || name.lowercased() == "slug" { text = "\(word(name))-\(number)" }
    if let most = schema["maxLength"]?.int, text.count > most { text = String(text.suffix(max(0, most))) }
    if let least = schema["minLength"]?.int, text.count < least {
      text += String(repeating: "x", count: min(least - text.count, 100_000))
    }
    return text
  }

  private static func formatted(_ format: String?, name: String, _ number: Int) -> String? {
    let day = padded(1 + number % 28, 2)
    let month = padded(1 + number / 28 % 12, 2)
    switch format {
    case "date-time": return "2026-\(month)-\(day)T\(padded(number % 24, 2)):\(padded(number % 60, 2)):00Z"
    case "date": return "2026-\(month)-\(day)"
    case "time": return "\(padded(number % 24, 2)):\(padded(number % 60, 2)):00Z"
    case "duration": return "PT\(1 + number % 90)M"
    case "uuid": return "00000000-0000-4000-8000-\(padded(number, 12))"
    case "email", "idn-email": return "person\(number % 1000)@example.com"
    case "uri", "url", "iri": return "https://example.com/\(word(name))/\(number)"
    case "uri-reference", "iri-reference": return "/\(word(name))/\(number)"
    case "hostname", "idn-hostname": return "host\(number % 1000).example.com"
    case "ipv4": return "192.0.2.\(number % 254 + 1)"
    case "ipv6": return "2001:db8::\(String(number % 0xFFFF, radix: 16))"
    case "byte": return "bW9jaw=="
    case "decimal": return "\(number % 1000).50"
    case "int64", "uint64", "int32": return String(number)
    default: return nil
    }
  }

  private static func word(_ name: String) -> String {
    let plain = String(
      name.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") }
        .map(Character.init))
    return plain.isEmpty ? "value" : plain
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
