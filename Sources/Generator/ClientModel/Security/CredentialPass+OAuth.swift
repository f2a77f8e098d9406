import OpenAPI

/// The ways in through an authorization server (RFC 6749, RFC 8628, OpenID Connect).
extension CredentialPass {
  /// The constructors of each flow, and those for tokens from elsewhere.
  mutating func addFlows(_ scheme: SecurityScheme, _ flows: [OAuthFlow]) {
    let flows = flows.filter { $0.kind != .implicit }
    let names = flows.map { client(of: $0, scheme) }
    for (flow, client) in zip(flows, names) { add(flow.kind, scheme, client) }
    if let place = flows.firstIndex(where: { $0.kind != .clientCredentials }) { addRefreshToken(scheme, names[place]) }
    addStaticToken(scheme)
  }

  /// OpenID Connect names a metadata document instead of flows: those that give tokens to call an API with.
  mutating func addDiscovered(_ scheme: SecurityScheme, _ url: String) {
    let name = scope.takeMember(scheme.name + "Client")
    clients.append(OAuthClient(name: name, scheme: scheme.id, metadataURL: url))
    for kind in [OAuthFlow.Kind.authorizationCode, .deviceAuthorization, .clientCredentials] { add(kind, scheme, name) }
    addRefreshToken(scheme, name)
    addStaticToken(scheme)
  }

  /// The client that asks a flow's server: flows of one scheme share it where their addresses agree.
  private mutating func client(of flow: OAuthFlow, _ scheme: SecurityScheme) -> String {
    for index in clients.indices where clients[index].scheme == scheme.id {
      if clients[index].merge(flow) { return clients[index].name }
    }
    let isFirst = !clients.contains { $0.scheme == scheme.id }
    let name = isFirst ? scheme.name : scheme.name + SwiftIdentifier.capitalised(flow.kind.rawValue)
    let client = OAuthClient(
      name: scope.takeMember(name + "Client"), scheme: scheme.id, tokenURL: flow.tokenURL,
      authorizationURL: flow.authorizationURL, refreshURL: flow.refreshURL,
      deviceAuthorizationURL: flow.deviceAuthorizationURL, metadataURL: isFirst ? scheme.metadataURL : nil)
    clients.append(client)
    return client.name
  }

  private mutating func add(_ kind: OAuthFlow.Kind, _ scheme: SecurityScheme, _ client: String) {
    let variants: [GrantVariant] =
      switch kind {
      case .clientCredentials: [.service(.secret), .service(.argument)]
      case .password: [.password(.secret), .password(.argument)]
      case .authorizationCode: [.loopback, .program]
      case .deviceAuthorization: [.device]
      case .implicit: []
      }
    guard !variants.isEmpty else { return }
    let name = takeName(kind.rawValue, scheme)
    for variant in variants { add(variant, name: name, scheme, client) }
  }

  private mutating func addRefreshToken(_ scheme: SecurityScheme, _ client: String) {
    add(.refresh, name: takeName("refreshToken", scheme), scheme, client)
  }

  private mutating func add(_ variant: GrantVariant, name: String, _ scheme: SecurityScheme, _ client: String) {
    var documentation = scheme.documentation
    documentation.remarks.append(variant.remark)
    constructors.append(
      CredentialConstructor(
        name: name, parameters: variant.parameters(variablePrefix(scheme)),
        parts: [.grant(variant.grant, scheme: scheme.id, client: client, proof: variant.proof)],
        documentation: documentation))
  }

  /// A token that the user got elsewhere.
  private mutating func addStaticToken(_ scheme: SecurityScheme) {
    var constructor = CredentialConstructor(
      name: takeName("accessToken", scheme), parameters: [], parts: [], documentation: scheme.documentation)
    let token = constructor.add(label: nil, name: "token", "\(variablePrefix(scheme))_ACCESS_TOKEN")
    constructor.parts = [.bearer(scheme: scheme.id, parameter: token)]
    constructors.append(constructor)
    addProvider(scheme, name: constructor.name)
  }

  /// What the environment variables of a scheme begin with: the scheme's own words too where another scheme came before it.
  private func variablePrefix(_ scheme: SecurityScheme) -> String {
    let first = schemes.first { scheme in
      switch scheme.kind {
      case .oauth2, .openIDConnect: true
      default: false
      }
    }
    guard scheme.id != first?.id else { return prefix }
    return ([prefix] + WordSplitter.words(of: scheme.name).map { $0.uppercased() }).joined(separator: "_")
  }

  /// The name, with the scheme's before it where another scheme has it.
  private mutating func takeName(_ name: String, _ scheme: SecurityScheme) -> String {
    scope.takeMember(scope.isFree(name) ? name : scheme.name + SwiftIdentifier.capitalised(name))
  }
}
