/// Scheme, host and port: what decides whether a credential may go there (RFC 6454 section 4).
struct Origin: Sendable, Hashable {
  /// `https`, in lower case.
  let scheme: String
  /// The host in lower case; IPv6 addresses in their brackets.
  let host: String
  /// The port, 80 or 443 where none was given.
  let port: Int
  /// Whether the host is this machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3).
  let isLoopback: Bool

  /// The origin as text, the port only where it is not the scheme's own.
  @inline(never)
  var text: String { "\(scheme)://\(authority)" }

  /// `host` or `host:port`.
  var authority: String { port == Self.defaultPort(of: scheme) ? host : "\(host):\(port)" }

  var isSecure: Bool { scheme == "https" }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  static func defaultPort(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }

  /// Reads scheme and authority; nil for another scheme than http and https, user information, or an ill-formed host or port.
  init?(scheme: Substring, authority: Substring) {
    self.scheme = scheme.lowercased()
    guard self.scheme == "https" || self.scheme == "http" else { return nil }
    var host = authority
    var port: Int?
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      host = authority[..<colon]
      let digits = authority[authority.index(after: colon)...]
      if !digits.isEmpty {
        guard let number = UInt16(digits), number > 0, digits.allSatisfy(\.isASCII) else { return nil }
        port = Int(number)
      }
    }
    guard Self.isHost(host) else { return nil }
    self.host = host.lowercased()
    isLoopback = Self.isLoopback(self.host)
    self.port = port ?? Self.defaultPort(of: self.scheme)
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.first == "[" {
      return host.last == "]" && host.count > 2
        && host.dropFirst().dropLast().allSatisfy {
          $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == "." || $0 == "%")
        }
    }
    return !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
          true
        default: byte >= 0x80
        }
      }
  }
}
