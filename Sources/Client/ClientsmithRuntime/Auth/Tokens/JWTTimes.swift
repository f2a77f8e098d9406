#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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
