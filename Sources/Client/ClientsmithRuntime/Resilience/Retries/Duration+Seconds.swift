extension Duration {
  /// The duration in seconds, as exactly as a `Double` holds it.
  var inSeconds: Double {
    let parts = components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  /// Seconds as a duration, from nothing to a century: what a server sends may be negative, huge or not a number.
  static func bounded(seconds: Double) -> Duration {
    guard seconds > 0 else { return .zero }
    return .seconds(min(seconds, 3_155_760_000))
  }
}
