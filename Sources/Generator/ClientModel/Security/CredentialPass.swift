import OpenAPI

/// Derives the ways to give credentials from the schemes and the alternatives that operations ask for.
struct CredentialPass {
  let schemes: [SecurityScheme]
  /// Upper-case prefix of environment variables, for instance `FIREHYDRANT`.
  let prefix: String
  var scope = NameScope(reserved: Self.reserved)
  var constructors: [CredentialConstructor] = []
  /// The OAuth clients that the constructors are made with.
  var clients: [OAuthClient] = []

  /// What every client's credentials have.
  static let reserved: Set<String> = ["all", "none", "fromEnvironment"]

  init(_ schemes: [SecurityScheme], module: String) {
    self.schemes = schemes
    prefix = Self.prefix(of: module)
  }

  /// What a client's environment variables begin with: `OPENPETS` for the module `OpenPetsAPI`.
  static func prefix(of module: String) -> String {
    let words = module.uppercased().filter { $0.isLetter || $0.isNumber }
    return words.hasSuffix("API") && words.count > 3 ? String(words.dropLast(3)) : words
  }

  /// The variables that say something of a client as a whole.
  static func reserved(_ prefix: String) -> [String] {
    ["BASE_URL", "HEADERS", "LOG", "WEBHOOK_SECRET"].map { "\(prefix)_\($0)" }
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
    separateVariables()
    return constructors
  }

  /// Gives each scheme environment variables of its own: one that another has taken gets the scheme's words, too.
  private mutating func separateVariables() {
    // What the environment says of a client as a whole is nobody's credential.
    var owners = Dictionary(uniqueKeysWithValues: Self.reserved(prefix).map { ($0, "") })
    for place in constructors.indices {
      for index in constructors[place].parameters.indices {
        guard let variable = constructors[place].parameters[index].environmentVariable,
          let id = constructors[place].scheme(of: index)
        else { continue }
        guard let owner = owners[variable], owner != id else {
          owners[variable] = id
          continue
        }
        let name = schemes.first { $0.id == id }?.name ?? id
        let words = WordSplitter.words(of: name).map { $0.uppercased() }
        let rest = variable.dropFirst(prefix.count + 1)
        var own = ([prefix] + words + [String(rest)]).joined(separator: "_")
        while let owner = owners[own], owner != id { own += "_2" }
        owners[own] = id
        constructors[place].parameters[index].environmentVariable = own
      }
    }
  }

  private func isFixed(_ scheme: SecurityScheme) -> Bool {
    switch scheme.kind {
    case .apiKey, .basic: true
    case .anyHeader: false
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
        let words = BasicWords(scheme)
        if words.isKeyAlone {
          let key = constructor.add(
            label: index == 0 ? nil : labels.take(words.user), name: index == 0 ? "key" : nil,
            variable(scheme, nil))
          constructor.parts.append(.basic(scheme: scheme.id, user: key, password: nil))
          continue
        }
        let user = constructor.add(label: labels.take(words.user), variable(scheme, words.user))
        let password = constructor.add(label: labels.take(words.password), variable(scheme, words.password))
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
    let own = Self.plainName(scheme)
    // Where two schemes would come to the same name, each keeps its own.
    return schemes.contains { $0.id != scheme.id && Self.plainName($0) == own } ? scheme.name : own
  }

  /// What a caller calls the credential: without the words that say no more than that it is one.
  private static func plainName(_ scheme: SecurityScheme) -> String {
    let folded = scheme.name.lowercased()
    switch scheme.kind {
    case .basic:
      if BasicWords(scheme).isKeyAlone { return "apiKey" }
      return folded.contains("basic") || folded == "auth" ? "basic" : scheme.name
    case .bearer:
      return ["bearerauth", "bearerhttp", "httpbearer", "jwt", "bearertoken", "auth", "jwtauth"].contains(folded)
        ? "bearerToken"
        : folded == "bearer" && scheme.id != ConfiguredSecurity.bearer.schemeID ? "bearerToken" : scheme.name
    case .apiKey:
      if ["authorization", "api", "apikeyheader", "apikeyquery"].contains(folded) { return "apiKey" }
      var words = WordSplitter.words(of: scheme.name)
      while words.count > 1, ["auth", "authentication", "scheme", "security"].contains(words.last?.lowercased() ?? "") {
        words.removeLast()
      }
      let plain = SwiftIdentifier.member(words)
      return plain.lowercased() == "apikey" || plain.lowercased() == "api" ? "apiKey" : plain
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
    case .anyHeader: addHeader(scheme)
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

  /// A header whose name the caller knows.
  private mutating func addHeader(_ scheme: SecurityScheme) {
    var constructor = CredentialConstructor(
      name: scope.takeMember("header"), parameters: [], parts: [], documentation: scheme.documentation)
    constructor.parameters = [
      .init(label: nil, name: "name"), .init(label: nil, name: "value"),
    ]
    constructor.parts = [.header(scheme: scheme.id, name: 0, value: 1)]
    constructors.append(constructor)
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
  /// The scheme that an argument is for.
  func scheme(of index: Int) -> String? {
    for part in parts {
      switch part {
      case .apiKey(let scheme, let parameter), .bearer(let scheme, let parameter):
        if parameter == index { return scheme }
      case .basic(let scheme, let user, let password): if user == index || password == index { return scheme }
      case .header(let scheme, let name, let value): if name == index || value == index { return scheme }
      case .login(let scheme, let all): if all.contains(index) { return scheme }
      case .session(let scheme, let token, let refresh): if token == index || refresh == index { return scheme }
      case .grant(_, let scheme, _, _), .provided(let scheme), .custom(let scheme): return scheme
      }
    }
    return nil
  }

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
