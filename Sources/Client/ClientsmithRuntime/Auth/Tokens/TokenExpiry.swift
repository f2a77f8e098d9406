#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where a token's expiry is said, and in which form. The pointers are JSON Pointers into the answer.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum TokenExpiry: Sendable, Hashable {
  /// Nobody says: the token is used until it is refused.
  case unknown
  /// A number of seconds from now.
  case secondsFromNow(String)
  /// Seconds since 1970.
  case epochSeconds(String)
  /// Milliseconds since 1970.
  case epochMilliseconds(String)
  /// A date-time (RFC 3339).
  case dateTime(String)
  /// The same for every token.
  case fixed(Duration)

  /// What an answer says about a token's life.
  enum Reading: Equatable {
    case lifetime(Duration)
    case unknown
    /// An instant that is past already when the token is new: a clock is wrong.
    case past
  }

  /// Reads an answer. An absolute expiry counts from the server's own time, so that a wrong clock here does no harm.
  func read(_ answer: TokenEndpoint.Answer) -> Reading {
    switch self {
    case .unknown: .unknown
    case .fixed(let duration): duration > .zero ? .lifetime(duration) : .unknown
    case .secondsFromNow(let pointer): Self.relative(Self.number(answer.json.at(pointer)))
    case .epochSeconds(let pointer):
      // Some services say seconds and send milliseconds: as seconds those would be in the year 5138 or later.
      Self.absolute(Self.number(answer.json.at(pointer)).map { $0 > 1e11 ? $0 / 1000 : $0 }, answer.serverTime)
    case .epochMilliseconds(let pointer):
      Self.absolute(Self.number(answer.json.at(pointer)).map { $0 / 1000 }, answer.serverTime)
    case .dateTime(let pointer):
      Self.absolute(
        answer.json.at(pointer)?.stringValue.flatMap(DateTime.parse)?.timeIntervalSince1970, answer.serverTime)
    }
  }

  /// A number, also when it is written as a text.
  private static func number(_ value: JSONValue?) -> Double? {
    let number = value?.doubleValue ?? value?.stringValue.flatMap(Double.init)
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Zero and less mean, where they occur, that the token does not expire.
  private static func relative(_ seconds: Double?) -> Reading {
    guard let seconds, seconds > 0 else { return .unknown }
    return .lifetime(.bounded(seconds: seconds))
  }

  private static func absolute(_ seconds: Double?, _ now: Date) -> Reading {
    guard let seconds, seconds > 0 else { return .unknown }
    let rest = seconds - now.timeIntervalSince1970
    return rest > 0 ? .lifetime(.bounded(seconds: rest)) : .past
  }
}

/// When a JWT was issued and how long it lives (RFC 7519 section 4.1), as far as it says; nothing is verified, because nothing
/// depends on it but when to ask for the next one.
struct JWTTimes: Equatable {
  let issuedAt: Date
  let lifetime: Duration

  /// Nil for a token that is no JWT, or that lacks `iat` or `exp`.
  init?(_ token: Secret) {
    let parts = token.reveal().split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].utf8.count < 16_384 else { return nil }
    var text = String(parts[1].map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let payload = Base64.decode(text), let claims = try? JSONReader.decode(JSONValue.self, from: payload),
      let issued = claims["iat"]?.doubleValue, let expiry = claims["exp"]?.doubleValue, expiry > issued
    else { return nil }
    issuedAt = Date(timeIntervalSince1970: issued)
    lifetime = .bounded(seconds: expiry - issued)
  }
}
