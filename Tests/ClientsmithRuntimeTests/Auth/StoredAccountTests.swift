import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// Whose session a shared store gives to whom: his who signed in, and nobody else's.
@Suite(.timeLimit(.minutes(25))) struct StoredAccountTests {
  private let store = MemoryTokenStore()
  /// Answers with a token for what it was sent.
  private let service = TokenService { _, body, _ in
    TokenService.token(body.filter { $0.isLetter || $0.isNumber }, refresh: "r", expiresIn: 3600)
  }

  private func login(_ fields: [(String, String)]) -> TokenAuthenticator {
    let operation = TokenOperation(
      "login", .post, "/login", fields: fields.map { TokenField($0.0, Secret($0.1)) }, token: "/access_token",
      expiry: .secondsFromNow("/expires_in"), refreshToken: "/refresh_token")
    return TokenAuthenticator(TokenExchange(acquire: operation, refresh: .refresh), store: store)
  }

  private func token(_ authenticator: TokenAuthenticator) async throws -> String? {
    try await service.authorize(authenticator).header
  }

  @Test func peopleOfOneTenantHaveSessionsOfTheirOwn() async throws {
    let ada = try await token(login([("tenant", "acme"), ("username", "ada"), ("password", "1")]))
    let eve = try await token(login([("tenant", "acme"), ("username", "eve"), ("password", "2")]))
    #expect(ada?.contains("ada") == true)
    #expect(eve?.contains("eve") == true)
    #expect(service.count == 2)
  }

  @Test func whoHasNothingButASecretIsKnownByIt() async throws {
    let one = try await token(login([("apiToken", "first")]))
    let two = try await token(login([("apiToken", "second")]))
    #expect(one?.contains("first") == true)
    #expect(two?.contains("second") == true)
    #expect(try await token(login([("apiToken", "first")])) == one)
    #expect(service.count == 2)
  }

  @Test func anotherSecretIsAnotherLogin() async throws {
    let first = [("username", "ada"), ("password", "old"), ("otp", "123456")]
    let before = try await token(login(first))
    #expect(try await token(login(first)) == before)
    #expect(service.count == 1)
    for other in [[first[0], ("password", "new"), first[2]], [first[0], first[1], ("otp", "654321")]] {
      #expect(try await token(login(other)) != before)
    }
    #expect(service.count == 3)
  }

  @Test func aFieldIsNoSecretForHoldingALetterSequence() async throws {
    let one = try await token(login([("shippingAccount", "a"), ("password", "x")]))
    let two = try await token(login([("shippingAccount", "b"), ("password", "x")]))
    #expect(one != two)
  }

  @Test func tokensForTwoAudiencesAreTwo() async throws {
    func grant(_ audience: String) -> TokenAuthenticator {
      let client = OAuthClient(
        id: "app", endpoints: OAuthEndpoints(token: "/token"), parameters: [OAuthParameter("audience", audience)])
      return TokenAuthenticator(ClientCredentialsGrant(client), store: store)
    }
    let one = try await token(grant("first"))
    let two = try await token(grant("second"))
    #expect(one?.contains("first") == true)
    #expect(two?.contains("second") == true)
  }

  @Test func limitsAreCountedByTheSamePerson() {
    func identity(_ token: String, isShared: Bool) -> String {
      CredentialSet([Credential(scheme: "s", login([("apiToken", token)]))])
        .identity(at: "https://a", isShared: isShared)
    }
    for isShared in [false, true] {
      #expect(identity("first", isShared: isShared) != identity("second", isShared: isShared))
      #expect(identity("first", isShared: isShared) == identity("first", isShared: isShared))
      #expect(!identity("first", isShared: isShared).contains("first"))
    }
  }

  @Test func providersAndSigningClosuresAreCountedApart() {
    func account(_ authenticator: any Authenticator) -> SessionAccount {
      Credential(scheme: "s", authenticator).account
    }
    func provider() -> BearerAuthenticator { BearerAuthenticator { ProvidedToken("t") } }
    let one = provider()
    #expect(account(one) == account(one))
    #expect(account(one) != account(provider()))
    let signing = CustomAuthenticator { _, _ in }
    let copy = signing
    #expect(account(signing) == account(copy))
    #expect(account(signing) != account(CustomAuthenticator { _, _ in }))
    #expect(account(BearerAuthenticator("a")) == account(BearerAuthenticator("a")))
  }

  /// A scheme of the user's own that says nothing of accounts: two of them are two, copies of one are one.
  @Test func whatSaysNothingIsCountedApartToo() {
    struct Silent: Authenticator {
      func authorize(
        _ request: inout HTTPRequest, for context: AuthorizationContext
      ) async throws -> AuthorizationStamp { .fixed }
    }
    func identity(_ credential: Credential) -> String {
      CredentialSet([credential]).identity(at: "https://a", isShared: true)
    }
    let one = Credential(scheme: "s", Silent())
    #expect(identity(one) == identity(one))
    #expect(identity(one) != identity(Credential(scheme: "s", Silent())))
  }
}
