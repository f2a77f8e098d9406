import Foundation
import Testing

@testable import ClientsmithRuntime

/// Programs that a platform vouches for, without a secret of their own.
@Suite(.timeLimit(.minutes(25))) struct WorkloadIdentityTests {
  private let service = TokenService()

  private func client(_ authentication: any ClientAuthentication = .none) -> OAuthClient {
    OAuthClient(
      id: "app", authentication: authentication, endpoints: OAuthEndpoints(token: "/oauth/token"),
      parameters: [OAuthParameter("audience", "https://a/")])
  }

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("token-\(UUID().uuidString)").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `a platform's token is exchanged, and read anew each time`() async throws {
    service.answers { _, _, count in TokenService.token("t\(count)", refresh: nil, expiresIn: 60) }
    let path = try file("first\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let authenticator = TokenAuthenticator(
      TokenExchangeGrant(client(), subject: .file(path), requested: .accessToken, scopes: ["read"]))
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    try "second".write(toFile: path, atomically: true, encoding: .utf8)
    service.advance(.seconds(61))
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
    #expect(
      service.bodies
        == ["first", "second"].map {
          "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=\($0)"
            + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
            + "&requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token&scope=read"
            + "&audience=https%3A%2F%2Fa%2F&client_id=app"
        })
  }

  @Test func `a platform's token stands for a client secret`() async throws {
    let grant = ClientCredentialsGrant(client(.platform(PlatformToken { Secret("federated") })))
    _ = try await service.authorize(TokenAuthenticator(grant))
    #expect(
      service.bodies == [
        "grant_type=client_credentials&audience=https%3A%2F%2Fa%2F&client_id=app"
          + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
          + "&client_assertion=federated"
      ])
  }

  @Test func `what cannot be read, or is empty, is said before anything is sent`() async throws {
    let empty = try file(" \n")
    defer { try? FileManager.default.removeItem(atPath: empty) }
    for path in ["/nowhere/token", empty] {
      let authenticator = TokenAuthenticator(TokenExchangeGrant(client(), subject: .file(path)))
      let error = await #expect(throws: AuthenticationError.self) { try await service.authorize(authenticator) }
      #expect(error?.kind == .malformedCredential)
    }
    #expect(service.bodies.isEmpty)
  }

  @Test func `nothing of it is printed`() {
    let token = PlatformToken { Secret("federated") }
    let grant = TokenExchangeGrant(client(.platform(token)), subject: token)
    var text = "\(token) \(grant)"
    dump(grant, to: &text)
    #expect(!text.contains("federated"))
  }
}
