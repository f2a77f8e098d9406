extension TokenSet {
  /// The tokens as JSON with the secrets in clear text, for stores: to be written only where others cannot read.
  public func revealedJSON() -> JSONValue {
    var json = JSONValue.object([:])
    json["access_token"] = .string(accessToken.reveal())
    if let refreshToken { json["refresh_token"] = .string(refreshToken.reveal()) }
    if let scopes { json["scope"] = .string(scopes.map(\.rawValue).sorted().joined(separator: " ")) }
    json["issued_at"] = .string(DateTime.text(issuedAt))
    if let seal { json["seal"] = .string(seal.text) }
    if let lifetime { json["lifetime"] = JSONValue(lifetime / .seconds(1)) }
    return json
  }

  /// Reads what `revealedJSON` wrote; nil when it is something else.
  public init?(revealed json: JSONValue) {
    guard let accessToken = json["access_token"]?.stringValue,
      let issuedAt = json["issued_at"]?.stringValue.flatMap(DateTime.parse)
    else { return nil }
    self.init(
      accessToken: Secret(accessToken), refreshToken: json["refresh_token"]?.stringValue.map(Secret.init(_:)),
      scopes: json["scope"]?.stringValue.map { Set(Scope.list($0)) }, issuedAt: issuedAt,
      lifetime: json["lifetime"]?.doubleValue.map { .bounded(seconds: $0) })
    seal = json["seal"]?.stringValue.flatMap(SessionSeal.init(_:))
  }
}
