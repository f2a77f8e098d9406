/// What answers tell of the allowance.
extension RateLimiterState {
  /// The most quotas to remember: names come from the server.
  private static let mostQuotas = 512

  /// Takes in an answer to a request that was let through at `granted`.
  mutating func learn(
    _ answer: RateLimitAnswer, passage: RateLimitPassage, operation: String, granted: Duration, now: Duration
  ) {
    settle(passage, wasSent: true, now: now)
    if answer.isRefusal {
      refuse(answer, passage: passage, operation: operation, granted: granted, now: now)
    } else {
      for index in passage.windows { windows[index].succeed() }
      for name in passage.quotas { quotas[name]?.succeed() }
    }
    for statement in answer.statements {
      learn(statement, passage: passage, operation: operation, granted: granted, now: now)
    }
  }

  mutating func settle(_ passage: RateLimitPassage, wasSent: Bool, now: Duration) {
    for index in passage.windows { windows[index].settle(wasSent: wasSent, now: now) }
    for name in passage.quotas { quotas[name]?.settle(wasSent: wasSent) }
  }

  private mutating func refuse(
    _ answer: RateLimitAnswer, passage: RateLimitPassage, operation: String, granted: Duration, now: Duration
  ) {
    // A reset too far away is no wait, but perhaps a number in another unit: the client feels its way by itself then.
    let resets = answer.statements.filter { $0.remaining == 0 }.compactMap(\.reset).filter { $0 <= longestServerDelay }
    let wait = answer.wait ?? resets.max()
    let cap = longestServerDelay
    for index in passage.windows { windows[index].refuse(sent: granted, wait: wait, cap: cap, now: now) }
    for name in passage.quotas { quotas[name]?.refuse(sent: granted, wait: wait, cap: cap, now: now) }
    // Nothing is known of whose allowance it was but that this operation needs it.
    if passage.windows.isEmpty, passage.quotas.isEmpty, let wait {
      addQuota(operation, to: operation, now: now)
      quotas[operation]?.refuse(sent: granted, wait: wait, cap: cap, now: now)
    }
  }

  private mutating func learn(
    _ statement: RateLimitStatement, passage: RateLimitPassage, operation: String, granted: Duration, now: Duration
  ) {
    // Some servers write "no limit" as a limit of 0 or -1 left.
    guard let remaining = statement.remaining, remaining >= 0, statement.limit ?? 1 > 0 else { return }
    if let index = passage.windows.first(where: { statement.describes(windows[$0].limit) }) {
      return windows[index].learn(
        remaining: remaining, reset: statement.reset, cap: longestServerDelay, now: now)
    }
    // Without a reset the number says nothing about the next minute.
    guard let reset = statement.reset else { return }
    let name = statement.name ?? operation
    addQuota(name, to: operation, now: now)
    let hint = ServerHint(source: .reset, heard: now, wait: reset, cap: longestServerDelay)
    quotas[name]?.learn(limit: statement.limit, remaining: remaining, reset: hint, sent: granted)
  }

  private mutating func addQuota(_ name: String, to operation: String, now: Duration) {
    if quotas[name] == nil {
      if quotas.count >= Self.mostQuotas { forgetIdleQuotas(at: now) }
      guard quotas.count < Self.mostQuotas else { return }
      quotas[name] = RateQuota()
    }
    if quotaNames[operation]?.contains(name) != true { quotaNames[operation, default: []].append(name) }
  }

  private mutating func forgetIdleQuotas(at now: Duration) {
    quotas = quotas.filter { !$0.value.isIdle(at: now) }
    let kept = quotas
    quotaNames = quotaNames.compactMapValues { names in
      let names = names.filter { kept[$0] != nil }
      return names.isEmpty ? nil : names
    }
  }
}
