import ClientsmithRuntime
import Firefly
import ServiceSimulators
import Testing

/// Firefly as its user meets it: a key pair, the assets that no code manages, code for one of them.
@Suite(.timeLimit(.minutes(25))) struct FireflyJourneyTests {
  let time = SkippingTime()

  func client(
    of service: FireflySimulator, over carrier: Carrier, secret: String = FireflySimulator.secretKey
  ) -> FireflyClient {
    FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: secret), server: .custom(service.url),
      configuration: time.configuration(over: carrier))
  }

  @Test("keys, unmanaged inventory, code: the login happens by itself, once", arguments: Carrier.allCases)
  func journey(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    #expect(await service.requests.isEmpty)
    let query = InventoryQuery(size: 20, assetState: .unmanaged, includeConfiguration: true)
    let assets = try await client.inventory.search(query).all()
    #expect(Set(assets.map(\.assetID)).count == 54)
    #expect(assets.allSatisfy { $0.state == .unmanaged && $0.tfObject?["acl"] == "private" })
    let asset = try #require(assets.first)
    let code = try await client.codification.codify(
      CodifyRequest(
        assetType: #require(asset.assetType), assetID: asset.assetID, iacType: .terraform, provider: "aws",
        accountNumber: "123456789012"))
    #expect(code["importCommand"]?.stringValue?.hasPrefix("terraform import") == true)
    #expect(await service.state.codified == [asset.assetID])

    let requests = await service.requests
    #expect(requests.map(\.path) == ["/v2/login"] + Array(repeating: "/v2/inventory", count: 3) + ["/v2/codify"])
    #expect(requests[0].json == ["accessKey": "ffa-test", "secretKey": "ffs-test-secret"])
    #expect(requests[0].header("Authorization") == nil)
    #expect(Set(requests.dropFirst().map { $0.header("Authorization") }).count == 1)
    #expect(requests[1].json == ["size": 20, "assetState": "unmanaged", "includeConfigration": true])
    let keys = requests[1...3].map { $0.json?["afterKey"]?.string }
    #expect(keys[0] == nil && keys[1] != nil && keys[2] != nil && keys[1] != keys[2])
    await service.stop()
  }

  @Test("no login for what needs none", arguments: Carrier.allCases)
  func health(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    try await client(of: service, over: carrier).health.check()
    #expect(await service.requests.map(\.path) == ["/v2/health"])
    await service.stop()
  }

  @Test("the same keys as HTTP Basic need no login", arguments: Carrier.allCases)
  func basic(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = FireflyClient(
      credentials: .basic(accessKey: FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    #expect(try await client.users.list().all().count == 60)
    #expect(await service.server.count("POST /v2/login") == 0)
    await service.stop()
  }

  @Test("a token is renewed whenever its time is up", arguments: Carrier.allCases)
  func expiry(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server, lifetime: 600)
    let client = client(of: service, over: carrier)
    for _ in 0..<4 {
      _ = try await client.users.list().firstPage()
      try await time.pass(.seconds(601))
    }
    #expect(await service.server.count("POST /v2/login") == 4)
    await service.stop()
  }

  @Test("wrong keys: one login, nothing else sent, no secret in the error", arguments: Carrier.allCases)
  func wrongKeys(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, over: carrier, secret: "wrong-secret")
    let outcomes = await atOnce(20) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    #expect(outcomes.errors.count == 20)
    for error in outcomes.errors {
      let reason = (error as? FireflyClient.Error)?.underlying as? AuthenticationError
      #expect(reason?.kind == .refused)
      #expect(reason?.status == 401)
      #expect(!"\(error) \(reason.map { "\($0)" } ?? "")".contains("wrong-secret"))
    }
    #expect(await service.requests.map(\.path) == ["/v2/login"])
    await service.stop()
  }

  @Test("the odd bodies: a bare string, a DELETE with an array, two kinds of answer", arguments: Carrier.allCases)
  func oddBodies(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    let rule = try await client.guardrails.create(
      GuardrailDraft(name: "No public buckets", type: GuardrailType(rawValue: "policy"), isEnabled: true, severity: 2))
    #expect(try await client.guardrails.delete(ruleID: rule).status == 200)

    let id = "project-000000000000"
    let role = Member.Role(rawValue: "admin")
    let one = try await client.projects.addMembers(projectID: id, [Member(userID: "u1", role: role)])
    guard case .list(let members) = one else { throw CancellationError() }
    #expect(members.map(\.userID) == ["u1"])
    let two = try await client.projects.addMembers(
      projectID: id, [Member(userID: "u2", role: role), Member(userID: "u3", role: role)])
    guard case .message(let message) = two else { throw CancellationError() }
    #expect(!message.message.isEmpty)
    try await client.projects.removeMembers(projectID: id, ["u1", "u3"])
    #expect(try await client.projects.members(projectID: id).map(\.userID) == ["u2"])
    let removals = await service.server.requests(to: "DELETE /v2/runners/projects/{id}/members")
    #expect(removals.map(\.json) == [["u1", "u3"]])
    await service.stop()
  }
}
