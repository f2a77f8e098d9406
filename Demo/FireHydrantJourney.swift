import ClientsmithRuntime
import FireHydrant
import ServiceSimulators

/// FireHydrant: look at every incident, declare one, keep a note, resolve it; and stay within the account's limits.
enum FireHydrantJourney {
  static func run() async throws {
    let time = DemoTime()
    let service = try await FireHydrantSimulator.start(clock: time.clock, incidents: 250)
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: time.configuration)

    Transcript.title("FireHydrant", "a key, numbered pages, at most 50 requests in 10 s and 300 in a minute")
    let pong = try await client.ping.withKey()
    Transcript.show("ping.withKey()", "\(pong.response) from \(pong.organization?.name ?? "nobody")")

    let incidents = try await client.incidents.list(perPage: 50).all()
    let pages = await service.server.count("GET /v1/incidents")
    Transcript.show("incidents.list(perPage: 50).all()", "\(incidents.count) incidents, \(pages) requests")
    try Unexpected.unless(incidents.count == 250 && pages == 5, "there are 250 incidents on 5 pages")

    let id = try await declare(client)
    try await resolveTwice(id, client)
    try await stayWithinLimits(id, client, service, time)
    await service.stop()
  }

  private static func declare(_ client: FireHydrantClient) async throws -> String {
    let incident = try await client.incidents.create(
      CreateIncident(name: "Checkout is slow", severity: "SEV2", labels: ["team": "payments"]))
    Transcript.show("incidents.create(…)", "\"\(incident.name)\", labels \(incident.labels ?? .null)")
    let note = try await client.incidents.addNote(incidentID: incident.id, CreateNote(body: "Rolled back 4.2."))
    Transcript.show("incidents.addNote(…)", "\"\(note.body)\"")
    return incident.id
  }

  private static func resolveTwice(_ id: String, _ client: FireHydrantClient) async throws {
    let resolved = try await client.incidents.resolve(incidentID: id)
    Transcript.show("incidents.resolve(…)", "milestone \(resolved.currentMilestone ?? "none")")
    do {
      _ = try await client.incidents.resolve(incidentID: id)
      throw Unexpected(description: "an incident was resolved twice")
    } catch let error as FireHydrantClient.Error {
      guard error.status == .conflict, case .string(let message)? = error.body?.messages else { throw error }
      Transcript.show("incidents.resolve(…) once more", "409 \(error.body?.code ?? ""): \(message)")
    }
  }

  private static func stayWithinLimits(
    _ id: String, _ client: FireHydrantClient, _ service: FireHydrantSimulator, _ time: DemoTime
  ) async throws {
    for _ in 0..<120 { _ = try await client.incidents.get(incidentID: id) }
    let refused = await service.requests.count { $0.status == 429 }
    Transcript.show("120 × incidents.get(…)", "\(refused) refused, paced over \(time.elapsed) s of the client's clock")
    try Unexpected.unless(refused == 0, "the limits are known beforehand")
  }
}
