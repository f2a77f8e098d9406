/// The parameters of a redirect; of one that occurs twice there is none (RFC 6749 section 3.1).
struct RedirectAnswer {
  private var values: [String: String] = [:]

  init(_ redirect: String) {
    let query = redirect.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    var repeated: Set<String> = []
    for pair in query.prefix(while: { $0 != "#" }).split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.decode)
      guard let name = halves.first else { continue }
      if values.updateValue(halves.count > 1 ? halves[1] : "", forKey: name) != nil { repeated.insert(name) }
    }
    for name in repeated { values[name] = nil }
  }

  subscript(name: String) -> String? { values[name] }

  private static func decode(_ text: Substring) -> String {
    let spaced = String(text.map { $0 == "+" ? " " : $0 })
    return PercentEncoding.decode(spaced) ?? spaced
  }
}
