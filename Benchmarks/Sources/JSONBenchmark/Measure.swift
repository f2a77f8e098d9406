import Foundation

/// The least processor time that each of two bodies took, in milliseconds. Processor time does not grow when other
/// programs want the machine; of what noise is left, the least is the nearest to the truth.
func compare(
  rounds: Int = 30, _ ours: () throws -> Void, _ theirs: () throws -> Void
) rethrows -> (ours: Double, theirs: Double) {
  var best = (ours: Double.infinity, theirs: Double.infinity)
  for _ in 0..<rounds {
    let start = threadTime()
    try theirs()
    let middle = threadTime()
    try ours()
    let end = threadTime()
    best = (min(best.ours, end - middle), min(best.theirs, middle - start))
  }
  return best
}

/// Milliseconds that the processor has spent on this thread.
private func threadTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

/// Prints one comparison over a text of so many bytes.
func report(_ name: String, _ times: (ours: Double, theirs: Double), bytes: Int) {
  let rate = Double(bytes) / 1000 / times.ours
  print(
    name.padded(to: -34), "\(times.ours.rounded(to: 100)) ms".padded(to: 10),
    "\(times.theirs.rounded(to: 100)) ms".padded(to: 12), "\(Int(rate)) MB/s".padded(to: 10),
    "\((times.theirs / times.ours).rounded(to: 10))×".padded(to: 8))
}

extension String {
  /// With blanks before it, or behind it if `width` is negative.
  fileprivate func padded(to width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? self + blanks : blanks + self
  }
}

extension Double {
  fileprivate func rounded(to scale: Double) -> Double { (self * scale).rounded() / scale }
}
