import ServiceSimulators

extension Simulator {
  /// Refusals, failures and lost connections of every kind, and what else `also` does, spread over the requests to an
  /// endpoint so that about every third meets one.
  func addFaults(on endpoint: Endpoint, also: (@Sendable () async -> Void)? = nil) async {
    let times = 1_000
    await faults.add(.status(429, retryAfter: 2), on: endpoint, times: times, every: 11)
    await faults.add(.status(500), on: endpoint, times: times, every: 13)
    await faults.add(.status(503, retryAfter: 1), on: endpoint, times: times, every: 17)
    await faults.add(.dropBeforeReading, on: endpoint, times: times, every: 19)
    await faults.add(.dropAfterReading, on: endpoint, times: times, every: 23)
    await faults.add(.dropAfterProcessing, on: endpoint, times: times, every: 29)
    await faults.add(.truncate, on: endpoint, times: times, every: 7)
    if let also { await faults.add(.perform(also), on: endpoint, times: times, every: 31) }
  }
}
