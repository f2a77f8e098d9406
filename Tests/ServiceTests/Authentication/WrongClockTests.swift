import Bluefly
import ClientsmithRuntime
import Firefly
import Foundation
import ServiceSimulators
import Testing

/// Clocks that are wrong, on either side, or that jump: no call fails for it, and no token is asked for in a loop.
@Suite(.timeLimit(.minutes(25))) struct WrongClockTests {
  let time = SkippingTime()

  @Test(
    "a login whose absolute expiry comes from another clock is made once",
    arguments: Carrier.allCases, [-400 * 86_400, -7200, -3599, 3600, 400 * 86_400] as [TimeInterval])
  func skewedServer(carrier: Carrier, seconds: TimeInterval) async throws {
    let service = try await FireflySimulator.start(clock: time.server.skewed(by: seconds))
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    for _ in 0..<10 { _ = try await client.projects.get(projectID: "project-000000000000") }
    #expect(await service.server.count("POST /v2/login") == 1)
    // When the service has had enough of the token, one new one is enough.
    await service.expireTokens()
    let outcomes = await atOnce(50) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    #expect(outcomes.answered == 50)
    #expect(await service.server.count("POST /v2/login") == 2)
    await service.stop()
  }

  @Test(
    "a wall clock that jumps changes nothing for a token that lives so many seconds",
    arguments: Carrier.allCases, [-400 * 86_400, 400 * 86_400] as [TimeInterval])
  func jump(carrier: Carrier, seconds: TimeInterval) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let jump = ManualClock(Date(timeIntervalSince1970: 0))
    var configuration = time.configuration(over: carrier)
    let wall = time.environment.now
    configuration.environment.now = { wall().addingTimeInterval(jump.now.timeIntervalSince1970) }
    let client = BlueflyClient(
      credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: configuration)
    _ = try await client.user.profile()
    jump.advance(by: seconds)
    for _ in 0..<5 { _ = try await client.user.profile() }
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    #expect(await service.server.count("POST /api/v1/auth/refresh") == 0)
    // The time that has really passed still counts.
    try await time.pass(.seconds(3601))
    _ = try await client.user.profile()
    #expect(await service.server.count("POST /api/v1/auth/refresh") == 1)
    await service.stop()
  }
}
