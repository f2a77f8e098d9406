import OpenAPI

/// Derives the ways to give credentials from the schemes and the alternatives that operations ask for.
struct CredentialPass {
  let schemes: [SecurityScheme]
  /// Upper-case prefix of environment variables, for instance `FIREHYDRANT`.
  let prefix: String
  var scope = NameScope(reserved: ["all", "none", "fromEnvironment"])
  var constructors: [CredentialConstructor] = []
  /// The OAuth clients that the constructors are made with.
  var clients: [OAuthClient] = []

  init(_ schemes: [SecurityScheme], module: String) {
    self.schemes = schemes
    prefix = module.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  /// One constructor for each alternative of fixed credentials, and one for each flow of the other schemes.
  mutating func run(_ alternatives: [SecurityRequirement]) -> [CredentialConstructor] {
    var covered: Set<String> = []
    for alternative in alternatives where alternative.schemes.count > 1 {
      let parts = alternative.schemes.compactMap { entry in schemes.first { $0.id == entry.scheme } }
      guard parts.count == alternative.schemes.count, parts.allSatisfy(isFixed),
        !parts.allSatisfy({ covered.contains($0.id) })
      else { continue }
      addFixed(parts)
      covered.formUnion(parts.map(\.id))
    }
    for scheme in schemes where !covered.contains(scheme.id) { add(scheme) }
    return constructors
  }

  private func isFixed(_ scheme: SecurityScheme) -> Bool {
    switch scheme.kind {
    case .apiKey, .basic: true
    case .bearer: scheme.token == nil
    default: false
    }
  }

  // MARK: Fixed credentials

  /// Keys and passwords that are sent together: `.apiKey("…", organization: "…")`.
  private mutating func addFixed(_ parts: [SecurityScheme]) {
    guard let first = parts.first else { return }
    var constructor = CredentialConstructor(
      name: scope.takeMember(name(of: first)), parameters: [], parts: [], documentation: first.documentation)
    var labels = NameScope()
    for (index, scheme) in parts.enumerated() {
      switch scheme.kind {
      case .basic:
        let user = constructor.add(label: labels.take("username"), variable(scheme, "username"))
        let password = constructor.add(label: labels.take("password"), variable(scheme, "password"))
        constructor.parts.append(.basic(scheme: scheme.id, user: user, password: password))
      case .bearer:
        let token = constructor.add(
          label: index == 0 ? nil : labels.take(scheme.name), name: index == 0 ? "token" : nil, variable(scheme, nil))
        constructor.parts.append(.bearer(scheme: scheme.id, parameter: token))
      default:
        let key = constructor.add(
          label: index == 0 ? nil : labels.take(scheme.name), name: index == 0 ? "key" : nil, variable(scheme, nil))
        constructor.parts.append(.apiKey(scheme: scheme.id, parameter: key))
      }
    }
    constructors.append(constructor)
    if parts.count == 1, case .bearer = first.kind { addProvider(first, name: constructor.name) }
  }

  private func name(of scheme: SecurityScheme) -> String {
    let folded = scheme.name.lowercased()
    switch scheme.kind {
    case .basic: return folded.contains("basic") ? "basic" : scheme.name
    case .bearer:
      return ["bearer", "bearerauth", "bearerhttp", "httpbearer", "jwt", "bearertoken", "auth"].contains(folded)
        ? "bearerToken" : scheme.name
    case .apiKey: return ["apikeyauth", "api_key", "apikey", "authorization"].contains(folded) ? "apiKey" : scheme.name
    default: return scheme.name
    }
  }

  /// The environment variable of a scheme's value.
  private func variable(_ scheme: SecurityScheme, _ part: String?) -> String {
    let words = WordSplitter.words(of: name(of: scheme)) + (part.map(WordSplitter.words) ?? [])
    return ([prefix] + words.map { $0.uppercased() }).joined(separator: "_")
  }

  // MARK: One scheme

  private mutating func add(_ scheme: SecurityScheme) {
    switch scheme.kind {
    case .apiKey, .basic: addFixed([scheme])
    case .bearer:
      if let token = scheme.token { addToken(scheme, token) } else { addFixed([scheme]) }
    case .oauth2(let flows): addFlows(scheme, flows)
    case .openIDConnect(let url): addDiscovered(scheme, url)
    case .mutualTLS: addHook(scheme, .transport)
    case .http, .unknown: addHook(scheme, .authenticator)
    }
  }

  private mutating func addToken(_ scheme: SecurityScheme, _ token: TokenExchange) {
    if let acquire = token.acquire {
      let names = acquire.fields.map { SwiftIdentifier.member(of: $0.name) }
      let isLogin = ["username", "email", "user", "login"].contains(names.first ?? "")
      var constructor = CredentialConstructor(
        name: scope.takeMember(isLogin ? "login" : names.first ?? scheme.name), parameters: [], parts: [],
        documentation: scheme.documentation)
      var indices: [Int] = []
      for (index, field) in names.enumerated() {
        let variable = ([prefix] + WordSplitter.words(of: acquire.fields[index].name).map { $0.uppercased() }).joined(
          separator: "_")
        indices.append(constructor.add(label: index == 0 && !isLogin ? nil : field, name: field, variable))
      }
      constructor.parts = [.login(scheme: scheme.id, parameters: indices)]
      constructors.append(constructor)
    }
    if token.refresh != nil {
      let isAccess = scheme.name.lowercased().contains("token")
      var constructor = CredentialConstructor(
        name: scope.takeMember(isAccess ? scheme.name : scheme.name + "Token"), parameters: [], parts: [],
        documentation: scheme.documentation)
      let access = constructor.add(label: nil, name: "token", variable(scheme, isAccess ? nil : "token"))
      let refresh = constructor.add(label: "refreshToken", "\(prefix)_REFRESH_TOKEN", isOptional: true)
      constructor.parts = [.session(scheme: scheme.id, token: access, refreshToken: refresh)]
      constructors.append(constructor)
    }
  }

  /// A scheme that the runtime has no flow for.
  private mutating func addHook(_ scheme: SecurityScheme, _ kind: CredentialConstructor.Parameter.Kind) {
    constructors.append(
      CredentialConstructor(
        name: scope.takeMember(scheme.name), parameters: [.init(label: nil, name: "authenticator", kind: kind)],
        parts: [.custom(scheme: scheme.id)], documentation: scheme.documentation))
  }

  /// A token that the program's own code hands over whenever one is needed.
  mutating func addProvider(_ scheme: SecurityScheme, name: String) {
    constructors.append(
      CredentialConstructor(
        name: name, parameters: [.init(label: "provider", name: "provider", kind: .provider)],
        parts: [.provided(scheme: scheme.id)], documentation: scheme.documentation))
  }
}

extension CredentialConstructor {
  /// Adds an argument and gives its index.
  mutating func add(label: String?, name: String? = nil, _ variable: String, isOptional: Bool = false) -> Int {
    let wanted = name ?? label ?? "value"
    var scope = NameScope(reserved: Set(parameters.map(\.name)))
    parameters.append(
      Parameter(
        label: label, name: scope.takeMember(wanted), isOptional: isOptional, environmentVariable: variable))
    return parameters.count - 1
  }
}
