/// Keeps the names of credentials as they were published, whatever the document calls its schemes by now.
///
/// A scheme is what it does on the wire: the header of a key, the scheme of HTTP. Its key in the document only tells it from
/// another of the same kind.
struct CredentialNames {
  let published: PublishedNames

  /// The name of a scheme that was published, under this key or under one that the document no longer has.
  func name(of scheme: SecurityScheme, among ids: Set<String>) -> String? {
    guard let known = published.schemes[PublishedNames.key(of: scheme.kind)] else { return nil }
    if let name = known[scheme.id] { return name }
    let gone = known.filter { !ids.contains($0.key) }
    return gone.count == 1 ? gone.first?.value : nil
  }

  /// Gives the ways to give credentials their published names; one that is new gives way.
  func settle(_ constructors: inout [CredentialConstructor], _ schemes: [SecurityScheme]) {
    guard !published.credentials.isEmpty else { return }
    var scope = NameScope(reserved: CredentialPass.reserved)
    var renamed: [String: String] = [:]
    var isKept: Set<Int> = []
    for index in constructors.indices {
      guard let name = published.credentials[PublishedNames.key(of: constructors[index], schemes)] else { continue }
      renamed[constructors[index].name] = name
      constructors[index].name = name
      scope.insert(name)
      isKept.insert(index)
    }
    for index in constructors.indices where !isKept.contains(index) {
      let name = constructors[index].name
      // Two ways to give one credential share their name.
      if let known = renamed[name],
        constructors[index].parts.contains(where: { if case .provided = $0 { true } else { false } })
      {
        constructors[index].name = known
      } else {
        constructors[index].name = scope.takeMember(PublishedNames.bare(name))
        renamed[name] = constructors[index].name
      }
    }
  }
}

extension PublishedNames {
  /// What a scheme is on the wire.
  static func key(of kind: SecurityScheme.Kind) -> String {
    switch kind {
    case .apiKey(let name, let location, _):
      "apiKey \(location.rawValue) " + (location == .header ? name.lowercased() : name)
    case .anyHeader: "header"
    case .basic: "http basic"
    case .bearer: "http bearer"
    case .http(let scheme): "http \(scheme.lowercased())"
    case .oauth2: "oauth2"
    case .openIDConnect: "openIdConnect"
    case .mutualTLS: "mutualTLS"
    case .unknown(let type): type
    }
  }

  /// What a way to give credentials makes, by the names of its schemes.
  static func key(of constructor: CredentialConstructor, _ schemes: [SecurityScheme]) -> String {
    func name(_ id: String) -> String { schemes.first { $0.id == id }?.name ?? id }
    return constructor.parts.map { part in
      switch part {
      case .apiKey(let scheme, _): "apiKey " + name(scheme)
      case .basic(let scheme, _, _): "basic " + name(scheme)
      case .header(let scheme, _, _): "header " + name(scheme)
      case .bearer(let scheme, _): "bearer " + name(scheme)
      case .provided(let scheme): "provided " + name(scheme)
      case .login(let scheme, _): "login " + name(scheme)
      case .session(let scheme, _, _): "session " + name(scheme)
      case .grant(let grant, let scheme, _, let proof): "\(grant) \(proof) " + name(scheme)
      case .custom(let scheme): "custom " + name(scheme)
      }
    }.joined(separator: " + ")
  }
}
