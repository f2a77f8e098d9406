/// Makes Swift names out of a document's names, in the style of Swift's API design guidelines.
package enum SwiftIdentifier {
  /// An upper-camel type name, for instance `IncidentStatus`; never empty, never starting with a digit.
  package static func type(_ words: [String]) -> String {
    var name = ""
    for word in words { name += capitalised(word) }
    return startingWithLetter(name, prefix: "Model")
  }

  /// An upper-camel type name for a document's name, kept as it stands where it already is one.
  package static func type(of name: String) -> String {
    isUpperCamel(name) ? name : type(WordSplitter.words(of: name))
  }

  /// A lower-camel member name, for instance `createdAt` or `accountID`; not yet quoted.
  package static func member(_ words: [String]) -> String {
    guard let first = words.first else { return "value" }
    var name = first
    for word in words.dropFirst() { name += capitalised(word) }
    return startingWithLetter(name, prefix: "value")
  }

  /// A lower-camel member name for a document's name.
  package static func member(of name: String) -> String {
    member(WordSplitter.words(of: name))
  }

  /// The word with its first letter raised, or wholly raised where it is an abbreviation Swift writes in capitals.
  static func capitalised(_ word: String) -> String {
    if let abbreviation = abbreviations[word] { return abbreviation }
    guard let first = word.utf8.first else { return word }
    if first >= 0x80 { return word.prefix(1).uppercased() + word.dropFirst() }
    guard WordSplitter.isLower(first) else { return word }
    var letters = Array(word.utf8)
    letters[0] = first & ~0x20
    return String(decoding: letters, as: UTF8.self)
  }

  /// Abbreviations that keep one case throughout, as the API design guidelines ask.
  private static let abbreviations: [String: String] = {
    var table: [String: String] = [:]
    for word in [
      "id", "url", "uri", "uuid", "api", "http", "https", "json", "html", "xml", "css", "sql", "ip", "ssh", "tls",
      "ssl",
      "utc", "dns", "cpu", "gpu", "ram", "vm", "os", "ui", "pdf", "csv", "jwt", "sso", "mfa", "sms", "cve", "iban",
      "vat",
      "scim", "saml", "oauth2", "iac", "ai", "sla", "slo", "aws", "gcp", "vpc", "cdn", "iam", "sdk", "crm", "gpg",
      "kms",
      "acl", "asn", "cidr", "ean", "grpc", "isbn", "oidc", "rpc", "rss", "seo", "sku", "smtp", "tcp", "ttl", "udp",
      "vlan", "gmt",
      "vrf", "vpn", "wan", "ec2", "s3", "svg", "png", "gif", "rsa", "sha", "etf", "fcm", "sip", "nat",
      "dm", "lfs", "bgp", "nfs", "ipam", "rgb", "rgba", "totp", "mcp", "apm", "snmp", "ike", "pii", "lan", "ldap",
      "hmac", "idp", "gdpr", "cors",
    ] {
      table[word] = word.uppercased()
      table[word + "s"] = word.uppercased() + "s"
    }
    table["oauth2"] = "OAuth2"
    table["oauth2s"] = nil
    table["oauth"] = "OAuth"
    table["oss"] = nil
    table["ais"] = nil
    table["openid"] = "OpenID"
    table["iot"] = "IoT"
    table["github"] = "GitHub"
    table["gitlab"] = "GitLab"
    table["graphql"] = "GraphQL"
    table["mysql"] = "MySQL"
    table["postgresql"] = "PostgreSQL"
    table["mongodb"] = "MongoDB"
    table["ipv4"] = "IPv4"
    table["ipv6"] = "IPv6"
    table["oidcs"] = nil
    return table
  }()

  private static func isUpperCamel(_ name: String) -> Bool {
    guard let first = name.utf8.first, WordSplitter.isUpper(first) else { return false }
    return name.utf8.allSatisfy { WordSplitter.isUpper($0) || WordSplitter.isLower($0) || WordSplitter.isDigit($0) }
      && name.utf8.contains(where: WordSplitter.isLower)
  }

  private static func startingWithLetter(_ name: String, prefix: String) -> String {
    guard let first = name.unicodeScalars.first else { return prefix }
    if first.value < 0x80 { return bounded(WordSplitter.isLetter(UInt8(first.value)) ? name : prefix + name) }
    return bounded(first.properties.isAlphabetic ? name : prefix + name)
  }

  /// The most bytes of a name: files are called after types, and most systems take 255 for a file's name.
  static let longest = 160

  /// A name cut where it is too long.
  static func bounded(_ name: String) -> String {
    guard name.utf8.count > longest else { return name }
    var cut = ""
    for character in name {
      if cut.utf8.count + character.utf8.count > longest { break }
      cut.append(character)
    }
    return cut
  }

  /// Whether a name begins with a letter that has no two cases, so that a type's and a member's look the same.
  static func isCaseless(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, !first.isASCII else { return false }
    return first.properties.lowercaseMapping == first.properties.uppercaseMapping
  }
}
