import ClientsmithRuntime
import Firefly
import ServiceSimulators

/// Firefly: log in once for everyone, find what no code manages, and have code written for it.
enum FireflyJourney {
  static func run() async throws {
    let time = DemoTime()
    let service = try await FireflySimulator.start(clock: time.clock)
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.configuration)

    Transcript.title("Firefly", "a key pair exchanged for a token, a cursor in the request's body")
    try await logInOnce(client, service)
    let asset = try await findUnmanaged(client, service)
    let code = try await client.codification.codify(
      CodifyRequest(
        assetType: asset.assetType ?? "", assetID: asset.assetID, iacType: .terraform, provider: asset.provider ?? "",
        accountNumber: asset.accountNumber ?? ""))
    Transcript.show("codification.codify(…)", code["importCommand"]?.stringValue ?? "no command")
    await service.stop()
  }

  private static func logInOnce(_ client: FireflyClient, _ service: FireflySimulator) async throws {
    let first = try await atOnce(50) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    Transcript.show("50 × projects.get(…) at once", "\(first) answers, \(await logins(service)) login")
    try Unexpected.unless(await logins(service) == 1, "one login is enough for all")

    await service.expireTokens()
    let second = try await atOnce(50) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    Transcript.show("the token ends; 50 × again", "\(second) answers, \(await logins(service)) logins in all")
    try Unexpected.unless(await logins(service) == 2, "one more login is enough for all")
  }

  private static func findUnmanaged(_ client: FireflyClient, _ service: FireflySimulator) async throws -> Asset {
    await service.faults.add(.status(503, retryAfter: 1), on: "POST /v2/inventory", skipping: 2)
    await service.faults.add(.perform { await service.expireTokens() }, on: "POST /v2/inventory", skipping: 4)
    let list = client.inventory.search(InventoryQuery(size: 10, assetState: .unmanaged))
    let assets = try await list.all()
    let requests = await service.server.count("POST /v2/inventory")
    Transcript.show(
      "inventory.search(assetState: .unmanaged)", "\(assets.count) assets, \(requests) requests for 6 pages:")
    Transcript.show("", "one was answered 503, one met an expired token")
    let isWhole = Set(assets.map(\.assetID)).count == 54 && requests == 8
    guard isWhole, let first = assets.first else {
      throw Unexpected(description: "there are 54 unmanaged assets on 6 pages")
    }
    return first
  }

  private static func logins(_ service: FireflySimulator) async -> Int {
    await service.server.count("POST /v2/login")
  }
}
