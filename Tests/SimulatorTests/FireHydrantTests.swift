import ServiceSimulators
import Testing

@Suite(.timeLimit(.minutes(25))) struct FireHydrantSimulatorTests {
  @Test func aCallNeedsAKeyInTheFormThePageShows() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url)
    #expect(try await caller.send("GET", "/noauth/ping").status == 200)
    for header in [nil, "fhb-test", "Bearer Bearer fhb-test", "Bearer fhb-other"] {
      let answer = try await caller.send("GET", "/ping", headers: header.map { ["Authorization": $0] } ?? [:])
      #expect(answer.status == 401)
      #expect(answer.json["messages"] == .null)
    }
    #expect(try await caller.send("GET", "/ping", headers: ["Authorization": "Bearer fhb-test"]).status == 200)
    await service.stop()
  }

  @Test func theKeysOfAnAccountShareBothWindows() async throws {
    let clock = ManualClock()
    let service = try await FireHydrantSimulator.start(
      clock: clock.clock, keys: ["fhb-1": "acme", "fhb-2": "acme", "fhb-3": "other"])
    let first = Caller(url: service.url, headers: ["Authorization": "Bearer fhb-1"])
    let second = Caller(url: service.url, headers: ["Authorization": "Bearer fhb-2"])
    for _ in 0..<25 {
      #expect(try await first.send("GET", "/ping").status == 200)
      #expect(try await second.send("GET", "/ping").status == 200)
    }
    clock.advance(by: 3)
    let refused = try await first.send("GET", "/ping")
    #expect(refused.status == 429)
    #expect(refused.json == ["error": "rate limit exceeded"])
    #expect(refused.headers["ratelimit-limit"] == "50")
    #expect(refused.headers["retry-after"] == "7")
    let other = Caller(url: service.url, headers: ["Authorization": "Bearer fhb-3"])
    #expect(try await other.send("GET", "/ping").status == 200)
    clock.advance(by: 7)
    #expect(try await first.send("GET", "/ping").status == 200)
    await service.stop()
  }

  @Test func theLongerWindowHoldsWhenTheShorterHasRoom() {
    let clock = ManualClock()
    var window = SlidingWindow([RateLimit(2, per: 10), RateLimit(3, per: 60)])
    #expect(window.take(at: clock.now)?.limit == nil)
    #expect(window.take(at: clock.now)?.limit == nil)
    #expect(window.take(at: clock.now)?.limit == RateLimit(2, per: 10))
    clock.advance(by: 10)
    #expect(window.take(at: clock.now)?.limit == nil)
    let refusal = window.take(at: clock.now)
    #expect(refusal?.limit == RateLimit(3, per: 60))
    #expect(refusal?.retryAfter == 50)
    clock.advance(by: 50)
    #expect(window.take(at: clock.now)?.limit == nil)
  }

  @Test func tenThousandIncidentsComeInPages() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock, limits: [], incidents: 10_000)
    let caller = Caller(url: service.url, headers: ["Authorization": "Bearer fhb-test"])
    var seen: Set<String> = []
    var page = 1
    while true {
      let answer = try await caller.send("GET", "/incidents?per_page=200&page=\(page)").json
      for incident in answer["data"]?.elements ?? [] { seen.insert(incident["id"]?.string ?? "") }
      #expect(answer["pagination"]?["count"] == 10_000)
      guard let next = answer["pagination"]?["next"]?.integer else { break }
      page = next
    }
    #expect(page == 50)
    #expect(seen.count == 10_000)
    #expect(try await caller.send("GET", "/incidents?per_page=201").status == 422)
    await service.stop()
  }

  @Test func anIncidentIsDeclaredNotedAndResolvedOnce() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock, incidents: 3)
    let caller = Caller(url: service.url, headers: ["Authorization": "Bearer fhb-test"])
    let invalid = try await caller.send("POST", "/incidents", json: ["summary": "no name"])
    #expect(invalid.status == 422)
    #expect(invalid.json["messages"] == ["name is missing"])
    let created = try await caller.send("POST", "/incidents", json: ["name": "Slow", "labels": ["a": ["b": 1]]])
    #expect(created.status == 201)
    #expect(created.json["labels"] == ["a": ["b": 1]])
    let id = try #require(created.json["id"]?.string)
    #expect(try await caller.send("POST", "/incidents/\(id)/notes", json: ["body": "Looking"]).status == 201)
    let resolved = try await caller.send("PUT", "/incidents/\(id)/resolve")
    #expect(resolved.json["active"] == false)
    let again = try await caller.send("PUT", "/incidents/\(id)/resolve")
    #expect(again.status == 409)
    #expect(again.json["messages"]?.string != nil)
    #expect(try await caller.send("GET", "/incidents?status=resolved").json["pagination"]?["count"] == 1)
    #expect(await service.server.count("PUT /v1/incidents/{id}/resolve") == 2)
    await service.stop()
  }
}
