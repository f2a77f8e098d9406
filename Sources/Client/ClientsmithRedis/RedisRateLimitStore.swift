#if Redis
import ClientsmithRuntime
import Logging

/// Keeps an account's rate limits in Redis or Valkey for all machines of a fleet: every window or none, by the server's clock, with
/// one script a call.
///
///     let redis = try RedisClient(url: "redis://redis.internal")
///     configuration.rateLimits = RateLimiting(account: "acme", store: RedisRateLimitStore(redis, processes: 8))
///
/// A request counts from the moment it is let through until a whole period after its answer, as in the process's own limiter.
/// Processes that wait are served in the order in which they came. While the server is away each process goes on with its share of
/// the limits; what it used then is told to the server when that is back.
public final class RedisRateLimitStore: RateLimitStore {
  /// What has become of the server, for logs and alarms.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Event: Sendable, Hashable {
    /// It is away: this process goes on with one part in `share` of each limit.
    case away(share: Int, RedisError)
    /// It is back.
    case back
  }

  private let redis: any RedisCommands
  private let prefix: String
  private let processes: Int
  private let grace: Duration
  private let patience: Duration
  private let logger: Logger?
  private let onEvent: (@Sendable (Event) -> Void)?
  private let environment: RuntimeEnvironment
  /// This process, as the server knows it.
  private let name = RedisTokenRecords.name()
  private let state: Locked<FleetShare>

  /// How long the server is left alone after it was away.
  private static let pause = Duration.seconds(1)

  /// A store over a server.
  ///
  /// `processes` is how many share the limits: one part in so many is what this one takes while the server is away and has not said
  /// how many there are. `grace` is how much longer than its period a request counts of which nothing is heard any more,
  /// because its process died; `patience` how long a process that waits in line may be late when its turn has come. `prefix` begins the names of its keys. `onEvent` is told when the server goes away and comes back, and
  /// must return at once; so is the logger, in one line.
  public init(
    _ redis: any RedisCommands, processes: Int, grace: Duration = .seconds(60),
    patience: Duration = .milliseconds(500), prefix: String = "clientsmith",
    logger: Logger? = nil, onEvent: (@Sendable (Event) -> Void)? = nil, environment: RuntimeEnvironment = .live
  ) {
    self.redis = redis
    self.processes = max(1, processes)
    self.grace = grace
    self.patience = patience
    self.prefix = prefix
    self.logger = logger
    self.onEvent = onEvent
    self.environment = environment
    state = Locked(FleetShare(processes: max(1, processes)))
  }

  /// Takes one request from every window or from none. Never throws for a server that is away.
  public func take(_ limits: [RateLimit], key: String) async throws -> RateLimitStoreAnswer {
    let place = RateLimitPlace(limits, key: key, prefix: prefix)
    let now = environment.uptime()
    if state.withLock({ $0.isAway(at: now) }) { return takeShare(place) }
    do {
      return try await ask(place)
    } catch {
      goAway(error)
      return takeShare(place)
    }
  }

  /// Tells of the answer, or gives the place back. What does not reach the server is given up there after a while.
  public func settle(_ limits: [RateLimit], key: String, wasSent: Bool) async {
    let place = RateLimitPlace(limits, key: key, prefix: prefix)
    let now = environment.uptime()
    let id = state.withLock { $0.settle(place, wasSent: wasSent, at: now) }
    guard let id, !state.withLock({ $0.isAway(at: now) }) else { return }
    let arguments = [id, wasSent ? "1" : "0", "", "", "", "\(place.lifetime(grace).milliseconds)", ""]
    do throws(RedisError) {
      _ = try await RateLimitScripts.settle.run(place.keys, place.arguments(arguments), on: redis)
    } catch {
      goAway(error)
    }
  }

  private func ask(_ place: RateLimitPlace) async throws(RedisError) -> RateLimitStoreAnswer {
    let id = RedisTokenRecords.name()
    // Twice where the counts are of another epoch: the server has lost them, or has never heard of this process.
    for _ in 0..<3 {
      let now = environment.uptime()
      let (epoch, missing) = state.withLock { $0.missing(at: place, now: now) }
      let arguments = [
        id, name, epoch, "\(grace.milliseconds)", "\(max(place.longest, .seconds(60)).milliseconds)",
        "\(place.lifetime(grace).milliseconds)", "\(patience.milliseconds)",
      ]
      let reply = try await RateLimitScripts.take.run(
        place.keys, place.arguments(arguments, missing: missing), on: redis)
      guard case .array(let parts) = reply, parts.count == 4, let outcome = parts[0].integer,
        let wait = parts[1].integer, let known = parts[2].text, let count = parts[3].integer
      else { throw RedisError(.malformed, "Redis replied something else than the script gives") }
      let answered = environment.uptime()
      let isBack = state.withLock { state in
        state.hear(place, epoch: known, processes: Int(clamping: count), told: outcome == 2 ? nil : missing)
        if outcome == 0 { state.grant(place, id: id, at: answered) }
        return state.comeBack()
      }
      if isBack { tell(.back) }
      switch outcome {
      case 0: return .granted
      case 1: return .wait(.milliseconds(max(1, wait)))
      default: continue
      }
    }
    throw RedisError(.malformed, "the counts in Redis are lost again and again")
  }

  private func takeShare(_ place: RateLimitPlace) -> RateLimitStoreAnswer {
    let now = environment.uptime()
    return state.withLock { $0.takeShare(place, at: now) }
  }

  private func goAway(_ error: RedisError) {
    let now = environment.uptime()
    let share = state.withLock { $0.goAway(until: now + Self.pause) }
    if let share { tell(.away(share: share, error)) }
  }

  private func tell(_ event: Event) {
    switch event {
    case .away(let share, let error):
      logger?.warning(
        "the rate limit store is away", metadata: ["share": "1/\(share)", "error": "\(error.description)"])
    case .back: logger?.notice("the rate limit store is back")
    }
    onEvent?(event)
  }
}
#endif
