import Testing

@testable import ClientsmithRuntime

/// RFC 3986's own examples (section 5.4), and what must never be taken for a server.
@Suite(.timeLimit(.minutes(25))) struct URLReferenceTests {
  private func resolve(_ reference: String, at base: String) throws -> String? {
    let base = try #require(URLReference(base))
    let origin = try #require(base.origin)
    let target = RequestTarget(
      origin: origin, authority: origin.authority, path: base.path + (base.query.map { "?\($0)" } ?? ""))
    return URLReference(reference)?.resolved(against: target).map { $0.origin.text + $0.path }
  }

  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
    ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"),
    ("g#s", "http://a/b/c/g"), ("g?y#s", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
    ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
  ])
  func `references are resolved as RFC 3986 says`(reference: String, expected: String) throws {
    #expect(try resolve(reference, at: "http://a/b/c/d;p?q") == expected)
  }

  @Test(arguments: [
    "mailto:a@b", "ftp://a/b", "https://user@host/", "https://user:pw@host/", "https:///x", "https://a b/",
    "https://a:0/", "https://a:70000/", "https://a:x/", "https://[::1", "https://a\r\nHost: b/", "javascript:1",
    "https://a\\@b/",
  ])
  func `what is no http URL is refused`(text: String) {
    #expect(URLReference(text)?.origin == nil)
    #expect((try? ServerAddress(text)) == nil)
  }

  @Test func `an origin is compared as RFC 6454 says`() throws {
    let address = try ServerAddress("HTTPS://API.Example.com:443/v1//")
    #expect(address.text == "https://api.example.com/v1")
    #expect(try ServerAddress("https://api.example.com").origin == address.origin)
    #expect(try ServerAddress("http://api.example.com:443").origin != address.origin)
    #expect(try ServerAddress("https://api.example.com.").origin != address.origin)
    #expect(try ServerAddress("https://[2001:db8::1]:8443/x").authority == "[2001:db8::1]:8443")
  }

  @Test func `this machine is known by its names`() throws {
    for name in ["localhost", "LOCALHOST", "api.localhost", "127.0.0.1", "127.8.9.10", "[::1]"] {
      #expect(try ServerAddress("http://\(name):80").origin.isLoopback, "\(name)")
    }
    for name in ["localhost.evil.com", "127.0.0.1.evil.com", "127.0.0.256", "128.0.0.1", "notlocalhost", "[::2]"] {
      #expect(try !ServerAddress("http://\(name)").origin.isLoopback, "\(name)")
    }
  }
}
