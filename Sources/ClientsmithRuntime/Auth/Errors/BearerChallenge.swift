import HTTPTypes

/// What `WWW-Authenticate` says about a refused token (RFC 6750 section 3).
struct BearerChallenge: Sendable {
  private(set) var error: String?
  private(set) var errorDescription: String?
  private(set) var errorURI: String?
  private(set) var scopes: [Scope] = []

  /// Reads the parameters of all challenges; of a parameter that several name, the first counts.
  init(_ headers: HTTPFields) {
    guard headers.contains(.wwwAuthenticate) else { return }
    for value in headers[values: .wwwAuthenticate] {
      var scanner = ChallengeScanner(value)
      while let parameter = scanner.next() { take(parameter.name, parameter.value) }
    }
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name {
    case "error": error = error ?? value
    case "error_description": errorDescription = errorDescription ?? value
    case "error_uri": errorURI = errorURI ?? value
    case "scope" where scopes.isEmpty: scopes = Scope.list(value)
    default: break
    }
  }
}

/// Walks over the `name=value` pairs of a challenge list (RFC 9110 section 11.6.1); schemes and `token68` texts are skipped.
private struct ChallengeScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next pair, its name in lower case; nil at the end.
  mutating func next() -> (name: String, value: String)? {
    while index < bytes.count {
      let start = index
      while index < bytes.count, Self.isToken(bytes[index]) { index += 1 }
      let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
      skipSpace()
      guard !name.isEmpty, current == UInt8(ascii: "=") else {
        if index == start { index += 1 }
        continue
      }
      index += 1
      skipSpace()
      // `token68` may end in any number of `=`: that is no pair.
      if current == UInt8(ascii: "=") || current == UInt8(ascii: ",") || current == nil { continue }
      return (name, value())
    }
    return nil
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { index += 1 }
  }

  private mutating func value() -> String {
    var value: [UInt8] = []
    if current == UInt8(ascii: "\"") {
      index += 1
      while let byte = current, byte != UInt8(ascii: "\"") {
        index += byte == UInt8(ascii: "\\") && index + 1 < bytes.count ? 1 : 0
        value.append(bytes[index])
        index += 1
      }
      index += 1
    } else {
      while let byte = current, byte != UInt8(ascii: ","), byte != UInt8(ascii: " ") {
        value.append(byte)
        index += 1
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// A `tchar` of RFC 9110 section 5.6.2.
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
