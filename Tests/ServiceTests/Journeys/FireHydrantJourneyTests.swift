import ClientsmithRuntime
import FireHydrant
import ServiceSimulators
import Testing

/// FireHydrant as its user meets it: a key, incidents page by page, an incident from declaration to resolution.
@Suite(.timeLimit(.minutes(25))) struct FireHydrantJourneyTests {
  let time = SkippingTime()

  func client(
    of service: FireHydrantSimulator, over carrier: Carrier, key: String = "fhb-test"
  ) -> FireHydrantClient {
    FireHydrantClient(
      credentials: .apiKey(key), server: .custom(service.url), configuration: time.configuration(over: carrier))
  }

  @Test("the key is sent as a bearer token, never doubled, and only where it is asked for", arguments: Carrier.allCases)
  func key(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    #expect(try await client.ping.withoutKey().response == "pong")
    let pong = try await client.ping.withKey()
    #expect(pong.organization?.name == "Acme")
    _ = try await self.client(of: service, over: carrier, key: "Bearer fhb-test").ping.withKey()
    let sent = await service.requests.map { $0.header("Authorization") }
    #expect(sent == [nil, "Bearer fhb-test", "Bearer fhb-test"])
    await service.stop()
  }

  @Test("every incident, page by page, with totals", arguments: Carrier.allCases)
  func pages(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 45)
    var names: [String] = []
    var sizes: [Int] = []
    for try await page in client(of: service, over: carrier).incidents.list(perPage: 20).pages {
      sizes.append(page.items.count)
      names += page.items.map(\.name)
      #expect(page.total == 45)
      #expect(page.pageCount == 3)
    }
    #expect(sizes == [20, 20, 5])
    #expect(names == (1...45).reversed().map { "Incident \($0)" })
    let requests = await service.requests
    #expect(requests.map { $0.query["per_page"] } == ["20", "20", "20"])
    #expect(requests.dropFirst().map { $0.query["page"] } == ["2", "3"])
    await service.stop()
  }

  @Test("declare, note, resolve: each is sent once", arguments: Carrier.allCases)
  func incident(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    let labels: JSONValue = ["team": "payments", "cost": 1.50]
    let incident = try await client.incidents.create(
      CreateIncident(name: "Checkout is slow", severity: "SEV1", tagList: ["web"], labels: labels))
    #expect(incident.name == "Checkout is slow")
    #expect(incident.labels == labels)
    let note = try await client.incidents.addNote(
      incidentID: incident.id, CreateNote(body: "Rolled back.", visibility: .openToPublic))
    #expect(note.visibility == .openToPublic)
    let resolved = try await client.incidents.resolve(incidentID: incident.id)
    #expect(resolved.currentMilestone == "resolved")
    #expect(resolved.active == false)
    #expect(try await client.incidents.get(incidentID: incident.id).lastNote?.body == "Rolled back.")

    let requests = await service.requests
    #expect(requests.map(\.method) == ["POST", "POST", "PUT", "GET"])
    #expect(requests.map(\.status) == [201, 201, 200, 200])
    let draft: JSON = [
      "name": "Checkout is slow", "severity": "SEV1", "tag_list": ["web"],
      "labels": ["team": "payments", "cost": 1.50],
    ]
    #expect(requests[0].json == draft)
    #expect(requests[1].json == ["body": "Rolled back.", "visibility": "open_to_public"])
    await service.stop()
  }

  @Test("refusals are typed, in each form that `messages` has been seen in", arguments: Carrier.allCases)
  func errors(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    let incident = try await client.incidents.create(CreateIncident(name: "One"))
    _ = try await client.incidents.resolve(incidentID: incident.id)
    let conflict = try await #require(
      failure { _ = try await client.incidents.resolve(incidentID: incident.id) } as? FireHydrantClient.Error)
    #expect(conflict.status == .conflict)
    #expect(conflict.kind == .response)
    guard case .string("The incident is already resolved")? = conflict.body?.messages else {
      throw conflict
    }
    let invalid = try await #require(
      failure { _ = try await client.incidents.create(CreateIncident(name: "")) } as? FireHydrantClient.Error)
    #expect(invalid.status?.code == 422)
    guard case .strings(["name is empty"])? = invalid.body?.messages else { throw invalid }
    let missing = try await #require(
      failure { _ = try await client.incidents.get(incidentID: "none") } as? FireHydrantClient.Error)
    #expect(missing.status == .notFound)
    #expect(missing.body?.code == "not_found")
    #expect(missing.attempts == 1)
    await service.stop()
  }

  @Test("a key that is not good is an authentication error, after one request", arguments: Carrier.allCases)
  func wrongKey(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier, key: "fhb-wrong")
    let error = try await authenticationError { _ = try await client.ping.withKey() }
    #expect(error.kind == .rejected)
    #expect(error.code == "unauthorized")
    #expect(!"\(error)".contains("fhb-wrong"))
    #expect(await service.requests.count == 1)
    await service.stop()
  }

  @Test("when others use up the account's allowance, a list waits and goes on", arguments: Carrier.allCases)
  func absorbed(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(
      clock: time.server, keys: ["fhb-test": "acme", "fhb-other": "acme"], incidents: 45)
    let other = client(of: service, over: carrier, key: "fhb-other")
    for _ in 0..<50 { _ = try await other.ping.withKey() }
    let begin = time.environment.uptime()
    let incidents = try await client(of: service, over: carrier).incidents.list(perPage: 20).all()
    #expect(incidents.count == 45)
    #expect(time.environment.uptime() - begin >= .seconds(10))
    #expect(await service.requests.count { $0.status == 429 } == 1)
    await service.stop()
  }

  @Test("a POST that was refused with 429 is not repeated, and its odd body is read", arguments: Carrier.allCases)
  func refusedPost(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = client(of: service, over: carrier)
    await service.faults.add(
      .status(429, retryAfter: 1, body: ["error": "rate limit exceeded"]), on: "POST /v1/incidents")
    let error = try await #require(
      failure { _ = try await client.incidents.create(CreateIncident(name: "One")) } as? FireHydrantClient.Error)
    #expect(error.status == .tooManyRequests)
    #expect(error.body?.error == "rate limit exceeded")
    #expect(await service.requests.count == 1)
    await service.stop()
  }
}
