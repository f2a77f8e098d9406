/// One link of a `Link` field (RFC 8288): `<https://api.example.com/items?page=2>; rel="next"`.
package struct WebLink: Sendable, Equatable {
  /// A parameter of a link; `title*` keeps its star and encoding.
  public struct Parameter: Sendable, Hashable {
    /// In lower case.
    public let name: String
    /// Without its quotes; empty where the parameter has none.
    public let value: String
  }

  /// The target as it is spelt: a URI reference, perhaps relative to the request's URL.
  public let target: String
  /// The relation types in lower case, from the first `rel` only (§3.3).
  public let relations: [String]
  /// All parameters in order, `rel` among them.
  public let parameters: [Parameter]

  /// The links of one field value, as forgiving as RFC 8288 appendix B.2: reading stops at what is no link.
  public static func parse(_ field: String) -> [WebLink] {
    var scanner = FieldScanner(field)
    var links: [WebLink] = []
    while true {
      scanner.skipListSeparators()
      guard scanner.take("<") else { return links }
      let target = scanner.take { $0 != UInt8(ascii: ">") }
      guard scanner.take(">") else { return links }
      let parameters = parameters(&scanner)
      let relation = parameters.first { $0.name == "rel" }?.value ?? ""
      let relations = relation.lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
      links.append(WebLink(target: target, relations: relations, parameters: parameters))
      // Anything up to the comma is of no known meaning.
      _ = scanner.take { $0 != UInt8(ascii: ",") }
    }
  }

  /// The target of the first link with this relation, which is compared without regard to case.
  public static func target(of relation: String, in fields: some Sequence<String>) -> String? {
    let relation = relation.lowercased()
    for field in fields {
      if let link = parse(field).first(where: { $0.relations.contains(relation) }) { return link.target }
    }
    return nil
  }

  private static func parameters(_ scanner: inout FieldScanner) -> [Parameter] {
    var parameters: [Parameter] = []
    while true {
      scanner.skipBlanks()
      guard scanner.take(";") else { return parameters }
      scanner.skipBlanks()
      let name = scanner.take { !$0.endsParameterName }.lowercased()
      scanner.skipBlanks()
      var value = ""
      if scanner.take("=") {
        scanner.skipBlanks()
        value =
          scanner.next == UInt8(ascii: "\"")
          ? scanner.quotedString() : scanner.take { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }.trimmed
      }
      if !name.isEmpty { parameters.append(Parameter(name: name, value: value)) }
    }
  }
}

extension UInt8 {
  fileprivate var endsParameterName: Bool {
    self == 0x20 || self == 0x09 || self == UInt8(ascii: "=") || self == UInt8(ascii: ";") || self == UInt8(ascii: ",")
  }
}

extension String {
  /// Without the blanks at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
