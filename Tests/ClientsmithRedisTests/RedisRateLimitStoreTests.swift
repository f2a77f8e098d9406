#if Redis
import ClientsmithRedis
import ClientsmithRuntime
import Foundation
import Testing

/// Limits that processes share through a real server.
@Suite(
  .enabled(if: RedisServer.isAvailable, "there is no redis-server: apt-get install redis-server"),
  .timeLimit(.minutes(25)))
struct RedisRateLimitStoreTests {
  private let hour = RateLimit(requests: 3, per: .seconds(3_600))
  private let day = RateLimit(requests: 5, per: .seconds(86_400))

  private func isGranted(_ store: RedisRateLimitStore, _ limits: [RateLimit], _ key: String = "acme") async throws
    -> Bool
  {
    try await store.take(limits, key: key) == .granted
  }

  @Test func processesShareEveryWindowOrNone() async throws {
    let server = try await RedisServer()
    let stores = try (0..<2).map { _ in RedisRateLimitStore(try RedisClient(url: server.url), processes: 2) }
    for number in 0..<3 { #expect(try await isGranted(stores[number % 2], [hour, day])) }
    #expect(try await !isGranted(stores[1], [hour, day]))
    // The refused one took nothing of the longer window.
    #expect(try await isGranted(stores[0], [day]))
    #expect(try await isGranted(stores[1], [day]))
    #expect(try await !isGranted(stores[0], [day]))
    #expect(try await isGranted(stores[0], [hour, day], "another account"))
    #expect(try await !server.contents().contains("acme"))
  }

  @Test func whatWasNotSentIsGivenBack() async throws {
    let server = try await RedisServer()
    let store = RedisRateLimitStore(try RedisClient(url: server.url), processes: 1)
    for _ in 0..<3 { #expect(try await isGranted(store, [hour])) }
    await store.settle([hour], key: "acme", wasSent: false)
    #expect(try await isGranted(store, [hour]))
    await store.settle([hour], key: "acme", wasSent: true)
    #expect(try await !isGranted(store, [hour]))
  }

  @Test func theWaitEndsWhenThereIsRoom() async throws {
    let server = try await RedisServer()
    let store = RedisRateLimitStore(try RedisClient(url: server.url), processes: 1)
    let window = RateLimit(requests: 1, per: .milliseconds(200))
    #expect(try await isGranted(store, [window]))
    await store.settle([window], key: "acme", wasSent: true)
    while case .wait(let wait) = try await store.take([window], key: "acme") {
      #expect(wait <= .milliseconds(210))
      try await Task.sleep(for: wait)
    }
  }

  @Test func whoCameFirstGoesFirst() async throws {
    let server = try await RedisServer()
    let stores = try (0..<3).map { _ in
      RedisRateLimitStore(try RedisClient(url: server.url), processes: 3, patience: .seconds(60))
    }
    let one = RateLimit(requests: 1, per: .seconds(3_600))
    #expect(try await isGranted(stores[0], [one]))
    #expect(try await !isGranted(stores[1], [one]))
    #expect(try await !isGranted(stores[2], [one]))
    await stores[0].settle([one], key: "acme", wasSent: false)
    #expect(try await !isGranted(stores[2], [one]))
    #expect(try await !isGranted(stores[0], [one]))
    #expect(try await isGranted(stores[1], [one]))
  }

  @Test func withoutTheServerEachProcessGoesOnWithItsShare() async throws {
    let server = try await RedisServer()
    let events = Locked<[String]>([])
    let ten = RateLimit(requests: 10, per: .seconds(3_600))
    let stores = try (0..<3).map { _ in
      RedisRateLimitStore(try RedisClient(url: server.url), processes: 8) { event in
        let text = if case .away(let share, _) = event { "away \(share)" } else { "back" }
        events.withLock { $0.append(text) }
      }
    }
    for store in stores {
      #expect(try await isGranted(store, [ten]))
      await store.settle([ten], key: "acme", wasSent: true)
    }
    #expect(try await isGranted(stores[1], [ten]))
    await stores[1].settle([ten], key: "acme", wasSent: true)
    server.kill()
    // Three are known: three of ten for each, two of which this one has used.
    #expect(try await isGranted(stores[1], [ten]))
    #expect(try await !isGranted(stores[1], [ten]))
    #expect(events.withLock { $0 } == ["away 3"])
    await stores[1].settle([ten], key: "acme", wasSent: true)
    try await server.start()
    // When it says that the server is back it has told what it used meanwhile: 5 of 10 are used, or 6 with the one it is granted.
    while events.withLock({ $0.last }) != "back" {
      _ = try await stores[1].take([ten], key: "acme")
      await Task.yield()
    }
    var granted = 0
    while try await isGranted(stores[2], [ten]) { granted += 1 }
    #expect(granted <= 4)
  }

  @Test func aServerThatForgotIsToldAgain() async throws {
    let server = try await RedisServer()
    let store = RedisRateLimitStore(try RedisClient(url: server.url), processes: 1)
    for _ in 0..<2 {
      #expect(try await isGranted(store, [hour]))
      await store.settle([hour], key: "acme", wasSent: true)
    }
    try await server.say("FLUSHALL")
    #expect(try await isGranted(store, [hour]))
    #expect(try await !isGranted(store, [hour]))
  }

  @Test func aServerWithoutMemoryIsAway() async throws {
    let server = try await RedisServer(["--maxmemory", "1", "--maxmemory-policy", "noeviction"])
    let events = Locked(0)
    let store = RedisRateLimitStore(try RedisClient(url: server.url), processes: 3) { _ in events.withLock { $0 += 1 } }
    #expect(try await isGranted(store, [hour]))
    #expect(try await !isGranted(store, [hour]))
    #expect(events.withLock { $0 } == 1)
  }
}
#endif
