import HTTPTypes

/// Keeps the requests of one account, credential or address within its windows, and lets callers wait in line.
///
/// Waiting callers are suspended, not blocked; one of them keeps the time for all. The line is first come, first served
/// among callers that need the same windows; calls that are tried again go before all others, in their own order.
package final class RateLimiter: Sendable {
  private let state: Guarded<RateLimiterState>
  private let environment: RuntimeEnvironment
  /// Where those stand in line whom a store has told to wait.
  let storeLine = Turns<String>()

  init(environment: RuntimeEnvironment, longestServerDelay: Duration = .seconds(120)) {
    self.environment = environment
    state = Guarded(RateLimiterState(longestServerDelay: longestServerDelay))
  }

  /// The number of calls that wait.
  public var waiting: Int { state.withLock { $0.waiters.count } }

  /// Whether nothing is under way, waits or is counted.
  var isIdle: Bool {
    let now = environment.uptime()
    return state.withLock { $0.isIdle(at: now) }
  }

  /// The places of `limits`, to be given to ``acquire(_:operation:deadline:isReplay:)``.
  func places(of limits: [RateLimit]) -> [Int] {
    state.withLock { state in limits.map { state.place(of: $0) } }
  }

  /// Waits until a request may be sent; `deadline` is an instant of the environment's uptime.
  ///
  /// Throws ``RateLimitError`` as soon as it is clear that the wait would be too long, or `CancellationError`.
  nonisolated(nonsending) func acquire(_ windows: [Int], operation: String, deadline: Duration?, isReplay: Bool)
    async throws -> Passing
  {
    let now = environment.uptime()
    let entry = try state.withLock { state throws(RateLimitError) -> Entry in
      let passage = state.passage(windows, operation: operation)
      if state.takeAtOnce(passage, at: now) { return Entry(passage: passage) }
      let ticket = try state.enqueue(passage, deadline: deadline, isReplay: isReplay, now: now)
      return Entry(passage: passage, ticket: ticket, deliveries: state.advanceAndArm(at: now))
    }
    guard let ticket = entry.ticket else { return Passing(passage: entry.passage, asked: now, granted: now) }
    deliver(entry.deliveries)
    return Passing(passage: entry.passage, asked: now, granted: try await wait(ticket))
  }

  /// Takes in the answer to a request that was let through.
  func complete(_ passing: Passing, operation: String, answer: RateLimitAnswer) {
    // Silence about an allowance that nobody declared leaves nothing to remember.
    if answer.isSilent, passing.passage.windows.isEmpty, passing.passage.quotas.isEmpty { return }
    let now = environment.uptime()
    deliver(
      state.withLock { state in
        state.learn(answer, passage: passing.passage, operation: operation, granted: passing.granted, now: now)
        return state.advanceAndArm(at: now)
      })
  }

  /// Takes in that a request was not answered, or with `wasSent` false never left.
  func complete(_ passing: Passing, wasSent: Bool) {
    let now = environment.uptime()
    deliver(
      state.withLock { state in
        state.settle(passing.passage, wasSent: wasSent, now: now)
        return state.advanceAndArm(at: now)
      })
  }

  /// A request that has been let through.
  struct Passing: Sendable {
    let passage: RateLimitPassage
    let asked: Duration
    let granted: Duration
  }

  private struct Entry: Sendable {
    let passage: RateLimitPassage
    var ticket: Int?
    var deliveries: [RateLimitDelivery] = []
  }
}

extension RateLimiter {
  @inline(never)
  private func wait(_ ticket: Int) async throws -> Duration {
    var signal = await suspend(ticket)
    while true {
      switch signal {
      case .granted(let instant): return instant
      case .failed(let error): throw error
      case .lead: signal = await lead(ticket)
      }
    }
  }

  /// Keeps the time for all who wait, until this call is let through or is to look again.
  private func lead(_ ticket: Int) async -> RateLimitSignal {
    let now = environment.uptime()
    let (deliveries, wake) = state.withLock { $0.arm(ticket, at: now) }
    deliver(deliveries)
    guard let wake else { return await suspend(ticket) }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask {
        // A clock too coarse for what is left of a wait would never come to its end.
        guard (try? await self.environment.sleep(max(.milliseconds(1), wake - now))) != nil else { return }
        self.tick()
      }
      let signal = await self.suspend(ticket)
      group.cancelAll()
      return signal
    }
  }

  private func tick() {
    let now = environment.uptime()
    deliver(
      state.withLock { state in
        state.armed = nil
        return state.advanceAndArm(at: now)
      })
  }

  private func suspend(_ ticket: Int) async -> RateLimitSignal {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let caller = Waiter(continuation)
        if let signal = state.withLock({ $0.park(ticket, caller) }) { caller.resume(returning: signal) }
      }
    } onCancel: {
      let now = environment.uptime()
      deliver(state.withLock { $0.cancel(ticket, at: now) })
    }
  }

  private func deliver(_ deliveries: [RateLimitDelivery]) {
    for delivery in deliveries { delivery.caller.resume(returning: delivery.signal) }
  }
}
