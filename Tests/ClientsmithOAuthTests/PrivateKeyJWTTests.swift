import ClientsmithRuntime
import Crypto
import Foundation
import Testing

@testable import ClientsmithOAuth

@Suite(.timeLimit(.minutes(25))) struct PrivateKeyJWTTests {
  private let recorder = Recorder()

  private func decode(_ part: Substring) throws -> [UInt8] {
    let text = String(part).replacing("-", with: "+").replacing("_", with: "/")
    let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
    return Array(try #require(Data(base64Encoded: padded)))
  }

  private func assertion(_ key: SigningKey) async throws -> [Substring] {
    let context = context(recorder) { _, _ in (200, #"{"access_token":"t","token_type":"Bearer"}"#) }
    let client = OAuthClient(
      id: "app", authentication: .privateKeyJWT(key, keyID: "k1"), endpoints: OAuthEndpoints(token: "/oauth/token"))
    _ = try await ClientCredentialsGrant(client).acquire(for: context)
    let form = await recorder.form(0)
    #expect(form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
    #expect(form["client_id"] == "app")
    return (form["client_assertion"] ?? "").split(separator: ".")
  }

  @Test func theAssertionIsSignedAndSaysWhatTheStandardAsks() async throws {
    let key = P256.Signing.PrivateKey()
    let parts = try await assertion(.es256(pem: Secret(key.pemRepresentation)))
    try #require(parts.count == 3)
    let header = try JSONReader.decode(JSONValue.self, from: decode(parts[0]))
    let claims = try JSONReader.decode(JSONValue.self, from: decode(parts[1]))
    #expect(header["alg"]?.stringValue == "ES256")
    #expect(header["kid"]?.stringValue == "k1")
    #expect(claims["iss"]?.stringValue == "app")
    #expect(claims["sub"]?.stringValue == "app")
    #expect(claims["aud"]?.stringValue == "https://api.example.com/oauth/token")
    #expect(claims["iat"]?.intValue == 1_800_000_000)
    #expect(claims["exp"]?.intValue == 1_800_000_060)
    #expect(claims["jti"]?.stringValue?.count == 43)
    let signature = try P256.Signing.ECDSASignature(rawRepresentation: decode(parts[2]))
    #expect(key.publicKey.isValidSignature(signature, for: Array("\(parts[0]).\(parts[1])".utf8)))
  }

  @Test func otherAlgorithmsSignToo() async throws {
    let key = Curve25519.Signing.PrivateKey()
    let parts = try await assertion(.ed25519(Array(key.rawRepresentation)))
    let text = Array("\(parts[0]).\(parts[1])".utf8)
    #expect(key.publicKey.isValidSignature(try decode(parts[2]), for: text))
  }

  @Test func aKeyShowsNothing() {
    let key = SigningKey.hs256("hidden-secret")
    var dumped = ""
    dump(PrivateKeyJWT(key), to: &dumped)
    #expect(!dumped.contains("hidden") && !"\(key)".contains("hidden"))
  }

  @Test func aKeyThatCannotSignIsATypedError() async {
    struct Broken: Error {}
    let error = await authenticationError {
      _ = try await assertion(SigningKey(algorithm: "X") { _ in throw Broken() })
    }
    #expect(error?.kind == .malformedCredential)
    #expect(error?.underlying is Broken)
  }
}
