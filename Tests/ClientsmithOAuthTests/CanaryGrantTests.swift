import Crypto
import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithOAuth
@testable import ClientsmithRuntime

/// Secrets of the OAuth flows show in nothing that can be printed: neither in the flows themselves nor in what they throw.
@Suite(.timeLimit(.minutes(25))) struct CanaryGrantTests {
  static let canary = "c4n4ry-Sings+In/Clear="
  private let recorder = Recorder()

  private func client(_ authentication: any ClientAuthentication = .none) -> OAuthClient {
    OAuthClient(
      id: "app", authentication: authentication,
      endpoints: OAuthEndpoints(
        token: "/token", authorization: "/authorize", deviceAuthorization: "/device", revocation: "/revoke"))
  }

  private func expectSilence(_ values: [Any], sourceLocation: SourceLocation = #_sourceLocation) {
    for value in values {
      var dumped = ""
      dump(value, to: &dumped)
      let shown = [dumped, "\(value)", String(reflecting: value), (value as? any Error)?.localizedDescription ?? ""]
      for text in shown {
        #expect(!text.contains("c4n4ry"), "\(type(of: value)): \(text)", sourceLocation: sourceLocation)
        let packed = Data(Self.canary.utf8).base64EncodedString()
        #expect(!text.contains(packed), "\(type(of: value)): \(text)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test func `nothing that is given to a flow`() throws {
    let secret = Secret(Self.canary)
    let pem = P256.Signing.PrivateKey().pemRepresentation
    let key = try SigningKey.es256(pem: Secret(pem))
    var request = OAuthRequest()
    request.set("client_secret", Self.canary)
    request.set("code_verifier", Self.canary)
    let clients = [client(.basic(secret)), client(.post(secret)), client(.privateKeyJWT(.hs256(secret)))]
    expectSilence([
      ProofKey(verifier: secret), PendingAuthorization(url: "https://x", state: "s", verifier: secret), request,
      PasswordGrant(clients[0], username: "ada", password: secret), ClientCredentialsGrant(clients[1]),
      RefreshTokenGrant(clients[2], refreshToken: secret),
      TokenExchange(
        acquire: TokenOperation("login", .post, "/login", fields: [TokenField("password", secret)], token: "/t"),
        initialAccessToken: secret, initialRefreshToken: secret),
      TokenSet(accessToken: secret, refreshToken: secret), ProvidedToken(secret), clients,
      TokenAuthenticator(RefreshTokenGrant(clients[2], refreshToken: secret)),
      DeviceAuthorizationGrant(clients[0], account: "ada") { _ in },
      AuthorizationCodeFlow(client: clients[0], redirectURI: "https://x"),
    ])
    var dumped = ""
    dump(PrivateKeyJWT(key), to: &dumped)
    #expect(!dumped.contains(pem.split(separator: "\n")[1].prefix(20)))
    #expect(throws: (any Error).self) { try SigningKey.es256(pem: secret) }
    do { _ = try SigningKey.es256(pem: secret) } catch { expectSilence([error]) }
  }

  /// Repeats all that it was sent, as careless servers do.
  private func echo() -> AuthorizationContext {
    context(recorder) { request, count in
      if request.path == "/device" {
        return (
          200,
          #"{"device_code":"\#(Self.canary)","user_code":"U","verification_uri":"https://v","expires_in":60,"interval":1}"#
        )
      }
      return (
        400,
        #"{"error":"invalid_grant","error_description":"\#(Self.canary) is no good","error_uri":"https://e/\#(Self.canary)"}"#
      )
    }
  }

  @Test func `nothing that a flow throws when the server repeats what it was sent`() async throws {
    let context = echo()
    let secret = Secret(Self.canary)
    var errors: [AuthenticationError?] = []
    let device = DeviceAuthorizationGrant(client(), account: "ada") { _ in }
    errors.append(await authenticationError { _ = try await device.acquire(for: context) })
    let password = PasswordGrant(client(.post("other")), username: "ada", password: secret)
    errors.append(await authenticationError { _ = try await password.acquire(for: context) })
    let refresh = RefreshTokenGrant(client(), refreshToken: secret)
    errors.append(await authenticationError { _ = try await refresh.refresh(secret, for: context) })
    let credentials = ClientCredentialsGrant(client(.post(secret)))
    errors.append(await authenticationError { _ = try await credentials.acquire(for: context) })
    let basic = ClientCredentialsGrant(client(.basic(secret)))
    errors.append(await authenticationError { _ = try await basic.acquire(for: context) })
    let flow = AuthorizationCodeFlow(client: client(), redirectURI: "https://app/cb")
    let pending = try await flow.start(for: context)
    let redirect = "https://app/cb?state=\(pending.state)&code=\(Self.canary.replacing("+", with: "%2B"))"
    errors.append(await authenticationError { _ = try await flow.finish(redirect, of: pending, for: context) })
    let verifier = PendingAuthorization(url: pending.url, state: pending.state, verifier: secret)
    errors.append(
      await authenticationError {
        _ = try await flow.finish("https://app/cb?state=\(pending.state)&code=abcdef", of: verifier, for: context)
      })
    for error in errors {
      #expect(error?.code == "invalid_grant")
      #expect(error?.detail == "[secret] is no good")
      expectSilence([error as Any])
    }
    #expect(errors.count == 7)
  }
}
