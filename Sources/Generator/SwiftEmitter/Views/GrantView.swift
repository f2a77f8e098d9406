import ClientModel
import Templating

/// An OAuth 2.0 grant that the runtime knows. The names are those that the model gives a grant's arguments.
final class GrantView: TemplateView {
  let grant: CredentialConstructor.Grant
  let client: String
  let proof: CredentialConstructor.Proof
  let sendsSecretInBody: Bool

  init(grant: CredentialConstructor.Grant, client: String, proof: CredentialConstructor.Proof, sendsSecretInBody: Bool)
  {
    self.grant = grant
    self.client = client
    self.proof = proof
    self.sendsSecretInBody = sendsSecretInBody
  }

  static let viewName = "grant"
  static let keys: [TemplateKey<GrantView>] = [
    .text("type", "the runtime's type of the grant") { $0.type },
    .text("client", "the OAuth client as an expression") { $0.clientExpression },
    .texts("options", "further arguments of the grant, labelled") { $0.options },
  ]

  private var type: String {
    switch grant {
    case .clientCredentials: "ClientCredentialsGrant"
    case .password: "PasswordGrant"
    case .deviceAuthorization: "DeviceAuthorizationGrant"
    case .refreshToken: "RefreshTokenGrant"
    case .loopbackAuthorizationCode, .programAuthorizationCode: "AuthorizationCodeGrant"
    }
  }

  private var clientExpression: String {
    let authentication =
      switch proof {
      case .secret: ".\(sendsSecretInBody ? "post" : "basic")(Secret(clientSecret))"
      case .argument: "authentication"
      }
    return "\(client)(id: clientID, authentication: \(authentication))"
  }

  private var options: [String] {
    switch grant {
    case .clientCredentials: ["scopes: scopes"]
    case .password: ["username: username", "password: Secret(password)", "scopes: scopes"]
    case .deviceAuthorization: ["account: account", "scopes: scopes", "prompt: prompt"]
    case .refreshToken: ["refreshToken: Secret(token)"]
    case .loopbackAuthorizationCode: ["account: account", "scopes: scopes", "redirect: redirect", "open: open"]
    case .programAuthorizationCode:
      ["account: account", "scopes: scopes", "redirectURI: redirectURI", "authorize: authorize"]
    }
  }
}
