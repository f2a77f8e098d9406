import ServiceSimulators
import Testing

@Suite(.timeLimit(.minutes(25))) struct FirstQuadrantSimulatorTests {
  private let key = ["Authorization": "Bearer fqa_test", "FirstQuadrant-Organization-ID": "org_test"]

  @Test func aKeyNeedsItsOrganizationAndATokenDoesNot() async throws {
    let clock = ManualClock()
    let service = try await FirstQuadrantSimulator.start(clock: clock.clock)
    let caller = Caller(url: service.url)
    #expect(try await caller.send("GET", "/me").json["code"] == "missing_authorization")
    let bare = try await caller.send("GET", "/me", headers: ["Authorization": "Bearer fqa_test"])
    #expect(bare.json["code"] == "missing_authorization")
    let answer = try await caller.send("GET", "/me", headers: key)
    #expect(answer.status == 200)
    #expect(answer.headers["x-request-id"] != nil && answer.headers["etag"] != nil && answer.headers["version"] != nil)
    let tokens = await service.logIn(at: clock.now)
    let bearer = ["Authorization": "Bearer \(tokens.access)"]
    #expect(try await caller.send("GET", "/me", headers: bearer).status == 200)
    clock.advance(by: 24 * 3600)
    #expect(try await caller.send("GET", "/me", headers: bearer).json["code"] == "invalid_token")
    let fresh = try await caller.send("POST", "/auth", json: ["refreshToken": .string(tokens.refresh ?? "")]).json
    let renewed = ["Authorization": "Bearer \(fresh["accessToken"]?.string ?? "")"]
    #expect(try await caller.send("GET", "/me", headers: renewed).status == 200)
    await service.stop()
  }

  @Test func aReadingKeyMayNotWrite() async throws {
    let service = try await FirstQuadrantSimulator.start(clock: ManualClock().clock)
    let headers = ["Authorization": "Bearer fqa_reading", "FirstQuadrant-Organization-ID": "org_test"]
    let caller = Caller(url: service.url, headers: headers)
    #expect(try await caller.send("GET", "/contacts").status == 200)
    let refused = try await caller.send("POST", "/contacts", json: ["email": "a@b.c"])
    #expect(refused.status == 403)
    #expect(refused.json["code"] == "missing_scopes")
    await service.stop()
  }

  @Test func eachAuthenticationEndpointTakesThirtyAMinute() async throws {
    let clock = ManualClock()
    let service = try await FirstQuadrantSimulator.start(clock: clock.clock)
    let caller = Caller(url: service.url)
    for _ in 0..<30 { _ = try await caller.send("POST", "/auth", json: ["refreshToken": "x"]) }
    let refused = try await caller.send("POST", "/auth", json: ["refreshToken": "x"])
    #expect(refused.json["code"] == "rate_limited")
    #expect(refused.headers["retry-after"] == "60")
    #expect(try await caller.send("POST", "/auth/login", json: [:]).status == 401)
    await service.stop()
  }

  @Test func contactsAreWalkedInBothDirectionsByTheLastItem() async throws {
    let service = try await FirstQuadrantSimulator.start(clock: ManualClock().clock, contacts: 60)
    let caller = Caller(url: service.url, headers: key)
    var ids: [String] = []
    var query = "limit=25"
    while true {
      let page = try await caller.send("GET", "/contacts?\(query)").json.elements ?? []
      ids += page.compactMap { $0["id"]?.string }
      if page.count < 25 { break }
      query = "limit=25&startingAfter=\(ids.last ?? "")"
    }
    #expect(ids.count == 60)
    #expect(Set(ids).count == 60)
    let before = try await caller.send("GET", "/contacts?limit=25&endingBefore=\(ids[30])").json.elements ?? []
    #expect(before.compactMap { $0["id"]?.string } == Array(ids[5..<30]))
    await service.stop()
  }

  @Test func searchFiltersOrderAndSelectionHold() async throws {
    let service = try await FirstQuadrantSimulator.start(clock: ManualClock().clock, contacts: 60)
    let caller = Caller(url: service.url, headers: key)
    let found = try await caller.send("GET", "/contacts?query=FIRST5&filter.tags.has=customer&select%5B%5D=email").json
    #expect(found.elements?.count == 5)
    #expect(found.elements?.first?.members?.map(\.name) == ["id", "email"])
    let scored = try await caller.send(
      "GET", "/contacts?filter.customProperties.score.gte=58&orderBy=customProperties.score&sort=asc"
    ).json
    #expect(scored.elements?.compactMap { $0["customProperties"]?["score"]?.integer } == [58, 59])
    #expect(try await caller.send("GET", "/contacts?filter.email.sounds=x").json["code"] == "invalid_parameters")
    await service.stop()
  }

  @Test func aValidationErrorNamesEveryField() async throws {
    let service = try await FirstQuadrantSimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: key)
    let answer = try await caller.send("POST", "/contacts", json: ["email": "nobody", "tags": "x"])
    #expect(answer.status == 422)
    #expect(answer.json["details"]?.elements?.compactMap { $0["field"]?.string } == ["email", "tags"])
    #expect(try await caller.send("POST", "/contacts", json: ["email": "contact3@example.com"]).status == 409)
    #expect(try await Caller(url: service.url).send("POST", "/imports/imp_1/trigger/guess").status == 404)
    await service.stop()
  }
}
