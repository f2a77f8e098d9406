import ClientsmithRuntime
import FireHydrant
import Foundation
import HTTPTypes
import ServiceSimulators
import Testing

/// Waits that a service asks for by its own clock, from a program whose clock is wrong.
@Suite(.timeLimit(.minutes(25))) struct WrongClockRetryTests {
  let time = SkippingTime()

  @Test(
    "a Retry-After that is a date is kept to, whatever the time is here", arguments: Carrier.allCases,
    [-3600, 0, 3600] as [TimeInterval])
  func date(carrier: Carrier, seconds: TimeInterval) async throws {
    let clock = time.server.skewed(by: seconds)
    let service = try await FireHydrantSimulator.start(clock: clock)
    await service.faults.add(
      .reply(Reply(503, headers: ["Retry-After": clock.now().addingTimeInterval(7).httpText])), on: "GET /v1/ping")
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: time.configuration(over: carrier))
    let response = try await client.ping.withResponse { try await $0.withKey() }
    #expect(response.attempts == 2)
    // HTTP's dates have whole seconds.
    #expect((Duration.seconds(6)...(.seconds(8))).contains(time.environment.uptime()))
    await service.stop()
  }

  @Test("the simulators' answers are dated by their own clock", arguments: Carrier.allCases)
  func dates(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(
      clock: ManualClock(Date(timeIntervalSince1970: 784_111_777.9)).clock)
    let client = FireHydrantClient(server: .custom(service.url), configuration: time.configuration(over: carrier))
    let response = try await client.ping.withResponse { try await $0.withoutKey() }
    #expect(response.headers[.date] == "Sun, 06 Nov 1994 08:49:37 GMT")
    await service.stop()
  }
}
