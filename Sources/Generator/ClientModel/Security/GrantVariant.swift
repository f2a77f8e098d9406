/// A form in which a grant is offered: its arguments, and what is said of it.
enum GrantVariant {
  case service(CredentialConstructor.Proof)
  case password(CredentialConstructor.Proof)
  case loopback, program, device, refresh

  typealias Parameter = CredentialConstructor.Parameter

  var grant: CredentialConstructor.Grant {
    switch self {
    case .service: .clientCredentials
    case .password: .password
    case .loopback: .loopbackAuthorizationCode
    case .program: .programAuthorizationCode
    case .device: .deviceAuthorization
    case .refresh: .refreshToken
    }
  }

  var proof: CredentialConstructor.Proof {
    switch self {
    case .service(let proof), .password(let proof): proof
    case .loopback, .program, .device, .refresh: .argument
    }
  }

  /// What the reader is told.
  var remark: String {
    switch self {
    case .service: "For the program itself: client credentials (RFC 6749 section 4.4)."
    case .password: "With a person's password (RFC 6749 section 4.3); `id` only where the server knows its clients."
    case .loopback:
      "A person signs in with a browser on this machine: authorization code with PKCE. `open` shows the page, the "
        + "redirect is received on a loopback port, `account` says whose session it is."
    case .program:
      "A person signs in with the program's own browser view: authorization code with PKCE. `authorize` shows the page "
        + "and returns the URL that it was redirected to, `account` says whose session it is."
    case .device:
      "A person signs in on another device (RFC 8628). `prompt` shows where to go and what to enter, `account` says "
        + "whose session it is."
    case .refresh: "Goes on from the refresh token of an earlier sign-in."
    }
  }

  /// The arguments in their order; `prefix` is that of environment variables.
  func parameters(_ prefix: String) -> [Parameter] {
    var list: [Parameter] = []
    if case .refresh = self { list.append(Parameter(label: nil, name: "token")) }
    list.append(
      Parameter(label: "id", name: "clientID", isOptional: isPublicPassword, environmentVariable: "\(prefix)_CLIENT_ID")
    )
    // No token tells whose sign-in it was: the caller has to.
    if isInteractive { list.append(Parameter(label: "account", name: "account")) }
    switch proof {
    case .secret:
      list.append(
        Parameter(label: "secret", name: "clientSecret", environmentVariable: "\(prefix)_CLIENT_SECRET"))
    case .argument:
      list.append(
        Parameter(
          label: "authentication", name: "authentication",
          kind: .authentication(isRequired: grant == .clientCredentials)))
    }
    return list + ownParameters(prefix)
  }

  private func ownParameters(_ prefix: String) -> [Parameter] {
    let scopes = Parameter(label: "scopes", name: "scopes", kind: .scopes)
    switch self {
    case .service: return [scopes]
    case .refresh: return []
    case .device: return [scopes, Parameter(label: "prompt", name: "prompt", kind: .prompt)]
    case .loopback:
      return [
        scopes, Parameter(label: "redirect", name: "redirect", kind: .redirect),
        Parameter(label: "open", name: "open", kind: .open),
      ]
    case .program:
      return [
        scopes, Parameter(label: "redirectURI", name: "redirectURI"),
        Parameter(label: "authorize", name: "authorize", kind: .authorize),
      ]
    case .password:
      return [
        Parameter(label: "username", name: "username", environmentVariable: "\(prefix)_USERNAME"),
        Parameter(label: "password", name: "password", environmentVariable: "\(prefix)_PASSWORD"), scopes,
      ]
    }
  }

  private var isInteractive: Bool {
    switch self {
    case .loopback, .program, .device: true
    case .service, .password, .refresh: false
    }
  }

  private var isPublicPassword: Bool { grant == .password && proof == .argument }
}
