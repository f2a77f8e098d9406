/// Gives tokens: at the document's own operations (`x-clientsmith-token`) and at OAuth token endpoints (RFC 6749).
struct MockExchange {
  let description: MockDescription
  let answers: MockAnswers

  /// The answer of an operation that gives or renews a token, nil where it is none.
  func answer(
    _ request: WireRequest, _ operation: MockedOperation, _ tokens: inout MockTokens, at now: Double
  ) -> WireAnswer? {
    for scheme in description.schemes.map(\.value) {
      guard let token = scheme["token"] else { continue }
      if let acquire = token["acquire"], acquire["operation"]?.text == operation.id {
        return granted(tokens.logIn(scopes: nil, at: now), acquire, operation, tokens.lifetime, now)
      }
      if let refresh = token["refresh"], refresh["operation"]?.text == operation.id {
        let body = try? MockValueParser.parse(request.body)
        let text = refresh["refreshField"]?.text.flatMap { body?.at($0)?.text } ?? ""
        let pair = tokens.refresh(text, rotates: token["rotates"]?.isTrue == true, scopes: nil, at: now)
        guard let pair else { return answers.sample(operation, status: 401) }
        return granted(pair, refresh, operation, tokens.lifetime, now)
      }
    }
    return nil
  }

  private func granted(
    _ pair: (token: String, refresh: String), _ facts: MockValue, _ operation: MockedOperation, _ lifetime: Double,
    _ now: Double
  ) -> WireAnswer {
    var body = answers.value(operation) ?? .object([])
    body = body.setting(facts["token"]?.text ?? "/token", to: .string(pair.token))
    if let pointer = facts["expiresIn"]?.text { body = body.setting(pointer, to: .number(String(Int64(lifetime)))) }
    if let pointer = facts["expiresAt"]?.text {
      body = body.setting(pointer, to: .number(String(Int64(now + lifetime))))
    }
    if let pointer = facts["refreshToken"]?.text { body = body.setting(pointer, to: .string(pair.refresh)) }
    return answers.answer(body, of: operation)
  }

  /// The answer at an OAuth endpoint, nil where the path is none of them.
  func oauth(_ request: WireRequest, _ tokens: inout MockTokens, at now: Double) -> WireAnswer? {
    let schemes = description.schemes.map(\.value).filter { $0["kind"]?.text == "oauth2" }
    guard request.method == "POST" else { return nil }
    func isAt(_ role: String) -> MockValue? {
      schemes.first { $0.list(role).contains { $0.text == String(request.path) } }
    }
    let form = PercentText.pairs(String(decoding: request.body, as: UTF8.self))
    func field(_ name: String) -> String? { form.first { $0.name == name }?.value }
    if isAt("devices") != nil {
      return .json(
        .object([
          ("device_code", .string("mock-device")), ("user_code", .string("MOCK-CODE")),
          ("verification_uri", .string("https://example.com/device")), ("expires_in", .integer(600)),
          ("interval", .integer(1)),
        ]))
    }
    guard let scheme = isAt("tokens") else { return nil }
    let separator = scheme["scopeSeparator"]?.text?.first ?? " "
    let scopes = field("scope").map { $0.split(separator: separator).map(String.init) }
    let grant = field("grant_type") ?? ""
    let pair: (token: String, refresh: String)
    if grant == "refresh_token" {
      let rotates = scheme["token"]?["rotates"]?.isTrue ?? true
      guard let next = tokens.refresh(field("refresh_token") ?? "", rotates: rotates, scopes: scopes, at: now) else {
        return .json(.object([("error", .string("invalid_grant"))]), status: 400)
      }
      pair = next
    } else if grant.isEmpty {
      return .json(.object([("error", .string("invalid_request"))]), status: 400)
    } else {
      pair = tokens.logIn(scopes: scopes, at: now)
    }
    var body = MockValue.object([
      ("access_token", .string(pair.token)), ("token_type", .string("Bearer")),
      ("expires_in", .number(String(Int64(tokens.lifetime)))),
    ])
    // RFC 6749 section 4.4.3: a program has its own credentials and needs none.
    if grant != "client_credentials" { body["refresh_token"] = .string(pair.refresh) }
    if let scopes, !scopes.isEmpty { body["scope"] = .string(scopes.joined(separator: " ")) }
    return .json(body)
  }
}
