import HTTPTypes

/// What stands between a connection's calls and the network: chooses the limiters of each call and passes it through them.
package final class RateLimitGate: Sendable {
  private struct RouteKey: Sendable, Hashable {
    let credential: String
    /// nil: the API's own, those of groups left out.
    let limits: [RateLimit]?
  }

  private let limits: [RateLimit]
  private let origin: String
  private let configuration: RateLimiting
  private let environment: RuntimeEnvironment
  private let routes = Guarded(Routes())

  private struct Routes: Sendable {
    var known = [RouteKey: RateLimitRoute]()
    /// The one asked for last: a client's calls nearly all take the same, and a comparison costs less than a hash.
    var last: (key: RouteKey, route: RateLimitRoute)?
  }

  /// A gate for the calls to one origin (`https://api.example.com`), with the limits of the whole API.
  public init(
    origin: String, limits: [RateLimit], configuration: RateLimiting = .automatic, environment: RuntimeEnvironment
  ) {
    self.origin = origin
    self.limits = limits
    self.configuration = configuration
    self.environment = environment
  }

  /// Waits until the call may be sent. Each attempt needs a permit of its own, which must be completed.
  ///
  /// `credential` tells credentials apart without revealing them; `limits` are those of an operation that belongs to a
  /// group; `deadline` is an instant of ``RuntimeEnvironment/uptime``; an attempt after the first is a replay and goes
  /// first. Throws ``RateLimitError``, `CancellationError` or what the store throws.
  nonisolated(nonsending) public func acquire(
    operation: String, credential: String, limits: [RateLimit]? = nil, deadline: Duration? = nil, isReplay: Bool = false
  ) async throws -> RateLimitPermit {
    guard configuration.isOn else { return RateLimitPermit(operation: operation) }
    return try await pass(
      route(RouteKey(credential: credential, limits: limits)), operation: operation, deadline: deadline,
      isReplay: isReplay)
  }

  /// The same for a request that belongs to no account yet, a login or one to a token endpoint: only what comes from this
  /// network address is counted.
  public func acquire(anonymous operation: String, deadline: Duration? = nil) async throws -> RateLimitPermit {
    guard configuration.isOn else { return RateLimitPermit(operation: operation) }
    return try await pass(anonymousRoute, operation: operation, deadline: deadline, isReplay: false)
  }

  nonisolated(nonsending) private func pass(
    _ route: RateLimitRoute, operation: String, deadline: Duration?, isReplay: Bool
  ) async throws -> RateLimitPermit {
    var permit = RateLimitPermit(operation: operation, route: route)
    for station in route.stations {
      do {
        let passing = try await station.limiter.acquire(
          station.windows, operation: operation, deadline: deadline, isReplay: isReplay)
        permit.add(passing)
        if let store = route.store, !station.limits.isEmpty {
          try await wait(for: store, at: station, deadline: deadline)
          permit.take(station, at: environment.uptime())
        }
      } catch {
        permit.completeUnsent()
        throw error
      }
    }
    return permit
  }

  /// Asks the store until it grants. Whoever is told to wait stands in line, so that one caller at a time asks again and nobody
  /// overtakes another.
  @inline(never)
  private func wait(for store: any RateLimitStore, at station: RateLimitStation, deadline: Duration?) async throws {
    var delay: Duration?
    if !station.limiter.storeLine.isTaken(station.line) {
      guard case .wait(let first) = try await store.take(station.limits, key: station.key) else { return }
      delay = first
    }
    let line = station.limiter.storeLine
    let turn: TokenLease
    if let free = line.leaseAtOnce(station.line) {
      turn = free
    } else {
      delay = nil
      turn = try await self.turn(in: line, station.line, deadline: deadline)
    }
    do {
      try await ask(store, at: station, first: delay, deadline: deadline)
      await turn.end()
    } catch {
      await turn.end()
      throw error
    }
  }

  private func ask(
    _ store: any RateLimitStore, at station: RateLimitStation, first: Duration?, deadline: Duration?
  ) async throws {
    var delay = first
    while true {
      if let delay {
        if let deadline, environment.uptime() + delay >= deadline {
          throw RateLimitError(reason: .deadline, wait: delay)
        }
        try await environment.sleep(max(.milliseconds(1), delay))
      }
      guard case .wait(let next) = try await store.take(station.limits, key: station.key) else { return }
      delay = next
    }
  }

  private func turn(in line: Turns<String>, _ key: String, deadline: Duration?) async throws -> TokenLease {
    guard let deadline else { return try await line.lease(key) }
    let left = max(.zero, deadline - environment.uptime())
    return try await withThrowingTaskGroup(of: TokenLease.self) { [environment] group in
      group.addTask { try await line.lease(key) }
      group.addTask {
        try await environment.sleep(left)
        throw RateLimitError(reason: .deadline, wait: left)
      }
      defer { group.cancelAll() }
      guard let turn = try await group.next() else { throw CancellationError() }
      return turn
    }
  }

  private func route(_ key: RouteKey) -> RateLimitRoute {
    let known = routes.withLock { routes -> RateLimitRoute? in
      if let last = routes.last, last.key == key { return last.route }
      guard let known = routes.known[key] else { return nil }
      routes.last = (key, known)
      return known
    }
    if let known { return known }
    let made = makeRoute(key)
    return routes.withLock { routes in
      // Credentials that change with every call must not pile up.
      if routes.known.count >= 256 { routes.known.removeAll() }
      routes.known[key] = made
      return made
    }
  }

  private var anonymousRoute: RateLimitRoute {
    let own = limits.filter { $0.group == nil && $0.scope == .address }
    return RateLimitRoute(
      stations: own.isEmpty ? [] : [station(own, key: "\(origin) address")], store: configuration.store,
      environment: environment)
  }

  private func makeRoute(_ key: RouteKey) -> RateLimitRoute {
    let limits = key.limits ?? self.limits.filter { $0.group == nil }
    let account = configuration.account.map { "account \($0)" } ?? "credential \(key.credential)"
    let owners = ["address", "credential \(key.credential)", account]
    var stations: [RateLimitStation] = []
    for owner in owners where !stations.contains(where: { $0.key == "\(origin) \(owner)" }) {
      let own = limits.filter { $0.owner(credential: key.credential, account: account) == owner }
      // The account's limiter is there even without limits: it learns them from the answers.
      guard !own.isEmpty || owner == account else { continue }
      stations.append(station(own, key: "\(origin) \(owner)"))
    }
    return RateLimitRoute(stations: stations, store: configuration.store, environment: environment)
  }

  private func station(_ limits: [RateLimit], key: String) -> RateLimitStation {
    let limiter = configuration.registry.limiter(
      for: key, environment: environment, longestServerDelay: configuration.longestServerDelay)
    return RateLimitStation(key: key, limits: limits, limiter: limiter, windows: limiter.places(of: limits))
  }
}

