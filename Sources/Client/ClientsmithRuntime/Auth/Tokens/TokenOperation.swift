import HTTPTypes

/// One anonymous operation that gives tokens: what is sent, and where in its JSON answer things stand.
public struct TokenOperation: Sendable {
  /// The operation's id.
  public let operationID: String
  /// Its method.
  public let method: HTTPRequest.Method
  /// Its path below the server's URL, or a whole URL.
  public let path: String
  /// What is sent besides the refresh token.
  public let fields: [TokenField]
  /// Where the refresh token goes, for a refresh.
  public let refreshTokenField: TokenField.Location?
  /// How the body is written.
  public let encoding: Encoding
  /// The access token's place in the answer, as a JSON Pointer.
  public let token: String
  /// Where the expiry stands, and in which form.
  public let expiry: TokenExpiry
  /// The refresh token's place in the answer, nil when there is none.
  public let refreshToken: String?
  /// The granted scopes' place in the answer (a text or an array), nil when there is none.
  public let scopes: String?

  /// The forms of body that logins have.
  public enum Encoding: Sendable, Hashable {
    /// `application/json`.
    case json
    /// `application/x-www-form-urlencoded`.
    case form
  }

  /// Describes an operation.
  public init(
    _ operationID: String, _ method: HTTPRequest.Method, _ path: String, fields: [TokenField] = [],
    refreshTokenField: TokenField.Location? = nil, encoding: Encoding = .json, token: String,
    expiry: TokenExpiry = .unknown, refreshToken: String? = nil, scopes: String? = nil
  ) {
    self.operationID = operationID
    self.method = method
    self.path = path
    self.fields = fields
    self.refreshTokenField = refreshTokenField
    self.encoding = encoding
    self.token = token
    self.expiry = expiry
    self.refreshToken = refreshToken
    self.scopes = scopes
  }
}

extension TokenOperation {
  /// Sends the operation and reads its answer. Throws `AuthenticationError`.
  func perform(refreshing refreshToken: Secret? = nil, for context: AuthorizationContext) async throws -> TokenSet {
    var fields = fields
    if let refreshToken, let location = refreshTokenField { fields.append(TokenField(location, refreshToken)) }
    let endpoint = TokenEndpoint(for: context, hiding: fields.map(\.value))
    let (url, headers, body) = try request(fields, for: context)
    let answer = try await CallSecrets.$current.withValue(secrets(sending: fields)) {
      try await endpoint.send(method, url, headers: headers, body: body)
    }
    guard let token = answer.json.at(self.token)?.stringValue, !token.isEmpty else {
      throw endpoint.error(.malformedAnswer, "the answer of `\(operationID)` has no token at `\(self.token)`")
    }
    let reading = expiry.read(answer)
    if reading == .past {
      context.services.record(.clockDoubtful, scheme: context.scheme, operationID: context.operationID)
    }
    var tokens = TokenSet(accessToken: Secret(token), issuedAt: answer.sentAt)
    if case .lifetime(let lifetime) = reading { tokens.lifetime = lifetime }
    if let pointer = self.refreshToken, let text = answer.json.at(pointer)?.stringValue, !text.isEmpty {
      tokens.refreshToken = Secret(text)
    }
    tokens.scopes = scopes.flatMap { answer.json.at($0) }.flatMap(Self.scopes)
    return tokens
  }

  /// What a recording must not keep of the exchange: whatever it sends, and the tokens in its answer.
  private func secrets(sending fields: [TokenField]) -> CallSecrets {
    let names = fields.map { field in
      switch field.location {
      case .body(let name) where name.hasPrefix("/"): Self.pointerNames(name).last ?? name
      case .body(let name), .query(let name), .header(let name, _): name
      }
    }
    return CallSecrets(
      names: names, paths: [], texts: fields.map { $0.value.reveal() },
      answerPointers: [token] + [refreshToken].compactMap { $0 })
  }

  private func request(
    _ fields: [TokenField], for context: AuthorizationContext
  ) throws -> (url: String, headers: HTTPFields, body: [UInt8]) {
    var url = ServiceURL.operation(path, server: context.services.serverURL)
    var headers = HTTPFields()
    var members: [(name: String, value: Secret)] = []
    for field in fields {
      switch field.location {
      case .body(let name): members.append((name, field.value))
      case .query(let name):
        let pair = "\(PercentEncoding.encode(name))=\(PercentEncoding.encode(field.value.reveal()))"
        url += url.contains("?") ? "&\(pair)" : "?\(pair)"
      case .header(let name, let prefix):
        guard let name = HTTPField.Name(name) else { continue }
        let text = try CredentialText.checked(field.value.reveal()).mapError {
          AuthenticationError.malformed($0.reason, for: context)
        }.get()
        headers[name] = CredentialText.prefixed(text, with: prefix)
      }
    }
    guard !members.isEmpty else { return (url, headers, []) }
    headers[.contentType] = encoding == .json ? "application/json" : "application/x-www-form-urlencoded"
    return (url, headers, try encoding == .json ? Self.json(members) : FormText.encode(members))
  }

  private static func json(_ members: [(name: String, value: Secret)]) throws -> [UInt8] {
    var body = JSONValue.object([:])
    for member in members {
      let path = member.name.hasPrefix("/") ? pointerNames(member.name) : [member.name]
      body.set(.string(member.value.reveal()), at: path[...])
    }
    return try JSONWriter.encode(body)
  }

  private static func pointerNames(_ pointer: String) -> [String] {
    pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(JSONPointerToken.unescape)
  }

  /// An empty list would forbid everything: who writes one means that nothing is to be said.
  private static func scopes(_ value: JSONValue) -> Set<Scope>? {
    let scopes =
      value.stringValue.map { Set(Scope.list($0)) }
      ?? value.arrayValue.map { Set($0.compactMap { $0.stringValue.map(Scope.init(_:)) }) }
    return scopes.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension JSONValue {
  /// Sets a member, making the objects on the way to it.
  fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<String>) {
    guard let name = path.first else {
      self = value
      return
    }
    var member = self[name] ?? .object([:])
    member.set(value, at: path.dropFirst())
    self[name] = member
  }
}
