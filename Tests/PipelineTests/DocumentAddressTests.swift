import Testing

@testable import Pipeline

/// Which addresses are asked, and what of them is shown.
@Suite struct DocumentAddressTests {
  @Test(arguments: [
    ("https://a.example/b.yaml", "https://a.example/b.yaml"),
    ("https://u:p@a.example/b?c=d#e", "https://a.example/b?c=…"),
    ("https://u@p@a.example", "https://a.example"), ("https://a.example?d", "https://a.example?…"),
    ("https://a.example/b?c=&d=${E}&${F}&g=${H}i", "https://a.example/b?c=&d=${E}&${F}&g=…"),
    ("https://a.example/b#token=c", "https://a.example/b"), ("specs/a.yaml?b=c", "specs/a.yaml?b=c"),
    ("specs/a://b", "specs/a://b"), ("-", "-"),
  ])
  func whatIsShownHasNoSecrets(text: String, shown: String) { #expect(DocumentAddress.shown(text) == shown) }

  @Test(arguments: [
    ("https://a.example", "https"), ("HTTPS://a.example", "https"), ("http://localhost:8080/a", "http,https"),
    ("http://[::1]:80/", "http,https"), ("http://[::1]", "http,https"), ("http://127.0.0.1?a", "http,https"),
    ("http://a.example", nil), ("http://localhost.a.example", nil), ("http://127.0.0.1:80@a.example", nil),
    ("http://[::1].a.example", nil), ("http://localhost:80a/", nil), ("file:///a", nil), ("ftp://localhost", nil),
  ])
  func onlyThisMachineIsAskedWithoutTLS(text: String, schemes: String?) throws {
    #expect(try #require(DocumentAddress(text)).schemes == schemes)
  }

  @Test func valuesCannotLeadElsewhere() throws {
    let address = try #require(DocumentAddress("https://${HOST}/a/${PART}?b=${QUERY}"))
    let values = ["HOST": "a.example/@b", "PART": "../c", "QUERY": "d&e=f\"\n"]
    #expect(
      try address.resolved { values[$0] } == "https://a.example%2F%40b/a/..%2Fc?b=d%26e%3Df%22%0A")
    #expect(throws: DocumentAddress.Fault.self) { try address.resolved { _ in "" } }
    for text in [
      "https://a.example/${b}", "https://a.example/${B", "https://a.example/ b", "https://a.example/\"b", "https://",
    ] {
      #expect(try #require(DocumentAddress(text)).fault != nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("a=b", nil), ("access_token=b", "access_token"), ("x=1&X-Api-Key=b", "X-Api-Key"), ("sig=a", "sig"),
    ("token=${TOKEN}", nil), ("token=", nil), ("page_key_count=1", nil),
  ])
  func aSecretIsKnownByItsName(query: String, name: String?) throws {
    #expect(try #require(DocumentAddress("https://a.example/b?\(query)")).openSecret == name)
  }
}
