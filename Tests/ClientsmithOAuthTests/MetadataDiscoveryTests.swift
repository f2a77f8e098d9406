import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct MetadataDiscoveryTests {
  private let recorder = Recorder()

  private func document(issuer: String) -> String {
    #"""
    {"issuer":"\#(issuer)","authorization_endpoint":"https://login.example.com/authorize",
     "token_endpoint":"https://login.example.com/token","revocation_endpoint":"https://login.example.com/revoke",
     "device_authorization_endpoint":"https://login.example.com/device"}
    """#
  }

  @Test(arguments: [
    ("https://a.example/.well-known/openid-configuration", "https://a.example"),
    ("https://a.example/t/1/.well-known/openid-configuration", "https://a.example/t/1"),
    ("https://a.example/.well-known/oauth-authorization-server", "https://a.example"),
    ("https://a.example/.well-known/oauth-authorization-server/t/1", "https://a.example/t/1"),
    ("https://a.example/metadata", nil), ("https://a.example/.well-known/other", nil),
  ])
  func theIssuerFollowsFromTheURL(url: String, issuer: String?) {
    #expect(MetadataDiscovery.issuer(of: url) == issuer)
  }

  @Test func endpointsComeFromTheDocumentAndAreKept() async throws {
    let context = context(recorder) { _, _ in (200, document(issuer: "https://a.example")) }
    let discovery = MetadataDiscovery(url: "https://a.example/.well-known/openid-configuration")
    for _ in 0..<3 {
      let endpoints = try await discovery.endpoints(for: context)
      #expect(endpoints.token == "https://login.example.com/token")
      #expect(endpoints.revocation == "https://login.example.com/revoke")
      #expect(endpoints.deviceAuthorization == "https://login.example.com/device")
      #expect(endpoints.issuer == "https://a.example")
    }
    #expect(await recorder.requests.count == 1)
    #expect(await recorder.requests.first?.request.method == .get)
  }

  @Test func anotherIssuersDocumentIsRefused() async {
    let context = context(recorder) { _, _ in (200, document(issuer: "https://evil.example")) }
    let error = await authenticationError {
      _ = try await MetadataDiscovery(url: "https://a.example/.well-known/openid-configuration")
        .endpoints(for: context)
    }
    #expect(error?.kind == .discoveryFailed)
  }

  @Test func aDocumentThatIsNotThereIsATypedError() async {
    let context = context(recorder) { _, _ in (404, "") }
    let error = await authenticationError {
      _ = try await MetadataDiscovery(url: "https://a.example/.well-known/openid-configuration")
        .endpoints(for: context)
    }
    #expect(error?.kind == .discoveryFailed)
  }

  @Test func anOldDocumentServesWhileTheServerFails() async throws {
    let context = context(recorder) { _, count in
      count == 1 ? (200, document(issuer: "https://a.example")) : (503, "")
    }
    let discovery = MetadataDiscovery(
      url: "https://a.example/.well-known/openid-configuration", lifetime: .zero)
    _ = try await discovery.endpoints(for: context)
    #expect(try await discovery.endpoints(for: context).token == "https://login.example.com/token")
    #expect(await recorder.requests.count == 2)
  }

  @Test func declaredEndpointsServeWhileTheDocumentCannotBeHad() async throws {
    let context = context(recorder) { _, count in count == 1 ? (503, "") : (404, "") }
    let discovery = MetadataDiscovery(
      url: "https://a.example/.well-known/oauth-authorization-server", declared: OAuthEndpoints(token: "/declared"),
      lifetime: .zero)
    for _ in 0..<2 { #expect(try await discovery.endpoints(for: context).token == "/declared") }
    #expect(await recorder.requests.count == 2)
  }

  @Test func declaredEndpointsCompleteTheDocument() async throws {
    let context = context(recorder) { _, _ in
      (200, #"{"issuer":"https://api.example.com","token_endpoint":"https://login.example.com/token"}"#)
    }
    let discovery = MetadataDiscovery(
      url: "/.well-known/oauth-authorization-server",
      declared: OAuthEndpoints(token: "/declared", authorization: "/authorize", refresh: "/refresh"))
    let endpoints = try await discovery.endpoints(for: context)
    #expect(endpoints.token == "https://login.example.com/token")
    #expect(endpoints.authorization == "/authorize")
    #expect(endpoints.refresh == "/refresh")
  }

  @Test func aRelativeDocumentMustBelongToTheServerThatItCameFrom() async {
    let context = context(recorder) { _, _ in (200, document(issuer: "https://evil.example")) }
    let error = await authenticationError {
      _ = try await MetadataDiscovery(
        url: "/.well-known/oauth-authorization-server", declared: OAuthEndpoints(token: "/declared")
      ).endpoints(for: context)
    }
    #expect(error?.kind == .discoveryFailed)
  }

  @Test func aGrantUsesDiscoveredEndpoints() async throws {
    let context = context(recorder) { request, _ in
      request.method == .get
        ? (200, document(issuer: "https://a.example")) : (200, #"{"access_token":"t","token_type":"Bearer"}"#)
    }
    let client = OAuthClient(
      id: "app", authentication: .basic("s"),
      discovering: MetadataDiscovery(url: "https://a.example/.well-known/openid-configuration"))
    let tokens = try await ClientCredentialsGrant(client).acquire(for: context)
    #expect(tokens.accessToken == "t")
    #expect(await recorder.requests.last?.request.authority == "login.example.com")
  }
}
