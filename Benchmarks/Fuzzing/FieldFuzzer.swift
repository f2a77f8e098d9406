/// Field values of any bytes are read as far as they go.
enum FieldFuzzer {
  static func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for link in WebLink.parse(text) {
      precondition(!link.target.utf8.contains(UInt8(ascii: ">")))
      precondition(link.relations.allSatisfy { !$0.isEmpty })
    }
    for challenge in AuthenticationChallenge.parse(text) {
      precondition(!challenge.scheme.isEmpty)
      precondition(challenge.token == nil || challenge.parameters.isEmpty)
    }
    let items = RateLimitItem.list(text)
    precondition(items.count <= 32)
    // Whatever follows, a well-formed member before it is read as it is.
    let whole = RateLimitItem.list("\"burst\";r=12;t=3, \(text)")
    precondition(whole.first?.name == "burst" && whole.first?.parameters["r"] == 12)
    if let seconds = HTTPDate.seconds(text) { precondition(seconds.isFinite) }
  }
}
