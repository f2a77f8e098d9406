import ClientsmithMock
import FireHydrant
import FireHydrantMock
import Testing

/// FireHydrant: look at every incident, declare one, resolve it twice; and stay within the account's limits.
@Suite struct FireHydrantJourneyTests {
  @Test func aDayAtTheService() async throws {
    let mock = FireHydrantMock()
    let client = FireHydrantClient(credentials: .apiKey("fhb-test"), configuration: mock.configuration)
    mock.enforceLimits()
    mock.incidents.list.answer(
      (1...250).map { Incident(id: "\($0)", name: "Incident \($0)", createdAt: mock.time.now) })
    mock.incidents.create.answer { Incident(id: "new", name: $0.body.name, createdAt: mock.time.now) }

    #expect(try await client.incidents.list(perPage: 50).all().count == 250)
    #expect(mock.incidents.list.count == 5)
    let incident = try await client.incidents.create(CreateIncident(name: "Checkout is slow", severity: "SEV2"))
    #expect(incident.name == "Checkout is slow")

    mock.incidents.resolve.fail(.status(409, Problem(code: "already_resolved")), skipping: 1)
    _ = try await client.incidents.resolve(incidentID: incident.id)
    let error = await #expect(throws: FireHydrantClient.Error.self) {
      try await client.incidents.resolve(incidentID: incident.id)
    }
    #expect(error?.status == .conflict && error?.body?.code == "already_resolved")

    for _ in 0..<120 { _ = try await client.incidents.get(incidentID: incident.id) }
    #expect(mock.incidents.get.count == 120, "the limits are known beforehand: nothing was refused")
    #expect(mock.time.elapsed >= .seconds(20))
  }
}
