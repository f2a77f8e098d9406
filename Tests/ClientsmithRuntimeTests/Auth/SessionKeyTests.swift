import Testing

@testable import ClientsmithRuntime

/// What tells sessions apart, and what is written of it.
@Suite struct SessionKeyTests {
  @Test func wordsAreNotRunTogether() {
    func digest(_ words: String...) -> String {
      SessionKey(server: "https://a", scheme: "s", account: SessionAccount(words: words)).digest
    }
    #expect(digest("ab", "c") != digest("a", "bc"))
    #expect(digest("a", "") != digest("a"))
    #expect(digest("a").count == 64)
  }

  @Test func aServerIsKnownInEverySpellingAndNoOtherIs() {
    func key(_ server: String) -> SessionKey { SessionKey(server: server, scheme: "s", account: SessionAccount("a")) }
    #expect(key("https://API.example.com:443/v1/") == key("https://api.example.com/v1"))
    #expect(key("https://api.example.com/staging") != key("https://api.example.com/production"))
    #expect(key("http://api.example.com") != key("https://api.example.com"))
  }

  /// The same text in every process: worked out by another implementation.
  @Test func theDigestStaysWhatItIs() {
    let key = SessionKey(server: "https://a", scheme: "s", account: SessionAccount("ada"))
    #expect(key.digest == "8586d31327e7bd5f02f5fd2ba52ef9be07e44b43128a9baf34f94c8facfdcc6c")
    let secret = SessionKey(server: "https://a", scheme: "s", account: .known(by: "key"))
    #expect(secret.digest == "5b2a677983375608494ed099b2e19232bed91e9e46aab642687a7b18783db6d9")
  }

  @Test func nothingShowsANameOrASecret() {
    let key = SessionKey(server: "https://a", scheme: "s", account: SessionAccount(words: ["ada"], secrets: ["hidden"]))
    let seal = SessionSeal(key, .texts(["hidden"]))
    for value in [key.account, key.description, SessionSecret.texts(["hidden"]), seal, seal.text] as [Any] {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), dumped] {
        #expect(!text.contains("ada") && !text.contains("hidden"))
      }
    }
  }

  @Test func aSealIsOfOneKeyAndOneSecret() throws {
    let key = SessionKey(server: "https://a", scheme: "s", account: SessionAccount("ada"))
    let other = SessionKey(server: "https://b", scheme: "s", account: SessionAccount("ada"))
    var tokens = TokenSet(accessToken: "t")
    tokens.seal = SessionSeal(key, .texts(["one"]))
    let stored = try #require(TokenSet(revealed: tokens.revealedJSON()))
    #expect(SessionSealer(key, .texts(["one"])).isOurs(stored))
    #expect(!SessionSealer(key, .texts(["two"])).isOurs(stored))
    #expect(!SessionSealer(key, .none).isOurs(stored))
    #expect(!SessionSealer(key, .unseen()).isOurs(stored))
    #expect(!SessionSealer(other, .texts(["one"])).isOurs(stored))
    tokens.seal = nil
    #expect(!SessionSealer(key, .texts(["one"])).isOurs(tokens))
    let unseen = SessionSealer(key, .unseen())
    tokens.seal = unseen.seal()
    #expect(unseen.isOurs(tokens))
  }

  /// RFC 7914 section 11, and a common vector of SHA-256.
  @Test func stretchingIsPBKDF2() {
    func derive(_ secret: String, _ salt: String, _ rounds: Int) -> String {
      Hexadecimal.text(KeyedDigest.stretched(Array(secret.utf8), salt: Array(salt.utf8), rounds: rounds))
    }
    #expect(derive("passwd", "salt", 1) == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")
    #expect(derive("password", "salt", 2) == "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43")
    let long = "passwordPASSWORDpasswordpasswordPASSWORDpasswordpasswordPASSWORDpassword"
    #expect(derive(long, "salt", 3) == "1bb5e29ffb19fa40d67bb828cfe471e4d326ce6526bfa15ab49c1feedede562e")
  }
}
