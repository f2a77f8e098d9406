/// The gates of one client: one for each origin that its requests go to, those that obtain tokens included.
final class RateLimitGates: Sendable {
  private let limits: [RateLimit]
  private let configuration: RateLimiting
  private let environment: RuntimeEnvironment
  private let home: (origin: Origin, gate: RateLimitGate)?
  private let others = Locked<[Origin: RateLimitGate]>([:])

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
