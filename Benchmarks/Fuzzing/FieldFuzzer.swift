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
  }
}
