import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What an answer says about rate limits.
struct RateLimitAnswer: Sendable, Equatable {
  var isRefusal: Bool
  /// `Retry-After` of a refusal.
  var wait: Duration?
  var statements: [RateLimitStatement] = []

  /// Whether there is nothing to learn.
  var isSilent: Bool { !isRefusal && statements.isEmpty }

  /// Reads `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers), their older forms
  /// `RateLimit-Limit/-Remaining/-Reset`, and vendors' `X-RateLimit-*` and `X-Rate-Limit-*`.
  ///
  /// The environment is asked for where something has to be reckoned: most answers say nothing.
  init(status: Int, headers: HTTPFields, environment: @autoclosure () -> RuntimeEnvironment) {
    isRefusal = status == 429
    if isRefusal { wait = RetryHints(headers).delay(at: environment()) }
    guard let fields = RateLimitFields(headers) else { return }
    let environment = environment()
    statements = fields.statements(serverNow: {
      headers[.date].flatMap(HTTPDate.seconds) ?? environment.now().timeIntervalSince1970
    })
  }
}

/// One window or quota as an answer describes it.
struct RateLimitStatement: Sendable, Equatable {
  var name: String?
  var limit: Int?
  var remaining: Int?
  /// The time until the quota is made new.
  var reset: Duration?
  /// The length of the window.
  var period: Duration?

  /// Whether it speaks of this declared window: the numbers are the same.
  func describes(_ window: RateLimit) -> Bool {
    guard limit == window.requests else { return false }
    return period.map { $0 == window.period } ?? true
  }
}
