import Foundation
import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct SecretTests {
  private struct Login: Codable {
    var user = "ada"
    var key: Secret = "sk-very-secret"
  }

  @Test func nothingShowsASecret() throws {
    let login = Login()
    var dumped = ""
    dump(login, to: &dumped)
    let tokens = TokenSet(accessToken: "sk-very-secret", refreshToken: "sk-very-secret")
    let field = TokenField("password", "sk-very-secret")
    for text in [
      dumped, "\(login)", String(reflecting: login), "\(login.key)", "\(tokens)", String(reflecting: tokens),
      "\(field)", String(describing: Mirror(reflecting: login.key).children.map(\.value)),
      "\(AppliedAuthorization.nothing)",
    ] {
      #expect(!text.contains("very"), "\(text)")
    }
  }

  @Test func encodingASecretThrowsAndWhatHidesOneIsNotReadAsOne() throws {
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(Login()) }
    #expect(throws: EncodingError.self) { try PropertyListEncoder().encode(["key": Secret("sk-very-secret")]) }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Login.self, from: Data(#"{"user":"ada","key":"[secret]"}"#.utf8))
    }
  }

  @Test func noAuthenticatorShowsItsSecret() {
    let shown: [Any] = [
      APIKeyAuthenticator("sk-very-secret", name: "X-Key", in: .header),
      APIKeyAuthenticator("sk-very-secret", name: "key", in: .query),
      BasicAuthenticator(username: "ada", password: "sk-very-secret"), BearerAuthenticator("sk-very-secret"),
      ClientSecret.basic("sk-very-secret"),
      TokenAuthenticator(TokenExchange(acquire: .login(), initialRefreshToken: "sk-very-secret")),
      Credential(scheme: "key", BearerAuthenticator("sk-very-secret")),
      CredentialSet([Credential(scheme: "key", BearerAuthenticator("sk-very-secret"))]),
    ]
    let base64 = Data("ada:sk-very-secret".utf8).base64EncodedString()
    for one in shown {
      var dumped = ""
      dump(one, to: &dumped)
      for text in [dumped, "\(one)", String(reflecting: one)] {
        #expect(!text.contains("very") && !text.contains(base64), "\(text)")
      }
    }
  }

  @Test func aSecretIsReadFromAConfigurationFile() throws {
    let login = try JSONDecoder().decode(Login.self, from: Data(#"{"user":"ada","key":"abc"}"#.utf8))
    #expect(login.key.reveal() == "abc")
  }

  @Test func secretsAreEqualByText() {
    #expect(Secret("abc") == Secret("abc"))
    #expect(Secret("abc") != Secret("abd"))
    #expect(Secret("abc") != Secret("abcd"))
  }
}

@Suite(.timeLimit(.minutes(25))) struct ScopeTests {
  @Test func listsAreReadWithSpacesAndCommas() {
    #expect(Scope.list("models.read models.generate") == ["models.read", "models.generate"])
    #expect(Scope.list("models.read,models.generate, a") == ["models.read", "models.generate", "a"])
    #expect(Scope.list("") == [])
  }

  @Test(arguments: [
    ("urn:firstquadrant:*:*:read", "urn:firstquadrant:user:*:read", true),
    ("urn:firstquadrant:*:*:read", "urn:firstquadrant:campaign:list:read", true),
    ("urn:firstquadrant:*:*:read", "urn:firstquadrant:user:*:write", false),
    ("urn:firstquadrant:user:*:read", "urn:firstquadrant:*:*:read", false),
    ("models.read", "models.read", true), ("models.*", "models.read", true), ("models.*", "users.read", false),
    ("*", "anything", true), ("urn:a:*", "urn:a:b:c", true), ("urn:a:*:c", "urn:a:b", false),
    ("https://x.example/auth/drive", "https://x.example/auth/drive.readonly", false),
  ])
  func wildcardsCover(granted: String, required: String, covers: Bool) {
    #expect(Scope(granted).covers(Scope(required)) == covers)
  }

  @Test func whatIsMissingKeepsItsOrder() {
    let granted: Set<Scope> = ["b", "x.*"]
    #expect(granted.missing(from: ["c", "b", "x.y", "a"]) == ["c", "a"])
  }
}
