import ServiceSimulators
import Testing

@Suite(.timeLimit(.minutes(25))) struct FireflySimulatorTests {
  @Test func aTokenEndsByTheServersClock() async throws {
    let clock = ManualClock()
    let service = try await FireflySimulator.start(clock: clock.clock, lifetime: 600)
    let caller = Caller(url: service.url)
    #expect(try await caller.send("POST", "/login", json: ["accessKey": "x", "secretKey": "y"]).status == 401)
    let keys: JSON = [
      "accessKey": .string(FireflySimulator.accessKey), "secretKey": .string(FireflySimulator.secretKey),
    ]
    let login = try await caller.send("POST", "/login", json: keys).json
    #expect(login["expiresAt"]?.integer == Int(clock.now.timeIntervalSince1970) + 600)
    let bearer = ["Authorization": "Bearer \(login["accessToken"]?.string ?? "")"]
    #expect(try await caller.send("GET", "/users", headers: bearer).status == 200)
    clock.advance(by: 600)
    #expect(try await caller.send("GET", "/users", headers: bearer).status == 401)
    await service.stop()
  }

  @Test func eachOfTheSevenStylesReachesEveryItem() async throws {
    let service = try await FireflySimulator.start(clock: ManualClock().clock, limits: [], items: 60)
    let pair = "ZmZhLXRlc3Q6ZmZzLXRlc3Qtc2VjcmV0"
    let caller = Caller(url: service.url, headers: ["Authorization": "Basic \(pair)"])

    func walkBody(_ path: String, _ items: String, token: String) async throws -> Int {
      var query: JSON = ["size": 25]
      var count = 0
      while true {
        let page = try await caller.send("POST", path, json: query).json
        count += page[items]?.elements?.count ?? 0
        guard let next = page[token] else { return count }
        query[token] = next
      }
    }
    #expect(try await walkBody("/inventory", "responseObjects", token: "afterKey") == 60)
    #expect(try await walkBody("/event-center", "events", token: "continuationToken") == 60)

    let insights = try await caller.send("POST", "/governance/insights", json: ["page": 3, "page_size": 25]).json
    #expect(insights["hits"]?.elements?.count == 10)
    #expect(insights["total"] == 60)
    let workspaces = try await caller.send("POST", "/workspaces/search?page=2&pageSize=25", json: [:]).json
    #expect(workspaces.elements?.count == 10)
    let projects = try await caller.send("GET", "/runners/projects/list?offset=50&pageSize=25").json
    #expect(projects["data"]?.elements?.count == 10)
    #expect(projects["totalCount"] == 60)
    let backups = try await caller.send("GET", "/backup-and-dr/policies?page=3").json
    #expect(backups["data"]?.elements?.count == 20)
    #expect(backups["pagination"]?["has_next"] == false)
    #expect(try await caller.send("GET", "/users?limit=50&offset=50").json.elements?.count == 10)
    await service.stop()
  }

  @Test func theOddBodiesAreOdd() async throws {
    let service = try await FireflySimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: ["Authorization": "Basic ZmZhLXRlc3Q6ZmZzLXRlc3Qtc2VjcmV0"])
    let rule = try await caller.send("POST", "/guardrails", json: ["name": "a", "type": "cost"]).json
    #expect(rule.string != nil)
    let members: JSON = [["userId": "u1", "role": "admin"], ["userId": "u2", "role": "member"]]
    let path = "/runners/projects/project-000000000000/members"
    #expect(try await caller.send("POST", path, json: members).json["message"]?.string != nil)
    #expect(try await caller.send("DELETE", path, json: ["u1"]).status == 204)
    #expect(try await caller.send("GET", path).json.elements?.count == 1)
    await service.stop()
  }
}
