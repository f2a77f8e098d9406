#if canImport(CryptoKit) || Crypto
import ClientsmithRuntime
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A signed assertion in place of a client secret (RFC 7523 section 2.2; OpenID Connect's `private_key_jwt`, and
/// `client_secret_jwt` with an HMAC key).
public struct PrivateKeyJWT: ClientAuthentication {
  private let key: SigningKey
  private let keyID: String?
  private let audience: String?
  private let lifetime: Duration

  /// `keyID` tells the server which of the client's keys it is; `audience` is the token endpoint unless the server wants its
  /// issuer.
  public init(_ key: SigningKey, keyID: String? = nil, audience: String? = nil, lifetime: Duration = .seconds(60)) {
    self.key = key
    self.keyID = keyID
    self.audience = audience
    self.lifetime = lifetime
  }

  /// The signing key.
  public var secret: SessionSecret { key.secret }

  /// Adds a new assertion; each has its own id, and dates by this machine's wall clock.
  public func authenticate(
    _ request: inout OAuthRequest, clientID: String, endpoint: String, for context: AuthorizationContext
  ) async throws {
    var header: JSONValue = ["alg": .string(key.algorithm), "typ": "JWT"]
    if let keyID { header["kid"] = .string(keyID) }
    let issuedAt = Int64(context.environment.now().timeIntervalSince1970)
    let claims: JSONValue = [
      "iss": .string(clientID), "sub": .string(clientID), "aud": .string(audience ?? endpoint),
      "iat": JSONValue(issuedAt), "exp": JSONValue(issuedAt + lifetime.components.seconds),
      "jti": .string(RandomText.make()),
    ]
    let parts = try [header, claims].map { Base64.encodeForURL(try JSONWriter.encode($0)) }
    let text = parts.joined(separator: ".")
    do {
      request.set("client_assertion", "\(text).\(try key.signature(of: text))")
    } catch {
      var failure = AuthenticationError(
        .malformedCredential, "the assertion could not be signed", scheme: context.scheme,
        operationID: context.operationID)
      failure.underlying = error
      throw failure
    }
    request.set("client_id", clientID)
    request.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
  }
}

extension ClientAuthentication where Self == PrivateKeyJWT {
  /// `private_key_jwt`.
  public static func privateKeyJWT(_ key: SigningKey, keyID: String? = nil, audience: String? = nil) -> PrivateKeyJWT {
    PrivateKeyJWT(key, keyID: keyID, audience: audience)
  }
}
#endif
