import Bluefly
import ClientsmithRuntime
import ClientsmithTesting
import FireHydrant
import Firefly
import FirstQuadrant
import Foundation
import HTTPTypes
import Testing

/// Whatever happens to a call, its secrets are in no error, log line, description, reflection, recording or audit event.
@Suite(.timeLimit(.minutes(25))) struct CanaryTests {
  /// What a server may do with a request, each repeating no more than servers do.
  enum Server: String, CaseIterable, Sendable {
    case takes, refuses, forbids, fails, talksNonsense, breaksOff, sendsAway

    func answer(_ request: RecordedRequest) throws -> StubResponse {
      switch self {
      case .takes: .json("{}")
      case .refuses: .json(#"{"error":{"code":"token_expired","message":"no"}}"#, status: 401)
      case .forbids: .json(#"{"error":"insufficient_scope"}"#, status: 403)
      case .fails: .json(#"{"detail":"down"}"#, status: 503)
      case .talksNonsense: StubResponse(status: 200, body: Array("<html>".utf8))
      case .breaksOff: throw Broken()
      case .sendsAway: StubResponse(status: 307, headers: [("Location", "https://elsewhere.example/")])
      }
    }
  }

  struct Broken: Error {}

  @Test("keys in header, query and cookie", arguments: Server.allCases)
  func keys(server: Server) async throws {
    let canary = Canary { try server.answer($0) }
    let places: [(CredentialPlacement.Location, String)] = [
      (.header, "Authorization"), (.header, "X-Token"), (.query, "k"), (.cookie, "sid"),
    ]
    for (place, name) in places {
      let key = APIKeyAuthenticator(Canary.text, name: name, in: place, prefix: "Bearer ")
      let client = FireHydrantClient(
        credentials: .init([Credential(scheme: "apiKey", key)]),
        configuration: canary.configuration())
      canary.show(client)
      await canary.watch(client.connection) { _ = try await client.incidents.get(incidentID: "1") }
      await canary.watch(client.connection) { _ = try await client.incidents.list().all() }
    }
    #expect(canary.server.requests.isEmpty == false)
    if server != .sendsAway { #expect(canary.server.requests.contains { $0.url.contains("k=") }) }
    try canary.expectSilence("\(server)")
  }

  @Test("the generated ways to give credentials", arguments: Server.allCases)
  func credentials(server: Server) async throws {
    let canary = Canary { try server.answer($0) }
    let text = Canary.text
    let firefly: [FireflyClient.Credentials] = [
      .accessKey("AK", secretKey: text), .basic(accessKey: "ada", secretKey: text),
    ]
    for credentials in firefly {
      canary.show(credentials)
      let client = FireflyClient(credentials: credentials, configuration: canary.configuration())
      canary.show(client)
      await canary.watch(client.connection) { _ = try await client.projects.get(projectID: "1") }
    }
    let bluefly: [BlueflyClient.Credentials] = [
      .apiKey(text), .login(username: "ada", password: text), .sessionToken(text, refreshToken: text),
      .clientCredentials(id: "app", secret: text), .refreshToken(text, id: "app"), .accessToken(text),
      .clientCredentials(id: "app", authentication: .basic(Secret(text))),
      .accessToken { ProvidedToken(Secret(text)) },
    ]
    for credentials in bluefly {
      canary.show(credentials)
      let client = BlueflyClient(credentials: credentials, configuration: canary.configuration())
      canary.show(client)
      await canary.watch(client.connection) { _ = try await client.models.list() }
      await canary.watch(client.connection) { _ = try await client.user.profile() }
      await canary.watch(client.connection) { try await client.connection.signOut() }
    }
    try canary.expectSilence("\(server)")
  }

  @Test("a secret in a path, as the document marks it", arguments: Server.allCases)
  func path(server: Server) async throws {
    let canary = Canary { try server.answer($0) }
    let client = FirstQuadrantClient(configuration: canary.configuration(over: canary.server))
    await canary.watch(client.connection) { _ = try await client.imports.trigger(importID: "imp_1", hash: Canary.text) }
    #expect(canary.server.requests.contains { $0.url.contains("/trigger/c4n4ry") })
    // A recording is told of secrets that only the document knows.
    let recorder = RecordingTransport(canary.server, secrets: Canary.forms)
    let recorded = FirstQuadrantClient(configuration: canary.configuration(over: recorder))
    await canary.watch(recorded.connection) {
      _ = try await recorded.imports.trigger(importID: "imp_1", hash: Canary.text)
    }
    canary.show(recorder.exchanges)
    try canary.expectSilence("\(server)")
  }

  @Test("tokens that were issued, and how they end")
  func issued() async throws {
    let canary = Canary { request in
      switch request.path {
      case "/login", "/v2/login":
        .json(#"{"accessToken":"\#(Canary.text)","expiresAt":4102444800,"tokenType":"Bearer"}"#)
      case "/oauth/token":
        .json(#"{"access_token":"\#(Canary.text)","refresh_token":"\#(Canary.text)","token_type":"Bearer"}"#)
      default: .json(#"{"error":{"code":"token_expired"}}"#, status: 401)
      }
    }
    let firefly = FireflyClient(credentials: .accessKey("AK", secretKey: "sk"), configuration: canary.configuration())
    await canary.watch(firefly.connection) { _ = try await firefly.projects.get(projectID: "1") }
    let bluefly = BlueflyClient(
      credentials: .clientCredentials(id: "app", secret: "secret"), configuration: canary.configuration())
    await canary.watch(bluefly.connection) { _ = try await bluefly.models.list() }
    canary.show(bluefly)
    #expect(canary.server.requests.count { $0.header("Authorization")?.contains(Canary.text) == true } >= 2)
    #expect(canary.hasSeen("info credential acquired"))
    // The login gives the token that was refused: it is not sent a second time.
    #expect(canary.hasSeen("warning credential rejected") || canary.hasSeen("warning credential failed"))
    try canary.expectSilence("issued tokens")
  }

  @Test("a service that repeats the credential in its refusal")
  func repeated() async throws {
    let canary = Canary { request in
      let token = request.header("Authorization") ?? request.text
      let body = #"{"error":"invalid_token","error_description":"\#(token) is not good"}"#
      return StubResponse(
        status: 401,
        headers: [
          ("Content-Type", "application/json"),
          ("WWW-Authenticate", #"Bearer error="invalid_token", error_description="\#(Canary.text) is not good""#),
        ], body: Array(body.utf8))
    }
    let client = BlueflyClient(credentials: .apiKey(Canary.text), configuration: canary.configuration())
    let events = client.connection.credentialEvents
    let error = try await authenticationError { _ = try await client.models.list() }
    #expect(error.detail == "[secret] is not good")
    canary.show(error)
    let login = BlueflyClient(
      credentials: .login(username: "ada", password: Canary.text), configuration: canary.configuration())
    canary.show(try await authenticationError { _ = try await login.user.profile() })
    for await event in events {
      canary.show(event)
      break
    }
    try canary.expectSilence("echoes")
  }

  @Test("the errors of the system's own transport hold no URL")
  func system() async throws {
    let canary = Canary { _ in .json("{}") }
    let key = APIKeyAuthenticator(Canary.text, name: "k", in: .query)
    for carrier in Carrier.allCases {
      let client = FireHydrantClient(
        credentials: .init([Credential(scheme: "apiKey", key)]), server: .custom("http://127.0.0.1:1/v1"),
        configuration: canary.configuration(over: carrier.transport))
      await canary.watch(client.connection) { _ = try await client.incidents.list().all() }
    }
    try canary.expectSilence("transport errors")
  }

  @Test("keys that a program sends in headers of its own")
  func ownHeaders() async throws {
    let canary = Canary { _ in .json(#"{"detail":"no"}"#, status: 500) }
    var configuration = canary.configuration()
    configuration.headers[.xAPIKey] = Canary.text
    configuration.headers[.authorization] = "Bearer \(Canary.text)"
    let client = FireHydrantClient(credentials: .apiKey("k"), configuration: configuration)
    canary.show(client)
    canary.show(client.incidents)
    canary.show(client.connection)
    canary.show(client.incidents.list())
    let options = RequestOptions(headers: [.xAPIKey: Canary.text])
    await canary.watch(client.connection) { _ = try await client.incidents.get(incidentID: "1", options: options) }
    #expect(canary.server.requests.first?.header("X-Api-Key") == Canary.text)
    #expect(canary.hasSeen("api: \"FireHydrant"))
    try canary.expectSilence("headers")
  }

  @Test("a server's URL with a password is refused without being repeated")
  func userinfo() async throws {
    let canary = Canary { _ in .json("{}") }
    let client = FireHydrantClient(
      credentials: .apiKey("k"), server: .custom("https://ada:\(Canary.text)@api.example.com"),
      configuration: canary.configuration())
    canary.show(client)
    await canary.watch(client.connection) { _ = try await client.incidents.list().all() }
    #expect(canary.server.requests.isEmpty)
    try canary.expectSilence("URL")
  }

  @Test("credentials stay behind on a redirect to another origin, and plain http gets none at all")
  func elsewhere() async throws {
    let canary = Canary { request in
      request.request.authority == "elsewhere.example"
        ? .json("{}") : StubResponse(status: 307, headers: [("Location", "https://elsewhere.example/v1/ping")])
    }
    for (place, name) in [(CredentialPlacement.Location.header, "X-Token"), (.query, "k"), (.cookie, "sid")] {
      let key = APIKeyAuthenticator(Canary.text, name: name, in: place)
      let client = FireHydrantClient(
        credentials: .init([Credential(scheme: "apiKey", key)]), configuration: canary.configuration())
      // A key that the program sets by itself is a credential by its name.
      let options = RequestOptions(headers: [.xAPIKey: Canary.text])
      await canary.watch(client.connection) { _ = try await client.incidents.get(incidentID: "1", options: options) }
    }
    let away = canary.server.requests.filter { $0.request.authority == "elsewhere.example" }
    #expect(away.count == 3)
    for request in away {
      let text = "\(request.request)\(request.request.headerFields)\(request.text)"
      #expect(!Canary.forms.contains { text.contains($0) }, "\(text)")
    }
    let sent = canary.server.requests.count
    let plain = FireHydrantClient(
      credentials: .apiKey(Canary.text), server: .custom("http://api.example.com/v1"),
      configuration: canary.configuration())
    await canary.watch(plain.connection) { _ = try await plain.incidents.get(incidentID: "1") }
    let login = FireflyClient(
      credentials: .accessKey("AK", secretKey: Canary.text), server: .custom("http://api.example.com/v2"),
      configuration: canary.configuration())
    await canary.watch(login.connection) { _ = try await login.projects.get(projectID: "1") }
    #expect(canary.server.requests.count == sent)
    try canary.expectSilence("elsewhere")
  }
}

extension HTTPField.Name {
  fileprivate static let xAPIKey = HTTPField.Name("X-Api-Key") ?? .authorization
}
