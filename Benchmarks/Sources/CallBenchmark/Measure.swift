import CAllocationCounter
import Foundation

/// What one run of a body costs.
struct Cost {
  var microseconds: Double
  var allocations: Double
}

/// The least processor time of many rounds, and the allocations of the last. Processor time does not grow when other
/// programs want the machine; of what noise is left, the least is the nearest to the truth.
func cost(rounds: Int = 30, repeating count: Int = 1_000, _ body: () async throws -> Void) async rethrows -> Cost {
  var best = Double.infinity
  var allocations = 0
  for _ in 0..<rounds {
    let before = allocation_count()
    let start = processorTime()
    for _ in 0..<count { try await body() }
    best = min(best, processorTime() - start)
    allocations = allocation_count() - before
  }
  return Cost(microseconds: best / Double(count), allocations: Double(allocations) / Double(count))
}

/// Microseconds that processors have spent on this process: a task may move from thread to thread.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1_000_000 + Double(time.tv_nsec) / 1_000
}

/// Prints one comparison.
func line(_ name: String, _ ours: Cost, _ theirs: Cost) {
  func fixed(_ value: Double, _ width: Int) -> String {
    let text = value < 100 ? "\((value * 100).rounded() / 100)" : "\(Int(value.rounded()))"
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
  print(
    name + String(repeating: " ", count: max(0, 34 - name.count)), fixed(ours.microseconds, 9), "µs",
    fixed(ours.allocations, 8), "   ", fixed(theirs.microseconds, 9), "µs", fixed(theirs.allocations, 8))
}
