import Diagnostics
import OpenAPI

/// Compares credentials, and what operations want of them.
extension WireComparison {
  mutating func compareSchemes() {
    for entry in base.components.securitySchemes {
      guard let before = base.resolve(entry.value) else { continue }
      guard let after = revision.securityScheme(named: entry.name) else {
        report(
          .scheme, Verdicts(wire: .caution), .scheme(entry.name), subject: entry.name, before: Self.text(before),
          message: "the credential is described no longer", from: before.location)
        continue
      }
      let texts = (Self.text(before), Self.text(after))
      if texts.0 != texts.1 {
        report(
          .scheme, Verdicts(wire: .breaking), .scheme(entry.name), subject: entry.name, before: texts.0, after: texts.1,
          message: "released apps send or obtain the credential in the old way", from: before.location,
          to: after.location)
      }
      compareScopes(Self.scopes(before), Self.scopes(after), entry.name, before.location, after.location)
    }
    for entry in revision.components.securitySchemes where base.securityScheme(named: entry.name) == nil {
      guard let scheme = revision.resolve(entry.value) else { continue }
      report(
        .scheme, Verdicts(wire: .addition), .scheme(entry.name), subject: entry.name, after: Self.text(scheme),
        message: "new", to: scheme.location)
    }
  }

  mutating func compareScopes(
    _ old: Set<String>, _ new: Set<String>, _ scheme: String, _ from: SourceLocation, _ to: SourceLocation
  ) {
    for scope in old.subtracting(new).sorted() {
      report(
        .security, Verdicts(wire: .caution), .scheme(scheme), subject: scheme, before: scope,
        message: "the scope `\(scope)` is granted no longer", from: from, to: to)
    }
    for scope in new.subtracting(old).sorted() {
      report(
        .security, Verdicts(wire: .addition), .scheme(scheme), subject: scheme, after: scope, message: "a new scope",
        from: from, to: to)
    }
  }

  static func text(_ scheme: SecurityScheme) -> String {
    switch scheme.kind {
    case .apiKey(let name, let place): "\(place.rawValue) \(name)"
    case .http(let scheme, _): "http \(scheme)"
    case .mutualTLS: "mutualTLS"
    case .openIdConnect(let url): "openIdConnect \(url)"
    case .unknown(let type): type
    case .oauth2(let flows, let metadata):
      ([
        ("implicit", flows.implicit), ("password", flows.password), ("clientCredentials", flows.clientCredentials),
        ("authorizationCode", flows.authorizationCode), ("deviceAuthorization", flows.deviceAuthorization),
      ]
      .compactMap { name, flow in
        flow.map { flow in
          [name, flow.authorizationURL, flow.deviceAuthorizationURL, flow.tokenURL, flow.refreshURL].compactMap { $0 }
            .joined(separator: " ")
        }
      } + [metadata].compactMap { $0 }).joined(separator: "; ")
    }
  }

  static func scopes(_ scheme: SecurityScheme) -> Set<String> {
    guard case .oauth2(let flows, _) = scheme.kind else { return [] }
    let all = [
      flows.implicit, flows.password, flows.clientCredentials, flows.authorizationCode, flows.deviceAuthorization,
    ]
    return Set(all.compactMap { $0?.scopes.names }.flatMap { $0 })
  }

  mutating func compareSecurity(_ old: Place, _ new: Place, _ operation: String) {
    let before = Self.requirements(old.operation.security ?? base.security)
    let after = Self.requirements(new.operation.security ?? revision.security)
    guard before != after else { return }
    let (text, other) = (Self.words(before), Self.words(after))
    // Whoever got in goes on getting in if each way in is still one, or needs less.
    let goesOn = before.allSatisfy { way in
      after.contains { other in
        other.allSatisfy { entry in
          way[entry.key].map { $0.isSuperset(of: entry.value) } == true
        }
      }
    }
    report(
      .security, Verdicts(wire: goesOn ? .addition : .breaking), .operation(operation), subject: new.title,
      before: text,
      after: other,
      message: goesOn
        ? "further credentials are accepted" : "the credentials of released apps may not be enough any more",
      from: old.location, to: new.location)
  }

  static func requirements(_ list: [SecurityRequirement]?) -> [[String: Set<String>]] {
    guard let list, !list.isEmpty else { return [[:]] }
    return list.map { requirement in
      Dictionary(requirement.entries.map { ($0.scheme, Set($0.scopes)) }, uniquingKeysWith: { $0.union($1) })
    }
  }

  static func words(_ ways: [[String: Set<String>]]) -> String {
    ways.map { way in
      way.isEmpty
        ? "nothing"
        : way.sorted { $0.key < $1.key }.map { entry in
          entry.value.isEmpty ? entry.key : "\(entry.key) (\(entry.value.sorted().joined(separator: ", ")))"
        }.joined(separator: " and ")
    }.joined(separator: ", or ")
  }
}
