import LoopbackServers
import Testing
import Wire

/// Parameters in paths, as the server sees them.
@Suite struct PathTests {
  @Test(arguments: Carrier.allCases)
  func `every style, exploded and not`(carrier: Carrier) async throws {
    let list = ["red", "a/b"]
    let keys = Keys(semi: ";", dot: ".")
    let requests = try await carrier.requests { client in
      try await client.paths.simple(hello: "x y", list: list, keys: keys)
      try await client.paths.simpleExplodedPath(hello: "x y", list: list, keys: keys)
      try await client.paths.label(hello: "x y", list: list, keys: keys)
      try await client.paths.labelExplodedPath(hello: "x y", list: list, keys: keys)
      try await client.paths.matrix(hello: "x y", list: list, keys: keys)
      try await client.paths.matrixExplodedPath(hello: "x y", list: list, keys: keys)
    }
    #expect(
      requests.map(\.line) == [
        "GET /path/simple/x%20y/red,a%2Fb/semi,%3B,dot,. HTTP/1.1",
        "GET /path/simple-exploded/x%20y/red,a%2Fb/semi=%3B,dot=. HTTP/1.1",
        "GET /path/label/.x%20y/.red,a%2Fb/.semi,%3B,dot,. HTTP/1.1",
        "GET /path/label-exploded/.x%20y/.red.a%2Fb/.semi=%3B.dot=. HTTP/1.1",
        "GET /path/matrix/;hello=x%20y/;list=red,a%2Fb/;keys=semi,%3B,dot,. HTTP/1.1",
        "GET /path/matrix-exploded/;hello=x%20y/;list=red;list=a%2Fb/;semi=%3B;dot=. HTTP/1.1",
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `reserved characters, JSON and odd names`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.paths.reserved(text: "a:b@c/d?e#f%41[g]")
      try await client.paths.content(value: Point(x: 1, label: "é"))
      try await client.paths.names(aB: "1", cD: "2", ePercent20f: "3", gH: "4", number: 5)
      try await client.paths.sameNameTwice(id: 1, idQuery: 2, idHeader: 3)
    }
    #expect(
      requests.map(\.target) == [
        "/path/reserved/a:b@c%2Fd%3Fe%23f%41%5Bg%5D",
        "/path/content/%7B%22x%22%3A1%2C%22label%22%3A%22%C3%A9%22%7D",
        "/path/names/;a.b=1/;c%20d=2/;e%2520f=3/;g%5Bh%5D=4/v5.json",
        "/path/both/1?id=2",
      ])
    #expect(requests.last?.header("id") == "3")
  }

  @Test(arguments: ["", ".", ".."])
  func `a value that would lead to another resource is refused before anything is sent`(text: String) async throws {
    let requests = try await Carrier.asyncHTTPClient.requests { client in
      await #expect(throws: WireClient.Error.self) { try await client.paths.reserved(text: text) }
    }
    #expect(requests.isEmpty)
  }
}