extension RateLimit {
  fileprivate func owner(credential: String, account: String) -> String {
    switch scope {
    case .account: account
    case .credential: "credential \(credential)"
    case .address: "address"
    }
  }
}

/// The limiters that a call passes, one after the other.
final class RateLimitRoute: Sendable {
  let stations: [RateLimitStation]
  let store: (any RateLimitStore)?
  let environment: RuntimeEnvironment

  init(stations: [RateLimitStation], store: (any RateLimitStore)?, environment: RuntimeEnvironment) {
    self.stations = stations
    self.store = store
    self.environment = environment
  }
}

/// One limiter on the way, and the windows that are to be passed there.
struct RateLimitStation: Sendable {
  let key: String
  let limits: [RateLimit]
  let limiter: RateLimiter
  let windows: [Int]

  /// What the line before a store is called.
  var line: String { "\(windows)" }
}

/// The gates of one client: one for each origin that its requests go to, those that obtain tokens included.
final class RateLimitGates: Sendable {
  private let limits: [RateLimit]
  private let configuration: RateLimiting
  private let environment: RuntimeEnvironment
  private let home: (origin: Origin, gate: RateLimitGate)?
  private let others = Locked([Origin: RateLimitGate]())

  init(_ description: APIDescription, _ configuration: ClientConfiguration, home: Origin?) {
    limits = description.rateLimits
    self.configuration = configuration.rateLimits
    environment = configuration.environment
    self.home = home.map { origin in
      (
        origin,
        RateLimitGate(
          origin: origin.text, limits: description.rateLimits, configuration: configuration.rateLimits,
          environment: configuration.environment)
      )
    }
  }

  /// The gate for requests to an origin; nil while rate limiting is off.
  func gate(to origin: Origin) -> RateLimitGate? {
    guard configuration.isOn else { return nil }
    if let home, home.origin == origin { return home.gate }
    return others.withLock { others in
      if let known = others[origin] { return known }
      let made = RateLimitGate(
        origin: origin.text, limits: limits, configuration: configuration, environment: environment)
      others[origin] = made
      return made
    }
  }
}
