import Testing

@testable import ClientModel

/// The raw material of names: words, identifiers, and what is taken.
@Suite struct WordTests {
  @Test(
    "A name falls into words where a reader sees them",
    arguments: [
      ("perPage", ["per", "page"]), ("per_page", ["per", "page"]), ("page[size]", ["page", "size"]),
      ("HTTPServer", ["http", "server"]), ("userIDs", ["user", "ids"]), ("ABCDef", ["abc", "def"]),
      ("created-at", ["created", "at"]), ("v2Items", ["v2", "items"]), ("slack_linked?", ["slack", "linked"]),
      ("Runbooks::Step", ["runbooks", "step"]), ("text/yaml", ["text", "yaml"]), ("don't", ["dont"]),
      ("OAuth2Token", ["oauth2", "token"]), ("IPv4Address", ["ipv4", "address"]),
      ("GraphQLQuery", ["graphql", "query"]),
      ("", []), ("___", []),
    ])
  func words(name: String, words: [String]) {
    #expect(WordSplitter.words(of: name) == words)
  }

  @Test("Signs that tell names apart become words")
  func signs() {
    #expect(WordSplitter.words(of: "+1") == ["plus", "1"])
    #expect(WordSplitter.words(of: "-1") == ["minus", "1"])
    #expect(WordSplitter.words(of: "-created") == ["descending", "created"])
    #expect(WordSplitter.words(of: "*") == ["any"])
    #expect(WordSplitter.words(of: ">=") == ["greater", "equal"])
  }

  @Test("Letters of any script stay, what Swift has no place for goes")
  func scripts() {
    #expect(WordSplitter.words(of: "Größe") == ["größe"])
    #expect(WordSplitter.words(of: "名前") == ["名前"])
    #expect(WordSplitter.words(of: "a😀b") == ["a", "b"])
    #expect(SwiftIdentifier.member(of: "😀") == "value")
  }

  @Test("Members are lower camel case, types upper, and abbreviations keep one case")
  func identifiers() {
    #expect(SwiftIdentifier.member(of: "account_id") == "accountID")
    #expect(SwiftIdentifier.member(of: "ID") == "id")
    #expect(SwiftIdentifier.member(of: "URLs") == "urls")
    #expect(SwiftIdentifier.type(of: "user_ids") == "UserIDs")
    #expect(SwiftIdentifier.type(of: "oauth-app") == "OAuthApp")
    #expect(SwiftIdentifier.type(of: "ipv6_range") == "IPv6Range")
    #expect(SwiftIdentifier.type(of: "IncidentStatus") == "IncidentStatus")
  }

  @Test("A name never begins with a digit and is never empty")
  func digits() {
    #expect(SwiftIdentifier.member(of: "2fa") == "value2fa")
    #expect(SwiftIdentifier.type(of: "3d_model") == "Model3dModel")
    #expect(SwiftIdentifier.type([]) == "Model")
  }

  @Test("Keywords are quoted, and those that quotes do not save are renamed")
  func keywords() {
    var scope = NameScope()
    #expect(scope.takeMember("default") == "`default`")
    #expect(scope.takeMember("self") == "selfValue")
    #expect(scope.takeMember("init") == "initValue")
    #expect(scope.takeMember("Type") == "typeValue")
    #expect(scope.takeMember("none") == "noneValue")
  }

  @Test("A taken name gets the smallest free number, apart from a number of its own")
  func numbering() {
    var scope = NameScope()
    #expect([scope.take("a"), scope.take("a"), scope.take("a")] == ["a", "a2", "a3"])
    #expect([scope.take("b1"), scope.take("b1")] == ["b1", "b1_2"])
    #expect([scope.take("c", "d"), scope.take("c", "d"), scope.take("c", "d")] == ["c", "d", "d2"])
  }

  @Test("Types differ in more than case, since they become files")
  func caseInsensitive() {
    var scope = NameScope(ignoresCase: true)
    #expect(scope.take("ASC") == "ASC")
    #expect(scope.take("Asc") == "Asc2")
  }

  @Test(
    "Plurals are told from singulars",
    arguments: [
      ("incidents", "incident"), ("categories", "category"), ("statuses", "status"), ("boxes", "box"),
      ("addresses", "address"), ("aliases", "alias"), ("status", "status"), ("analysis", "analysis"),
      ("databases", "database"), ("people", "person"),
    ])
  func plurals(plural: String, singular: String) {
    #expect(Nouns.stem(plural) == singular)
  }
}
