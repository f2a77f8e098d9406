#if Redis
import ClientsmithRuntime

/// An allowance on the server: the names of its keys, and its windows as the scripts want them.
struct RateLimitPlace: Sendable, Hashable {
  let limits: [RateLimit]
  let key: String
  private let base: String

  /// `key` may hold a host and an account's name: what is written is its digest.
  init(_ limits: [RateLimit], key: String, prefix: String) {
    self.limits = limits
    self.key = key
    base = "\(prefix):limit:{\(RedisTokenRecords.digest(Secret(key)))}"
  }

  /// In the order that the scripts expect. Callers with the same windows stand in one line.
  var keys: [String] {
    let windows = limits.map { "\($0.requests)/\($0.period.milliseconds)/\($0.group ?? "")" }
    let line = windows.joined(separator: ",")
    return ["\(base):epoch", "\(base):line:\(line)", "\(base):due:\(line)", "\(base):processes"]
      + windows.flatMap { ["\(base):way:\($0)", "\(base):times:\($0)", "\(base):counts:\($0)"] }
  }

  /// The longest of the periods.
  var longest: Duration { limits.map(\.period).max() ?? .seconds(1) }

  /// How long the keys are kept when nobody asks.
  func lifetime(_ grace: Duration) -> Duration { longest + grace + .seconds(60) }

  /// The scripts' arguments; `missing` is how many requests the server's counts lack of each window.
  func arguments(_ head: [String], missing: [Int] = []) -> [[UInt8]] {
    var words = head
    for (index, limit) in limits.enumerated() {
      let grain = max(1, limit.period.milliseconds / 2_000)
      words += ["\(limit.requests)", "\(limit.period.milliseconds)", "\(grain)"]
      words.append(missing.indices.contains(index) ? "\(missing[index])" : "0")
    }
    return words.map { Array($0.utf8) }
  }

  static func == (left: RateLimitPlace, right: RateLimitPlace) -> Bool {
    left.key == right.key && left.limits == right.limits
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(limits)
  }
}
#endif
