import HTTPTypes

/// The texts of a response's rate-limit headers.
struct RateLimitFields: Sendable {
  private var limits: [String] = []
  private var policies: [String] = []
  private var limit: String?
  private var remaining: String?
  private var reset: String?
  private var resource: String?

  /// The most fields of one name that are read, as a field's members are limited too: an answer of ten thousand quotas would keep the
  /// limiter busy for seconds, and all calls that wait for it.
  private static let most = 8

  /// Collects them in one pass; nil, at the price of a look at each name's length and first letter, where there are none.
  init?(_ headers: HTTPFields) {
    var isEmpty = true
    for field in headers {
      let name = field.name.canonicalName
      let length = name.utf8.count
      guard length >= 9, length <= 22, let first = name.utf8.first, first == 0x72 || first == 0x78 else { continue }
      if add(name, field.value) { isEmpty = false }
    }
    if isEmpty { return nil }
  }

  private mutating func add(_ name: String, _ value: String) -> Bool {
    switch name {
    case "ratelimit": if limits.count < Self.most { limits.append(value) }
    case "ratelimit-policy": if policies.count < Self.most { policies.append(value) }
    case "ratelimit-limit", "x-ratelimit-limit", "x-rate-limit-limit": limit = limit ?? value
    case "ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining": remaining = remaining ?? value
    case "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset": reset = reset ?? value
    case "x-ratelimit-resource": resource = value
    default: return false
    }
    return true
  }

  /// What they say; `serverNow` gives the server's time in seconds since 1970, for resets written as an instant.
  func statements(serverNow: () -> Double) -> [RateLimitStatement] {
    var statements = structured()
    if statements.isEmpty, limit != nil || remaining != nil {
      var statement = RateLimitStatement(name: resource)
      statement.limit = limit.flatMap { Self.integer($0.prefix { $0 != "," && $0 != ";" }) }
      statement.period = limit.flatMap(Self.window)
      statement.remaining = remaining.flatMap { Self.integer($0[...]) }
      statement.reset = reset.flatMap { Self.reset($0, serverNow: serverNow) }
      statements.append(statement)
    }
    return statements
  }

  /// `RateLimit: "burst";r=12;t=5` with the quota and window of `RateLimit-Policy: "burst";q=50;w=10`, or draft 7's
  /// `RateLimit: limit=50, remaining=12, reset=5`.
  private func structured() -> [RateLimitStatement] {
    guard !limits.isEmpty else { return [] }
    let policies = Dictionary(policies.flatMap(RateLimitItem.list).map { ($0.name, $0) }) { first, _ in first }
    let items = limits.flatMap(RateLimitItem.list)
    if let flat = RateLimitItem.merged(items), flat.parameters["remaining"] != nil {
      var statement = RateLimitStatement()
      statement.limit = flat.parameters["limit"]
      statement.remaining = flat.parameters["remaining"]
      statement.reset = flat.parameters["reset"].map { .bounded(seconds: Double($0)) }
      return [statement]
    }
    return items.compactMap { item in
      let policy = policies[item.name]
      // Bytes or connections are no requests: nothing can be told from them about the next one.
      guard let remaining = item.parameters["r"], policy?.unit ?? "requests" == "requests" else { return nil }
      return RateLimitStatement(
        name: item.name.isEmpty ? nil : item.name, limit: policy?.parameters["q"], remaining: remaining,
        reset: item.parameters["t"].map { .bounded(seconds: Double($0)) },
        period: policy?.parameters["w"].map { .bounded(seconds: Double($0)) })
    }
  }

  /// Seconds from now, or, from a billion on, an instant in seconds (or milliseconds) since 1970, or an HTTP date.
  private static func reset(_ text: String, serverNow: () -> Double) -> Duration? {
    guard let value = Double(text), value.isFinite else {
      return HTTPDate.seconds(text).map { .bounded(seconds: $0 - serverNow()) }
    }
    if value >= 100_000_000_000 { return .bounded(seconds: value / 1000 - serverNow()) }
    return .bounded(seconds: value >= 1_000_000_000 ? value - serverNow() : value)
  }

  /// The window of `100, 100;w=60`.
  private static func window(_ text: String) -> Duration? {
    RateLimitItem.list(text).compactMap { $0.parameters["w"] }.first.map { .bounded(seconds: Double($0)) }
  }

  private static func integer(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != " " }
    return (Int64(digits) ?? Double(digits).flatMap { Int64(exactly: $0.rounded(.down)) }).map { Int(clamping: $0) }
  }
}
