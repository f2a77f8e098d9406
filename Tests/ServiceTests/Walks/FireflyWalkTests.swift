import ClientsmithRuntime
import Firefly
import ServiceSimulators
import Testing

/// Firefly's lists, each walked through the generated client while the service fails in every way.
@Suite(.timeLimit(.minutes(25))) struct FireflyWalkTests {
  /// One list of the service and how its ids are had.
  enum List: String, CaseIterable, Sendable {
    case inventory, insights, workspaces, projects, guardrails, events, backupPolicies, users

    var endpoint: Endpoint {
      switch self {
      case .inventory: "POST /v2/inventory"
      case .insights: "POST /v2/governance/insights"
      case .workspaces: "POST /v2/workspaces/search"
      case .projects: "GET /v2/runners/projects/list"
      case .guardrails: "POST /v2/guardrails/search"
      case .events: "POST /v2/event-center"
      case .backupPolicies: "GET /v2/backup-and-dr/policies"
      case .users: "GET /v2/users"
      }
    }

    func ids(_ client: FireflyClient) async throws -> [String] {
      switch self {
      case .inventory: try await client.inventory.search(InventoryQuery(size: 100)).all().map(\.assetID)
      case .insights: try await client.governance.searchInsights(InsightQuery(pageSize: 100)).all().map(\.id)
      case .workspaces: try await client.workspaces.search(pageSize: 100).all().map(\.id)
      case .projects: try await client.projects.list(pageSize: 100).all().map(\.id)
      case .guardrails: try await client.guardrails.search(pageSize: 100).all().map(\.id)
      case .events: try await client.eventCenter.search(EventQuery(size: 100)).all().map(\.id)
      case .backupPolicies: try await client.backupPolicies.list(pageSize: 100).all().map(\.policyID)
      case .users: try await client.users.list(limit: 100).all().map(\.id)
      }
    }
  }

  @Test(
    "10,000 items of each list: nothing lost, nothing twice, whatever goes wrong",
    arguments: List.allCases, Carrier.allCases)
  func walk(list: List, carrier: Carrier) async throws {
    let time = SkippingTime()
    let service = try await FireflySimulator.start(clock: time.server, items: 10_000)
    await service.addFaults(on: list.endpoint) { await service.expireTokens() }
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.patience(over: carrier))
    let ids = try await list.ids(client)
    #expect(ids.count == 10_000)
    #expect(Set(ids).count == 10_000)
    #expect(await service.faults.injected > 30)
    await service.stop()
  }

  @Test(
    "a POST that creates is sent once, whatever goes wrong", arguments: Carrier.allCases)
  func creation(carrier: Carrier) async throws {
    let time = SkippingTime()
    let service = try await FireflySimulator.start(clock: time.server, items: 0)
    await service.addFaults(on: "POST /v2/runners/projects")
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.patience(over: carrier))
    var failures = 0
    for number in 0..<60 {
      do {
        _ = try await client.projects.create(ProjectDraft(name: "project \(number)"))
      } catch is FireflyClient.Error {
        failures += 1
      }
    }
    let requests = await service.server.requests(to: "POST /v2/runners/projects")
    #expect(requests.count == 60)
    #expect(failures > 10)
    let names = try await client.projects.list().all().map(\.name)
    #expect(Set(names).count == names.count)
    await service.stop()
  }
}
