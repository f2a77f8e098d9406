/// The address of a document as somebody wrote it, such as `https://api.example.com/openapi.json?token=${API_TOKEN}`.
///
/// `${NAME}` stands for a variable of the environment, which is looked up when the address is asked and not before: what is shown and
/// stored holds its name. This is the one place that decides which addresses are asked, and what of an address is shown.
package struct DocumentAddress: Sendable, Hashable {
  /// What was written.
  package let text: String
  private let scheme: Substring
  private let userinfo: Substring?
  private let host: Substring
  /// The path; what stands behind `?`, nil without one. A fragment is not sent (RFC 9110 section 4.2.5).
  private let path: Substring
  private let query: Substring?

  /// Why an address is not asked.
  package struct Fault: Error, Sendable, Hashable {
    package let reason: String
    package let remedy: String
  }

  /// Nil for what is no address but a path.
  package init?(_ text: String) {
    guard let mark = text.firstRange(of: "://"), !text[..<mark.lowerBound].contains("/") else { return nil }
    self.text = text
    scheme = text[..<mark.lowerBound]
    let rest = text[mark.upperBound...]
    // RFC 3986 section 3.2: the authority ends at the first of these.
    let authority = rest.prefix { !"/?#".contains($0) }
    let at = authority.lastIndex(of: "@")
    userinfo = at.map { authority[..<$0] }
    host = at.map { authority[authority.index(after: $0)...] } ?? authority
    let target = rest[authority.endIndex...].prefix { $0 != "#" }
    path = target.prefix { $0 != "?" }
    query = path.endIndex < target.endIndex ? target[target.index(after: path.endIndex)...] : nil
  }

  /// Whether text is an address and no path.
  package static func isAddress(_ text: String) -> Bool { DocumentAddress(text) != nil }

  /// The text as it may be shown: without user and password, and without the values of the query; a path as it is.
  package static func shown(_ text: String) -> String { DocumentAddress(text)?.shown ?? text }

  /// The address without user and password, and without the values of its query.
  package var shown: String {
    guard let query else { return "\(scheme)://\(host)\(path)" }
    let parts = query.split(separator: "&", omittingEmptySubsequences: false).map { part in
      guard let sign = part.firstIndex(of: "=") else { return AddressText.isVariable(part) ? String(part) : "…" }
      let value = part[part.index(after: sign)...]
      return value.isEmpty || AddressText.isVariable(value) ? String(part) : "\(part[...sign])…"
    }
    return "\(scheme)://\(host)\(path)?\(parts.joined(separator: "&"))"
  }

  /// The schemes that may be spoken with the host: https, and http with this machine, where nobody listens in between.
  package var schemes: String? {
    if scheme.lowercased() == "https" { return "https" }
    guard scheme.lowercased() == "http" else { return nil }
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    let rest = host.dropFirst(name.count)
    guard rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return ["127.0.0.1", "localhost", "[::1]"].contains(name.lowercased()) ? "http,https" : nil
  }

  /// Why the address is never asked, whatever the environment holds; nil where nothing speaks against it.
  package var fault: Fault? {
    if text.utf8.count > 8000 {
      return Fault(reason: "it is longer than 8,000 bytes", remedy: "give the document's own address")
    }
    // Programs differ in where they see the host end in such text.
    if text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0 == "\\" || $0 == "\u{7F}" || $0 == "\"" }) {
      return Fault(
        reason: "it has blanks, quotes or other characters that no address has",
        remedy: "write them as %20 and the like (RFC 3986 section 2.1)")
    }
    if let userinfo, !AddressText.isOfVariables(userinfo) {
      return Fault(
        reason: "it holds a user or a password, which would be stored and shown",
        remedy:
          "write `\(scheme)://${USER}:${PASSWORD}@\(host)\(path)`: variables of the environment, which are looked up when the "
          + "document is fetched")
    }
    if schemes == nil || host.isEmpty {
      return Fault(
        reason: "it is no https address",
        remedy: "what is fetched without TLS can be anybody's: give an https address, or a path")
    }
    do { _ = try AddressText.names(in: text) } catch { return error }
    return nil
  }

  /// The name of a part of the query that holds a secret by that name, as it was written; nil where there is none, or a variable.
  package var openSecret: String? {
    let words = [
      "token", "secret", "password", "passwd", "apikey", "api_key", "api-key", "signature", "credential", "auth", "jwt",
    ]
    for part in query?.split(separator: "&") ?? [] {
      guard let sign = part.firstIndex(of: "=") else { continue }
      let (name, value) = (part[..<sign].lowercased(), part[part.index(after: sign)...])
      guard !value.isEmpty, !AddressText.isOfVariables(value) else { continue }
      if words.contains(where: name.contains) || ["key", "sig", "pwd", "pass"].contains(name) {
        return String(part[..<sign])
      }
    }
    return nil
  }

  /// What to write in the place of an open secret.
  package var secretRemedy: String {
    guard let name = openSecret else { return "" }
    let variable = String(name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    return
      "write `\(name)=${\(variable)}` with a variable of the environment, which is looked up when the document is fetched "
      + "(in a shell between single quotes)"
  }

  /// The address with the variables' values in it, percent-encoded, so that none can lead elsewhere.
  func resolved(_ variable: (String) -> String?) throws(Fault) -> String {
    if let fault { throw fault }
    return try AddressText.replacing(in: text, variable)
  }
}
