import ClientModel
import Templating

/// The authenticator that a credential makes for one security scheme.
final class CredentialPartView: TemplateView {
  let part: CredentialConstructor.Part
  let constructor: CredentialConstructor
  let words: Words

  init(part: CredentialConstructor.Part, constructor: CredentialConstructor, words: Words) {
    self.part = part
    self.constructor = constructor
    self.words = words
  }

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
    case .apiKey(let scheme, _), .basic(let scheme, _, _), .bearer(let scheme, _), .provided(let scheme),
      .login(let scheme, _), .header(let scheme, _, _),
      .session(let scheme, _, _), .grant(_, let scheme, _, _), .custom(let scheme):
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
      return "BasicAuthenticator(username: \(name(user)), password: \(password.map(name) ?? "\"\""))"
    case .header(_, let name, let value):
      return "APIKeyAuthenticator(\(self.name(value)), name: \(self.name(name)), in: .header)"
    case .bearer(_, let parameter): return "BearerAuthenticator(\(name(parameter)))"
    case .provided: return "BearerAuthenticator(provider: provider)"
    case .custom: return "authenticator"
    case .login, .session, .grant: return ""
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
    guard case .grant(let grant, _, let client, let proof) = part else { return nil }
    return GrantView(
      grant: grant, client: client, proof: proof, sendsSecretInBody: definition?.token?.sendsSecretInBody ?? false)
  }
}
