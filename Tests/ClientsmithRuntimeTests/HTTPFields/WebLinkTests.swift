import ClientsmithRuntime
import Testing

struct WebLinkTests {
  @Test func theNextPageIsFound() {
    let field =
      #"<https://api.example.com/items?a=1,2&page=1>; rel="first", <https://api.example.com/items?page=3>; rel="next""#
    #expect(WebLink.target(of: "next", in: [field]) == "https://api.example.com/items?page=3")
    #expect(WebLink.target(of: "NEXT", in: ["", "x", field]) == "https://api.example.com/items?page=3")
    #expect(WebLink.target(of: "last", in: [field]) == nil)
  }

  @Test func everySpellingIsRead() {
    #expect(WebLink.target(of: "next", in: ["</b>;rel=next"]) == "/b")
    #expect(WebLink.target(of: "next", in: ["</b>;REL=NEXT;title=x"]) == "/b")
    #expect(WebLink.target(of: "next", in: [#"</b> ; rel = "start next" "#]) == "/b")
    #expect(
      WebLink.target(of: "next", in: [#"</a>; title="x, y; rel=\"next\""; rel=prev, ,, </b>; crossorigin; rel=next"#])
        == "/b")
    #expect(WebLink.target(of: "next", in: [#"</b>; rel="prev"; rel="next""#]) == nil)
    #expect(WebLink.target(of: "next", in: ["<>;rel=next"]) == "")
  }

  @Test func parametersAreKept() {
    let links = WebLink.parse(#"</a>; rel="next"; title*=UTF-8''caf%C3%A9; results="true"; cursor="a\"b""#)
    #expect(links.count == 1)
    #expect(links.first?.parameters.map(\.name) == ["rel", "title*", "results", "cursor"])
    #expect(links.first?.parameters.last?.value == #"a"b"#)
  }

  @Test(arguments: ["", ",", "<", "</a", "a", "</a>; rel=\"next", "</a>;", "</a>;;=;rel", "; rel=next", "</a> x, </b>"])
  func brokenFieldsAreReadAsFarAsTheyGo(field: String) {
    #expect(WebLink.parse(field).count <= 2)
  }
}

struct AuthenticationChallengeTests {
  @Test func aBearerChallengeHasItsParameters() {
    let field = #"Bearer realm="api, v1", error="invalid_token", error_description="The \"token\" expired",scope="a b""#
    let challenges = AuthenticationChallenge.parse(field)
    #expect(challenges.count == 1)
    #expect(challenges.first?.scheme == "bearer")
    #expect(challenges.first?["realm"] == "api, v1")
    #expect(challenges.first?["Error"] == "invalid_token")
    #expect(challenges.first?["error_description"] == #"The "token" expired"#)
    #expect(challenges.first?["scope"] == "a b")
  }

  @Test func severalChallengesInOneFieldAreToldApart() {
    let challenges = AuthenticationChallenge.parse(
      #"Basic realm="simple", Newauth realm=apps , type=1,  title="Login to \"apps\"", Negotiate, NTLM aGk=, Digest qop="auth", nonce=x"#
    )
    #expect(challenges.map(\.scheme) == ["basic", "newauth", "negotiate", "ntlm", "digest"])
    #expect(challenges[1].parameters.map(\.name) == ["realm", "type", "title"])
    #expect(challenges[1]["title"] == #"Login to "apps""#)
    #expect(challenges[3].token == "aGk=")
    #expect(challenges[4]["nonce"] == "x")
  }

  @Test func aMissingCommaIsForgiven() {
    let challenges = AuthenticationChallenge.parse(#"Bearer realm="x" error="y", Basic"#)
    #expect(challenges.map(\.scheme) == ["bearer", "basic"])
    #expect(challenges.first?["error"] == "y")
  }

  @Test(arguments: ["", ",", "=", "\"", "Bearer =", "Bearer realm=\"", "Bearer realm", "a=b", "Basic realm=\"x\" @"])
  func brokenFieldsAreReadAsFarAsTheyGo(field: String) {
    #expect(AuthenticationChallenge.parse(field).count <= 1)
  }
}
