import Bluefly
import ClientsmithRuntime
import ClientsmithTesting
import FireHydrant
import Firefly
import FirstQuadrant
import ServiceSimulators
import Testing

/// The four journeys with what goes over the wire kept, as `RecordingTransport` keeps it for anybody.
enum RecordedJourney: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case firefly, bluefly, firstquadrant, firehydrant

  var testDescription: String { rawValue }

  /// An answer of the journey with what of its JSON may not be missing or be another word, and a call whose statuses are all
  /// described, without a `default`.
  var marked: (call: String, required: String, word: String, strict: String) {
    switch self {
    case .firefly: ("POST /inventory 200", "/responseObjects/0/assetId", "/responseObjects/0/state", "POST /login")
    case .bluefly: ("GET /user/profile 401", "/error/message", "/error/code", "POST /oauth/token")
    case .firstquadrant: ("GET /campaigns", "/0/name", "/0/status", "POST /auth/login")
    case .firehydrant: ("POST /notes", "/body", "/visibility", "GET /ping")
    }
  }

  /// Goes on the journey and gives what was exchanged.
  func exchanges() async throws -> [ClientsmithTesting.Exchange] {
    let time = SkippingTime()
    let recorder = RecordingTransport(Carrier.standard.transport)
    var configuration = time.configuration(over: .standard)
    configuration.transport = recorder
    switch self {
    case .firefly: try await Self.firefly(time, configuration)
    case .bluefly: try await Self.bluefly(time, configuration)
    case .firstquadrant: try await Self.firstQuadrant(time, configuration)
    case .firehydrant: try await Self.fireHydrant(time, configuration)
    }
    return recorder.exchanges
  }

  private static func firefly(_ time: SkippingTime, _ configuration: ClientConfiguration) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: configuration)
    _ = try await client.projects.get(projectID: "project-000000000000")
    await service.expireTokens()
    let query = InventoryQuery(size: 10, assetState: .unmanaged, includeConfiguration: true)
    let asset = try #require(try await client.inventory.search(query).all().first)
    _ = try await client.codification.codify(
      CodifyRequest(
        assetType: #require(asset.assetType), assetID: asset.assetID, iacType: .terraform, provider: "aws",
        accountNumber: "123456789012"))
    await service.stop()
  }

  private static func bluefly(_ time: SkippingTime, _ configuration: ClientConfiguration) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let scopes = [BlueflyClient.Scopes.modelsRead, BlueflyClient.Scopes.modelsGenerate]
    let program = BlueflyClient(
      credentials: .clientCredentials(
        id: BlueflySimulator.clientID, secret: BlueflySimulator.clientSecret, scopes: scopes),
      server: .custom(service.url), configuration: configuration)
    _ = try await program.models.list()
    _ = try await program.models.generate(modelID: "bluefly-text-1", GenerateRequest(prompt: "Hello"))
    let person = BlueflyClient(
      credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: configuration)
    _ = try await person.user.profile()
    await service.expireTokens()
    _ = try await person.user.profile()
    await service.stop()
  }

  /// With few campaigns: every fifth has a status that the document does not name.
  private static func firstQuadrant(_ time: SkippingTime, _ configuration: ClientConfiguration) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server, campaigns: 4)
    let client = FirstQuadrantClient(
      credentials: .apiKey(FirstQuadrantSimulator.key, organization: FirstQuadrantSimulator.organization),
      server: .custom(service.url), configuration: configuration)
    _ = try await client.authentication.logIn(
      LoginRequest(email: FirstQuadrantSimulator.email, password: Secret(FirstQuadrantSimulator.password)))
    _ = try await client.me.get()
    _ = try await client.campaigns.list(limit: 10).all()
    _ = try await client.contacts.list(query: "first12").all()
    await #expect(throws: FirstQuadrantClient.Error.self) {
      try await client.contacts.create(ContactDraft(email: "nobody"))
    }
    _ = try await client.contacts.create(ContactDraft(email: "grace@example.com", tags: ["customer"]))
    await service.stop()
  }

  private static func fireHydrant(_ time: SkippingTime, _ configuration: ClientConfiguration) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: configuration)
    _ = try await client.ping.withKey()
    _ = try await client.incidents.list(perPage: 20).all()
    let incident = try await client.incidents.create(
      CreateIncident(name: "Checkout is slow", severity: "SEV2", labels: ["team": "payments"]))
    _ = try await client.incidents.addNote(incidentID: incident.id, CreateNote(body: "Rolled back 4.2."))
    _ = try await client.incidents.resolve(incidentID: incident.id)
    await #expect(throws: FireHydrantClient.Error.self) {
      try await client.incidents.resolve(incidentID: incident.id)
    }
    _ = try await client.incidents.get(incidentID: incident.id)
    await service.stop()
  }
}
