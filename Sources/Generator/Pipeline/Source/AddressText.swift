/// Text of an address with `${NAME}` in it.
enum AddressText {
  /// Whether text is one variable and nothing else.
  static func isVariable(_ text: Substring) -> Bool {
    guard text.hasPrefix("${"), text.hasSuffix("}") else { return false }
    return EnvironmentVariable.isName(String(text.dropFirst(2).dropLast()))
  }

  /// Whether text is variables alone, perhaps with `:` between them, as a user and a password.
  static func isOfVariables(_ text: Substring) -> Bool {
    !text.isEmpty && text.split(separator: ":", omittingEmptySubsequences: false).allSatisfy(isVariable)
  }

  /// The variables of text, in its order.
  static func names(in text: String) throws(DocumentAddress.Fault) -> [String] {
    var names: [String] = []
    _ = try replacing(in: text) { name in
      names.append(name)
      return name
    }
    return names
  }

  /// Text with values in the place of variables, percent-encoded (RFC 3986 section 2.1).
  static func replacing(in text: String, _ variable: (String) -> String?) throws(DocumentAddress.Fault) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      let name = String(rest[start.upperBound...].prefix { $0 != "}" })
      guard EnvironmentVariable.isName(name), rest[start.upperBound...].dropFirst(name.count).first == "}" else {
        throw DocumentAddress.Fault(
          reason: "it has a `${` that names no variable of the environment",
          remedy: "write for instance `${API_TOKEN}`, in upper case")
      }
      guard let value = variable(name), !value.isEmpty else {
        throw DocumentAddress.Fault(
          reason: "the environment has no variable `\(name)`", remedy: "set `\(name)` where \(Tool.name) is run")
      }
      result += encoded(value)
      rest = rest[start.upperBound...].dropFirst(name.count + 1)
    }
    return result + rest
  }

  /// Text as a part of an address that can be no other part; slashes too, unless they are kept.
  static func encoded(_ text: String, keepsSlashes: Bool = false) -> String {
    var result = ""
    for byte in text.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~".utf8.contains(byte) || keepsSlashes && byte == UInt8(ascii: "/")
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
