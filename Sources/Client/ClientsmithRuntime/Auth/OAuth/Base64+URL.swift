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
