#if Redis
import ClientsmithRedis
@testable import ClientsmithRuntime
import Foundation
import Testing

/// Processes that are killed at each point at which they wait for a server, and the one that comes next.
@Suite(
  .enabled(if: RedisServer.isAvailable, "there is no redis-server: apt-get install redis-server"),
  .timeLimit(.minutes(25)))
struct DyingProcessTests {
  /// A login and two renewals.
  private static func work(_ member: FleetMember) async {
    do {
      _ = try await member.token()
      try await member.renew()
      try await member.renew()
    } catch {}
  }

  @Test(arguments: [false, true])
  func noRefreshTokenIsPresentedTwiceWhereverAProcessIsKilled(andTheStoreToo: Bool) async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    let whole = Life()
    await Self.work(FleetMember(StrictService(), redis, user: "whole", life: whole))
    let steps = whole.count
    #expect(steps > 30)
    let services = (0...steps).map { _ in StrictService() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for step in 1...steps {
        group.addTask {
          let life = Life(step)
          let member = FleetMember(services[step], redis, user: "user \(step)", life: life, clock: -200)
          await life.live { await Self.work(member) }
        }
      }
      try await group.waitForAll()
    }
    if andTheStoreToo { try await server.restart() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for step in 1...steps {
        group.addTask {
          let service = services[step]
          let loginsBefore = service.logins
          let next = FleetMember(service, redis, user: "user \(step)", clock: 300, lease: .seconds(1))
          let store = RedisTokenStore(redis, encryption: .none)
          let stored = try await store.load(next.authenticator.session(for: next.context).key)
          let first = try await next.token().text
          #expect(first != nil)
          // Who finds a token that is good does not log in, whatever the clocks say.
          if let stored, !stored.accessToken.isEmpty {
            #expect(service.logins == loginsBefore, "killed at step \(step)")
            #expect(first == "Bearer \(stored.accessToken.reveal())")
          }
          try await next.renew()
          #expect(service.presentedTwice == 0, "killed at step \(step)")
          #expect(service.logins <= 2, "killed at step \(step)")
        }
      }
      try await group.waitForAll()
    }
  }
}
#endif
