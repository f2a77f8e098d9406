import Testing

@testable import ClientsmithRuntime

/// The counts under the limiter.
@Suite(.timeLimit(.minutes(25))) struct RateWindowTests {
  @Test("a request counts from its leave until a period after its answer")
  func counting() {
    var window = RateWindow(RateLimit(requests: 1, per: .seconds(10)))
    #expect(window.availability(at: .zero) == .now)
    window.letThrough()
    #expect(window.availability(at: .seconds(100)) == .afterAnswer)
    window.settle(wasSent: true, now: .seconds(100))
    #expect(window.availability(at: .seconds(109.9)) != .now)
    #expect(window.availability(at: .seconds(110.1)) == .now)
  }

  @Test("a limit of a million a day remembers two thousand entries at most")
  func expiryLogIsSmall() {
    var log = ExpiryLog(granularity: .seconds(43.2))
    for second in 0..<86_400 {
      for _ in 0..<10 { log.append(.seconds(second)) }
    }
    #expect(log.total == 864_000)
    #expect(log.entryCount <= 2_001)
    log.drop(until: .seconds(43_200))
    #expect(log.total < 433_000)
    log.drop(until: .seconds(86_400))
    #expect(log.total == 0)
    #expect(log.first == nil)
  }

  @Test("requests without pause leave the log all the same")
  func entriesClose() {
    var log = ExpiryLog(granularity: .milliseconds(5))
    for millisecond in 0..<1_000 { log.append(.milliseconds(millisecond)) }
    log.drop(until: .milliseconds(499))
    #expect(log.total <= 505)
    #expect(log.time(at: 0).map { $0 <= .milliseconds(505) } == true)
  }

  @Test("refusals of requests that were under way together count once")
  func throttleCountsOnce() {
    var throttle = Throttle()
    throttle.refuse(sent: .seconds(1), wait: nil, underWay: 3, now: .seconds(2))
    throttle.refuse(sent: .seconds(1), wait: nil, underWay: 2, now: .seconds(2.1))
    throttle.refuse(sent: .seconds(1), wait: nil, underWay: 1, now: .seconds(2.2))
    #expect(throttle.until == .seconds(3))
    throttle.refuse(sent: .seconds(3), wait: nil, underWay: 0, now: .seconds(3.5))
    #expect(throttle.until == .seconds(5.5))
  }

  @Test("a throttle ends when as many were answered as the limit allows")
  func throttleEnds() {
    var throttle = Throttle()
    throttle.refuse(sent: .zero, wait: .seconds(1), underWay: 99, now: .zero)
    #expect(!throttle.allows(underWay: 0, now: .seconds(0.5)))
    #expect(throttle.allows(underWay: 0, now: .seconds(1)))
    #expect(!throttle.allows(underWay: 1, now: .seconds(1)))
    for _ in 0..<2_000 { throttle.succeed(limit: 60) }
    #expect(throttle.allows(underWay: 1_000, now: .seconds(1)))
  }
}
