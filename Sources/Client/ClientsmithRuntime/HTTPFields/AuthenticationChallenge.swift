/// One challenge of a `WWW-Authenticate` or `Proxy-Authenticate` field (RFC 9110 §11.6.1):
/// `Bearer realm="api", error="invalid_token"`.
package struct AuthenticationChallenge: Sendable, Equatable {
  /// A parameter of a challenge.
  public struct Parameter: Sendable, Hashable {
    /// In lower case.
    public let name: String
    /// Without its quotes.
    public let value: String
  }

  /// In lower case: `bearer`, `basic`.
  public let scheme: String
  /// The token that stands in place of parameters, as in `Negotiate a87421==`.
  public let token: String?
  /// In the order of the field; none where a token stands instead.
  public let parameters: [Parameter]

  /// The value of the first parameter of that name, without regard to its case.
  public subscript(name: String) -> String? {
    let name = name.lowercased()
    return parameters.first { $0.name == name }?.value
  }

  /// The challenges of one field value. Commas stand between challenges and between parameters alike: what has an equals
  /// sign behind it is a parameter, everything else a scheme. Reading stops at what is neither.
  public static func parse(_ field: String) -> [AuthenticationChallenge] {
    var scanner = FieldScanner(field)
    var challenges: [AuthenticationChallenge] = []
    while true {
      scanner.skipListSeparators()
      let scheme = scanner.token()
      guard !scheme.isEmpty else { return challenges }
      var token: String?
      var parameters: [Parameter] = []
      if scanner.next == 0x20 || scanner.next == 0x09 {
        scanner.skipBlanks()
        token = token68(&scanner)
        if token == nil { parameters = self.parameters(&scanner) }
      }
      challenges.append(
        AuthenticationChallenge(scheme: scheme.lowercased(), token: token, parameters: parameters))
      scanner.skipBlanks()
      guard scanner.next == UInt8(ascii: ",") else { return challenges }
    }
  }

  /// A token68 (RFC 9110 §11.2): letters, digits, `-._~+/`, then equals signs, and nothing but a comma behind it.
  private static func token68(_ scanner: inout FieldScanner) -> String? {
    let start = scanner.position
    let body = scanner.take { byte in
      byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || "-._~+/".utf8.contains(byte)
    }
    let padding = scanner.take { $0 == UInt8(ascii: "=") }
    scanner.skipBlanks()
    if !body.isEmpty, scanner.isAtEnd || scanner.next == UInt8(ascii: ",") { return body + padding }
    scanner.rewind(to: start)
    return nil
  }

  /// Parameters up to the end or the next scheme; a missing comma between two is forgiven.
  private static func parameters(_ scanner: inout FieldScanner) -> [Parameter] {
    var parameters: [Parameter] = []
    while true {
      let start = scanner.position
      scanner.skipListSeparators()
      let name = scanner.token()
      scanner.skipBlanks()
      guard !name.isEmpty, scanner.take("=") else {
        scanner.rewind(to: start)
        return parameters
      }
      scanner.skipBlanks()
      let value = scanner.next == UInt8(ascii: "\"") ? scanner.quotedString() : scanner.token()
      parameters.append(Parameter(name: name.lowercased(), value: value))
    }
  }
}
