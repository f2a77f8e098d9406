import Testing

@testable import ClientsmithRuntime

/// When a refresh token may be sent, by what is remembered of those before.
struct TokenClaimsTests {
  @Test func aStoredTokenIsSentOnce() throws {
    let claims = Record()
    #expect(claims.claim("r1", stored: "r1", isFirst: false))
    try claims.reread()
    #expect(!claims.claim("r1", stored: "r1", isFirst: false))
    #expect(!claims.claim("r1", stored: "r1", isFirst: true))
    claims.stored("r2")
    #expect(claims.claim("r2", stored: "r2", isFirst: false))
  }

  @Test(arguments: [nil, "r2"])
  func aTokenThatTheStoreDoesNotHoldIsNotSent(stored: String?) {
    let claims = Record()
    #expect(!claims.claim("r1", stored: stored, isFirst: false))
    #expect(claims.isEmpty)
  }

  /// Whatever has been saved and removed since.
  @Test func aProgramsFirstTokenIsSentOnce() throws {
    let claims = Record()
    #expect(claims.claim("r0", stored: nil, isFirst: true))
    claims.stored("r1")
    try claims.reread()
    #expect(!claims.claim("r0", stored: nil, isFirst: true))
    #expect(!claims.claim("r0", stored: "r1", isFirst: true))
    #expect(claims.claim("another", stored: "r1", isFirst: true))
  }

  @Test func whatNeverReachedTheServiceIsSentAgain() throws {
    let claims = Record()
    #expect(claims.claim("r0", stored: nil, isFirst: true))
    claims.release("r0", isSteady: false)
    try claims.reread()
    #expect(claims.isEmpty)
    #expect(claims.claim("r0", stored: nil, isFirst: true))
  }

  @Test func aTokenThatStayedGoodIsSentWhoeverDiedWithIt() throws {
    let claims = Record()
    #expect(claims.claim("r1", stored: "r1", isFirst: false))
    claims.release("r1", isSteady: true)
    for _ in 0..<2 {
      try claims.reread()
      #expect(claims.claim("r1", stored: "r1", isFirst: false))
    }
  }

  /// Tokens without the claimed one's successor, as those of a login beside it.
  @Test func theSameTokenStoredAgainStaysClaimed() {
    let claims = Record()
    #expect(claims.claim("r1", stored: "r1", isFirst: false))
    claims.stored("r1")
    #expect(!claims.claim("r1", stored: "r1", isFirst: false))
  }
}

/// What a store remembers, between two readings.
private final class Record {
  private var claims = TokenClaims()

  var isEmpty: Bool { claims.isEmpty }

  func claim(_ digest: String, stored: String?, isFirst: Bool) -> Bool {
    claims.claim(digest, stored: stored, isFirst: isFirst)
  }

  func release(_ digest: String, isSteady: Bool) { claims.release(digest, isSteady: isSteady) }

  func stored(_ digest: String?) { claims.stored(digest) }

  func reread() throws {
    claims = try #require(TokenClaims(JSONReader.decode(JSONValue.self, from: JSONWriter.encode(claims.json))))
  }
}
