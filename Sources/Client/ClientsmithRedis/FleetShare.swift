#if Redis
import ClientsmithRuntime

/// What one process knows of a fleet's allowances: what it has used itself, and whether the server is there. Changed under a lock.
struct FleetShare: Sendable {
  /// One window as this process has used it.
  private struct Use: Sendable {
    /// All its requests that still count, and those among them that the server has not been told of.
    var own: ExpiryLog
    var untold: ExpiryLog
    var underWay = 0
    var last: Duration?

    init(_ limit: RateLimit) {
      own = ExpiryLog(granularity: limit.period / 2_000)
      untold = own
    }
  }

  /// A request that has been let through: by the server under a name, or by this process alone.
  private enum Grant: Sendable {
    case shared(String)
    case alone
  }

  private struct Account: Sendable {
    var epoch = ""
    var uses: [RateLimit: Use] = [:]
    var grants: [[RateLimit]: [Grant]] = [:]
  }

  private var accounts: [String: Account] = [:]
  private var processes: Int
  private var awayUntil: Duration?
  private var isAway = false

  init(processes: Int) { self.processes = processes }

  /// Whether the server is not to be asked.
  func isAway(at now: Duration) -> Bool { awayUntil.map { now < $0 } ?? false }

  /// The server did not answer. Gives the share where that is news.
  mutating func goAway(until: Duration) -> Int? {
    awayUntil = until
    defer { isAway = true }
    return isAway ? nil : processes
  }

  /// The server has answered. True where that is news.
  mutating func comeBack() -> Bool {
    awayUntil = nil
    defer { isAway = false }
    return isAway
  }

  /// The epoch of the counts that this process knows, and what they lack of its requests.
  mutating func missing(at place: RateLimitPlace, now: Duration) -> (epoch: String, counts: [Int]) {
    // Accounts that change with every call must not pile up.
    if accounts.count >= 1_024 { accounts = accounts.filter { $0.value.grants.contains { !$0.value.isEmpty } } }
    var account = accounts[place.key] ?? Account()
    let counts = place.limits.map { limit -> Int in
      var use = account.uses[limit] ?? Use(limit)
      use.untold.drop(until: now)
      account.uses[limit] = use
      return use.untold.total
    }
    accounts[place.key] = account
    return (account.epoch, counts)
  }

  /// Takes in what the server said; `told` is what it has been told of, nil where it has lost its counts and must be told of all.
  mutating func hear(_ place: RateLimitPlace, epoch: String, processes: Int, told: [Int]?) {
    self.processes = max(1, processes)
    guard var account = accounts[place.key] else { return }
    account.epoch = epoch
    for limit in told == nil ? Array(account.uses.keys) : place.limits {
      guard var use = account.uses[limit] else { continue }
      use.untold = told == nil ? use.own : ExpiryLog(granularity: limit.period / 2_000)
      account.uses[limit] = use
    }
    accounts[place.key] = account
  }

  /// A request was let through by the server.
  mutating func grant(_ place: RateLimitPlace, id: String, at now: Duration) {
    letThrough(place, .shared(id), at: now)
  }

  /// Lets a request through within this process's share.
  mutating func takeShare(_ place: RateLimitPlace, at now: Duration) -> RateLimitStoreAnswer {
    let account = accounts[place.key] ?? Account()
    var wait = Duration.zero
    for limit in place.limits {
      var use = account.uses[limit] ?? Use(limit)
      use.own.drop(until: now)
      let share = limit.requests / processes
      if share == 0 {
        // Less than one a period: one in as many periods as it takes.
        let next = use.last.map { $0 + limit.period * processes / limit.requests } ?? now
        wait = max(wait, next - now)
      } else if use.own.total + use.underWay >= share {
        wait = max(wait, use.own.first.map { $0 - now } ?? .milliseconds(50))
      }
    }
    if wait > .zero { return .wait(min(wait, .seconds(1))) }
    letThrough(place, .alone, at: now)
    return .granted
  }

  private mutating func letThrough(_ place: RateLimitPlace, _ grant: Grant, at now: Duration) {
    var account = accounts[place.key] ?? Account()
    for limit in place.limits {
      var use = account.uses[limit] ?? Use(limit)
      use.underWay += 1
      use.last = now
      account.uses[limit] = use
    }
    account.grants[place.limits, default: []].append(grant)
    accounts[place.key] = account
  }

  /// A request was answered, or not sent. Gives the name by which the server knows one of those that are under way.
  mutating func settle(_ place: RateLimitPlace, wasSent: Bool, at now: Duration) -> String? {
    guard var account = accounts[place.key], let grants = account.grants[place.limits], let grant = grants.first
    else { return nil }
    account.grants[place.limits] = Array(grants.dropFirst())
    for limit in place.limits {
      guard var use = account.uses[limit] else { continue }
      use.underWay = max(0, use.underWay - 1)
      if wasSent {
        use.own.drop(until: now)
        use.own.append(now + limit.period)
        if case .alone = grant { use.untold.append(now + limit.period) }
      }
      account.uses[limit] = use
    }
    accounts[place.key] = account
    guard case .shared(let id) = grant else { return nil }
    return id
  }
}
#endif
