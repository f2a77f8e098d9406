import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a response says about being tried again.
struct RetryHints: Sendable, Equatable {
  private enum Delay: Equatable {
    case seconds(Double)
    case until(Double)
  }

  /// `x-should-retry`, which overrules the policy's statuses.
  private(set) var shouldRetry: Bool?
  private var delay: Delay?

  private static let shouldRetryName = HTTPField.Name("x-should-retry")
  private static let milliseconds = HTTPField.Name("retry-after-ms")

  /// Reads `x-should-retry`, `retry-after-ms` and `Retry-After` (RFC 9110 §10.2.3: seconds or a date).
  init(_ headers: HTTPFields) {
    if let name = Self.shouldRetryName, let text = headers[name] {
      shouldRetry = text == "true" ? true : text == "false" ? false : nil
    }
    if let name = Self.milliseconds, let text = headers[name], let value = Double(text), value.isFinite {
      delay = .seconds(value / 1000)
    } else if let text = headers[.retryAfter] {
      if let value = Double(text), value.isFinite {
        delay = .seconds(value)
      } else if let date = HTTPDate.seconds(text) {
        // Counted from the server's own time where it tells it, so that a wrong clock here does no harm.
        delay = headers[.date].flatMap(HTTPDate.seconds).map { .seconds(date - $0) } ?? .until(date)
      }
    }
  }

  /// The wait that is asked for, or nil where there is none or it is over already.
  func delay(at environment: RuntimeEnvironment) -> Duration? {
    let seconds: Double
    switch delay {
    case .seconds(let value): seconds = value
    case .until(let date): seconds = date - environment.now().timeIntervalSince1970
    case nil: return nil
    }
    return seconds > 0 ? .bounded(seconds: seconds) : nil
  }
}
