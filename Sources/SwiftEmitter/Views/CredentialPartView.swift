import ClientModel
import Templating

/// The authenticator that a credential makes for one security scheme.
struct CredentialPartView: TemplateView {
  let part: CredentialConstructor.Part
  let constructor: CredentialConstructor
  let words: Words

  static let viewName = "credentialPart"
  static let keys: [TemplateKey<CredentialPartView>] = [
    .text("scheme", "id of the security scheme as a string literal") { SwiftLiteral.string($0.scheme) },
    .text("authenticator", "the authenticator as an expression, or nothing where there is an exchange or a grant") {
      $0.authenticator
    },
    .view("exchange", "the API's own operations that give tokens, where the scheme has them") { $0.exchange },
    .view("grant", "the OAuth grant, where the scheme is OAuth") { $0.grant },
  ]

  private var scheme: String {
    switch part {
    case .apiKey(let scheme, _), .basic(let scheme, _, _), .bearer(let scheme, _), .login(let scheme, _),
      .session(let scheme, _, _), .clientCredentials(let scheme, _), .password(let scheme, _),
      .authorizationCode(let scheme, _), .deviceAuthorization(let scheme, _), .custom(let scheme):
      scheme
    }
  }

  private var definition: SecurityScheme? { words.api.security.schemes.first { $0.id == scheme } }

  private func name(_ index: Int) -> String {
    constructor.parameters.indices.contains(index) ? constructor.parameters[index].name : "\"\""
  }

  private var authenticator: String {
    switch part {
    case .apiKey(_, let parameter):
      guard case .apiKey(let wireName, let location, let prefix)? = definition?.kind else {
        return "BearerAuthenticator(\(name(parameter)))"
      }
      let prefixText = prefix.map { ", prefix: \(SwiftLiteral.string($0))" } ?? ""
      let place = location == .query || location == .cookie ? location.rawValue : "header"
      return
        "APIKeyAuthenticator(\(name(parameter)), name: \(SwiftLiteral.string(wireName)), in: .\(place)\(prefixText))"
    case .basic(_, let user, let password):
      return "BasicAuthenticator(username: \(name(user)), password: \(name(password)))"
    case .bearer(_, let parameter): return "BearerAuthenticator(\(name(parameter)))"
    case .custom: return "authenticator"
    case .authorizationCode: return "TokenAuthenticator(grant)"
    case .login, .session, .clientCredentials, .password, .deviceAuthorization: return ""
    }
  }

  private var exchange: ExchangeView? {
    guard let token = definition?.token else { return nil }
    switch part {
    case .login(_, let parameters):
      return ExchangeView(exchange: token, fields: parameters.map(name), initial: [])
    case .session(_, let access, let refresh):
      let initial = [
        "initialAccessToken: Secret(\(name(access)))", "initialRefreshToken: Secret(\(name(refresh)))",
      ]
      return ExchangeView(exchange: token, fields: nil, initial: initial)
    default: return nil
    }
  }

  private var grant: GrantView? {
    switch part {
    case .clientCredentials(_, let flow), .password(_, let flow), .deviceAuthorization(_, let flow):
      GrantView(
        flow: flow, parameters: constructor.parameters.map(\.name), separator: definition?.token?.scopeSeparator,
        sendsSecretInBody: definition?.token?.sendsSecretInBody ?? false, rules: definition?.token?.renewOn ?? [])
    default: nil
    }
  }

  /// Arguments that are no texts, and those with defaults.
  static func furtherArguments(_ part: CredentialConstructor.Part) -> [String] {
    switch part {
    case .custom: ["_ authenticator: any Authenticator"]
    case .authorizationCode: ["_ grant: any TokenSource"]
    case .clientCredentials, .password: ["scopes: [Scope] = []"]
    case .deviceAuthorization:
      ["scopes: [Scope] = []", "prompt: @escaping DeviceAuthorizationGrant.Prompt"]
    case .apiKey, .basic, .bearer, .login, .session: []
    }
  }
}

/// An OAuth 2.0 grant that the runtime knows.
struct GrantView: TemplateView {
  let flow: OAuthFlow
  let parameters: [String]
  let separator: String?
  let sendsSecretInBody: Bool
  let rules: [TokenExchange.RenewalRule]

  static let viewName = "grant"
  static let keys: [TemplateKey<GrantView>] = [
    .text("type", "the runtime's type of the grant") { $0.type },
    .text("clientID", "the client's id as an expression") { $0.parameter("client", else: "\"\"", excluding: "secret") },
    .text("clientSecret", "the client's secret as an expression, or nothing for a public client") {
      $0.parameter("secret", else: "", excluding: nil)
    },
    .text("authentication", "how the secret is sent: a case of the runtime's client authentication") {
      $0.sendsSecretInBody ? "post" : "basic"
    },
    .texts("endpoints", "labelled addresses of the authorization server") { $0.endpoints },
    .text("scopeSeparator", "literal text between scopes where it is not a space, or nothing") {
      $0.separator.map { SwiftLiteral.string($0) } ?? ""
    },
    .texts("rules", "answers of the API that mean a token has ended, as expressions") {
      $0.rules.flatMap(\.expressions)
    },
    .texts("options", "further arguments of the grant") { $0.options },
  ]

  private var type: String {
    switch flow.kind {
    case .password: "PasswordGrant"
    case .deviceAuthorization: "DeviceAuthorizationGrant"
    case .clientCredentials, .implicit, .authorizationCode: "ClientCredentialsGrant"
    }
  }

  /// The argument whose name holds the word.
  private func parameter(_ word: String, else absent: String, excluding other: String?) -> String {
    parameters.first { name in
      let name = name.lowercased()
      return name.contains(word) && !(other.map(name.contains) ?? false)
    } ?? absent
  }

  private var endpoints: [String] {
    var endpoints = ["token: \(SwiftLiteral.string(flow.tokenURL ?? ""))"]
    if let url = flow.authorizationURL { endpoints.append("authorization: \(SwiftLiteral.string(url))") }
    if let url = flow.refreshURL { endpoints.append("refresh: \(SwiftLiteral.string(url))") }
    if let url = flow.deviceAuthorizationURL { endpoints.append("deviceAuthorization: \(SwiftLiteral.string(url))") }
    return endpoints
  }

  private var options: [String] {
    switch flow.kind {
    case .password:
      [
        "username: \(parameter("user", else: "\"\"", excluding: nil))",
        "password: Secret(\(parameter("password", else: "\"\"", excluding: nil)))", "scopes: scopes",
      ]
    case .deviceAuthorization: ["scopes: scopes", "prompt: prompt"]
    case .clientCredentials, .implicit, .authorizationCode: ["scopes: scopes"]
    }
  }
}
