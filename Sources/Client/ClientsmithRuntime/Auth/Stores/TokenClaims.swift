/// Which refresh tokens of one session have been sent: what a ``SharedTokenStore`` remembers beside the tokens.
///
/// Tokens are known by their digests. `ClientsmithRedis` decides the same, in the server's Lua.
struct TokenClaims: Equatable, Sendable {
  /// The token that has been sent, and of which nothing that came of it has been stored.
  private var claimed: String?
  /// The token that was used and stayed good: its service does not rotate.
  private var steady: String?
  /// Tokens that a program was configured with and has sent.
  private var first: [String] = []

  /// Nothing has been sent.
  init() {}

  /// Whether there is anything to remember.
  var isEmpty: Bool { self == TokenClaims() }

  /// Grants that a token is sent, once. `stored` is the refresh token that the store holds.
  mutating func claim(_ digest: String, stored: String?, isFirst: Bool) -> Bool {
    guard isFirst || stored == digest else { return false }
    guard steady == digest || (claimed != digest && !first.contains(digest)) else { return false }
    claimed = digest
    if isFirst, !first.contains(digest) { first.append(digest) }
    return true
  }

  /// Takes a claim back: the token never reached the service, or with `isSteady` was used and is as good as before.
  mutating func release(_ digest: String, isSteady: Bool) {
    if claimed == digest { claimed = nil }
    first.removeAll { $0 == digest }
    if isSteady { steady = digest }
  }

  /// What came of a claim is stored, unless it is the claimed token itself.
  mutating func stored(_ digest: String?) {
    if claimed != digest { claimed = nil }
  }

  /// A digest of a refresh token that is of use for one session alone.
  static func digest(_ token: Secret, _ key: SessionKey) -> String {
    Hexadecimal.text(SHA256Digest.of(Array("\(key.digest) \(token.reveal())".utf8)))
  }
}

extension TokenClaims {
  /// Reads ``json``; nil for anything else.
  init?(_ json: JSONValue) {
    guard json.objectValue != nil, let first = json["first"]?.arrayValue else { return nil }
    let texts = first.compactMap(\.stringValue)
    guard texts.count == first.count else { return nil }
    claimed = json["claimed"]?.stringValue
    steady = json["steady"]?.stringValue
    self.first = texts
  }

  /// For a file or an item.
  var json: JSONValue {
    var json = JSONValue.object(["first": .array(first.map { .string($0) })])
    if let claimed { json["claimed"] = .string(claimed) }
    if let steady { json["steady"] = .string(steady) }
    return json
  }
}
