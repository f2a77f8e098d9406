import ClientModel
import Templating

/// The client of an authorization server: what the document says of it.
final class OAuthClientView: TemplateView {
  let client: OAuthClient
  let words: Words

  init(client: OAuthClient, words: Words) {
    self.client = client
    self.words = words
  }

  static let viewName = "oauthClient"
  static let keys: [TemplateKey<OAuthClientView>] = [
    .texts("doc", "comment lines, `///` included") { view in
      DocumentationText.lines([
        "The client of `\(view.client.scheme)` as the document describes its server, for a flow of one's own."
      ])
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the function, quoted where it must be") { $0.client.name },
    .texts("options", "labelled: endpoints or discovery, what stands between scopes, what means a token has ended") {
      $0.options
    },
  ]

  private var options: [String] {
    let token = words.api.security.schemes.first { $0.id == client.scheme }?.token
    var options = [server]
    if let separator = token?.scopeSeparator { options.append("scopeSeparator: \(SwiftLiteral.string(separator))") }
    let rules = token?.renewOn.flatMap(\.expressions) ?? []
    if !rules.isEmpty { options.append("renewOn: [\(rules.joined(separator: ", "))]") }
    return options
  }

  private var server: String {
    guard let url = client.metadataURL.map(SwiftLiteral.string) else { return "endpoints: \(endpoints ?? "")" }
    let declared = endpoints.map { ", declared: \($0)" } ?? ""
    return "discovering: MetadataDiscovery(url: \(url)\(declared))"
  }

  private var endpoints: String? {
    guard client.tokenURL != nil || client.metadataURL == nil else { return nil }
    var arguments = ["token: \(SwiftLiteral.string(client.tokenURL ?? ""))"]
    func add(_ label: String, _ url: String?) {
      if let url { arguments.append("\(label): \(SwiftLiteral.string(url))") }
    }
    add("authorization", client.authorizationURL)
    add("refresh", client.refreshURL)
    add("deviceAuthorization", client.deviceAuthorizationURL)
    return "OAuthEndpoints(\(arguments.joined(separator: ", ")))"
  }
}
