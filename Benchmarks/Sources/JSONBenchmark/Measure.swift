/// The least time that `body` took in so many rounds: noise of a shared machine only ever adds.
func milliseconds(rounds: Int = 40, _ body: () throws -> Void) rethrows -> Double {
  var best = Duration.seconds(3600)
  let clock = ContinuousClock()
  for _ in 0..<rounds {
    best = min(best, try clock.measure { try body() })
  }
  return best / .milliseconds(1)
}

func line(_ name: String, _ ours: Double, _ theirs: Double, bytes: Int) {
  func fixed(_ value: Double, _ width: Int, _ digits: Int) -> String {
    let scale = digits == 0 ? 1.0 : digits == 1 ? 10 : 100
    let text = "\((value * scale).rounded() / scale)"
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
  let rate = Double(bytes) / 1000 / ours
  print(
    name + String(repeating: " ", count: max(0, 34 - name.count)), fixed(ours, 8, 2), "ms", fixed(theirs, 9, 2), "ms",
    fixed(rate, 7, 0), "MB/s", fixed(theirs / ours, 7, 1) + "×")
}
