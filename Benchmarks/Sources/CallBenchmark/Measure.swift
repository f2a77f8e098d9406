import CAllocationCounter

/// What one run of a body costs.
struct Cost {
  var microseconds: Double
  var allocations: Double
}

/// The least time of many rounds, noise of a shared machine only ever adds, and the allocations of one of them.
func cost(rounds: Int = 30, repeating count: Int = 1_000, _ body: () async throws -> Void) async rethrows -> Cost {
  var best = Duration.seconds(3600)
  var allocations = 0
  let clock = ContinuousClock()
  for _ in 0..<rounds {
    let before = allocation_count()
    let start = clock.now
    for _ in 0..<count { try await body() }
    best = min(best, start.duration(to: clock.now))
    allocations = allocation_count() - before
  }
  return Cost(microseconds: best / .microseconds(1) / Double(count), allocations: Double(allocations) / Double(count))
}

func line(_ name: String, _ ours: Cost, _ theirs: Cost) {
  func fixed(_ value: Double, _ width: Int) -> String {
    let text = value < 100 ? "\((value * 100).rounded() / 100)" : "\(Int(value.rounded()))"
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
  print(
    name + String(repeating: " ", count: max(0, 40 - name.count)), fixed(ours.microseconds, 9), "µs",
    fixed(ours.allocations, 8), "   ", fixed(theirs.microseconds, 9), "µs", fixed(theirs.allocations, 8))
}
