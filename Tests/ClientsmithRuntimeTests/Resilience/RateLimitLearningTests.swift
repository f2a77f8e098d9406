import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// What the limiter makes of a server's headers.
@Suite(.timeLimit(.minutes(25))) struct RateLimitLearningTests {
  let time = VirtualTime()

  /// Dialects of "two left for five seconds".
  static let dialects: [[(String, String)]] = [
    [("RateLimit", "\"default\";r=2;t=5"), ("RateLimit-Policy", "\"default\";q=100;w=60")],
    [("RateLimit", "limit=100, remaining=2, reset=5")],
    [("RateLimit-Limit", "100, 100;w=60"), ("RateLimit-Remaining", "2"), ("RateLimit-Reset", "5")],
    [("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "2"), ("X-RateLimit-Reset", "5")],
    [("x-rate-limit-limit", "100"), ("x-rate-limit-remaining", "2"), ("x-rate-limit-reset", "1735689605")],
    [("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "2"), ("X-RateLimit-Reset", "1735689605123")],
    [("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "2.0"), ("X-RateLimit-Reset", "5.0")],
    // The server's clock is an hour fast, which its `Date` shows.
    [
      ("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "2"), ("X-RateLimit-Reset", "1735693205"),
      ("Date", "Wed, 01 Jan 2025 01:00:00 GMT"),
    ],
  ]

  @Test("an allowance that only headers tell of is kept to", arguments: dialects.indices)
  func dialect(index: Int) async throws {
    let time = time
    let headers = HTTPFields.of(Self.dialects[index])
    let gate = RateLimitGate.test(time.environment, limits: [])
    let starts = Locked<[Duration]>([])
    try await time.run {
      try await gate.acquire().complete(status: 200, headers: headers)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            let permit = try await gate.acquire()
            let now = time.now
            starts.withLock { $0.append(now) }
            try await time.sleep(.milliseconds(100))
            permit.complete(status: 200, headers: [:])
          }
        }
        try await group.waitForAll()
      }
    }
    let seconds = starts.withLock { $0.map(\.inSeconds) }
    #expect(seconds.prefix(2).allSatisfy { $0 == 0 }, "\(seconds)")
    #expect(seconds.dropFirst(2).allSatisfy { $0 >= 5 && $0 < 6 }, "\(seconds)")
  }

  @Test("one operation's allowance says nothing of another's, unless the server gives both one name")
  func names() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    let spent = HTTPFields.of([
      ("X-RateLimit-Limit", "10"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "60"),
    ])
    let named = spent.with("X-RateLimit-Resource", "core")
    try await time.run {
      try await gate.acquire(operation: "a", credential: "key").complete(status: 200, headers: spent)
      try await gate.acquire(operation: "b", credential: "key").complete(status: 200, headers: named)
      let open = named.with("X-RateLimit-Remaining", "9")
      try await gate.acquire(operation: "c", credential: "key").complete(status: 200, headers: [:])
      #expect(time.now == .zero)
      try await gate.acquire(operation: "d", credential: "key").complete(status: 200, headers: open)
      #expect(time.now == .zero)
      // `d` belongs to `core` as well, and the lowest number told of it holds until the reset.
      try await gate.acquire(operation: "d", credential: "key").complete(status: 200, headers: [:])
    }
    #expect(time.now >= .seconds(60))
  }

  @Test("one 429 with a time holds back the operation's other calls")
  func refusalWithoutLimits() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    try await time.run {
      let isGoverned = try await gate.acquire().complete(status: 429, headers: [.retryAfter: "7"])
      #expect(!isGoverned)
      try await gate.acquire().complete(status: 200, headers: [:])
    }
    #expect(time.now == .seconds(7))
  }

  @Test("after a refusal one call goes first, and all others follow its answer")
  func slowStart() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment)
    let starts = Locked<[Duration]>([])
    try await time.run {
      try await gate.acquire().complete(status: 429, headers: [.retryAfter: "2"])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<15 {
          group.addTask {
            let permit = try await gate.acquire()
            let now = time.now
            starts.withLock { $0.append(now) }
            try await time.sleep(.milliseconds(100))
            permit.complete(status: 200, headers: [:])
          }
        }
        try await group.waitForAll()
      }
    }
    let waves = Dictionary(grouping: starts.withLock { $0 }) { $0 }.sorted { $0.key < $1.key }.map(\.value.count)
    #expect(waves.first == 1, "\(waves)")
    #expect(waves.count > 3, "\(waves)")
  }

  @Test("no limit, written as a limit of nothing", arguments: [("0", "0"), ("-1", "-1")])
  func unlimited(limit: String, remaining: String) async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    let headers = HTTPFields.of(
      ("X-RateLimit-Limit", limit), ("X-RateLimit-Remaining", remaining), ("X-RateLimit-Reset", "60"))
    try await time.run { for _ in 0..<5 { try await gate.acquire().complete(status: 200, headers: headers) } }
    #expect(time.now == .zero)
  }

  @Test("headers without sense are no harm")
  func nonsense() async throws {
    let environment = time.environment
    for text in ["", "-1", "nan", "1e400", "99999999999999999999999", "a;b=c,,;;=", "\"", "0x10", "١"] {
      for name in ["RateLimit", "RateLimit-Policy", "RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"] {
        let fields = HTTPFields.of([
          ("RateLimit-Remaining", text), ("RateLimit-Reset", text), (name, text), ("Retry-After", text),
          ("retry-after-ms", text), ("Date", text),
        ])
        let gate = RateLimitGate.test(environment, limits: [])
        try await time.run {
          try await gate.acquire().complete(status: 429, headers: fields)
          // A wait of many digits is believed, and refused.
          do {
            try await gate.acquire().complete(status: 200, headers: [:])
          } catch is RateLimitError {}
        }
      }
    }
  }
}

extension HTTPFields {
  fileprivate func with(_ name: String, _ value: String) -> HTTPFields {
    var copy = self
    if let name = HTTPField.Name(name) { copy[name] = value }
    return copy
  }
}
