import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// What requests carry, byte for byte.
@Suite struct BodyTests {
  @Test(arguments: Carrier.allCases)
  func `JSON with every method`(carrier: Carrier) async throws {
    let point = Point(x: 1, label: "é\"\n")
    let requests = try await carrier.requests { client in
      try await client.bodies.sendJSON(point)
      try await client.bodies.patchJSON(Patch(title: .null, count: .value(2)))
      try await client.bodies.deleteMany(["a", "b"])
      try await client.bodies.queryByBody(point)
      try await client.bodies.copy("a \"string\"")
      try await client.bodies.sendString("")
      try await client.bodies.sendAny(["free": [1, nil, 2.50]])
    }
    #expect(
      requests.map { "\($0.line.prefix { $0 != " " }) \($0.header("Content-Type") ?? "-") \($0.bodyText)" } == [
        #"POST application/json {"x":1,"label":"é\"\n"}"#,
        #"PATCH application/merge-patch+json {"title":null,"count":2}"#,
        #"DELETE application/json ["a","b"]"#,
        #"QUERY application/json {"x":1,"label":"é\"\n"}"#,
        #"COPY application/json "a \"string\"""#,
        #"PUT application/json """#,
        #"POST application/json {"free":[1,null,2.5]}"#,
      ])
    #expect(requests.map { $0.header("Content-Length") } == requests.map { String($0.body.count) })
  }

  @Test func `a GET with a body`() async throws {
    let requests = try await Carrier.asyncHTTPClient.requests { client in
      try await client.bodies.searchByBody(Point(x: 1))
    }
    #expect(requests.first?.line == "GET /body/json HTTP/1.1")
    #expect(requests.first?.bodyText == #"{"x":1}"#)
  }

  @Test(arguments: Carrier.allCases)
  func `an optional body that is left out is no body`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.bodies.sendOptional()
      try await client.bodies.sendOptional(Point(x: 1))
    }
    #expect(requests.map(\.bodyText) == ["", #"{"x":1}"#])
    #expect(requests.map { $0.header("Content-Type") } == [nil, "application/json"])
    #expect(requests.first?.header("Content-Length") ?? "0" == "0")
  }

  @Test(arguments: Carrier.allCases)
  func `a form with an Encoding Object for each way`(carrier: Carrier) async throws {
    let form = BodiesResource.SendFormBody(
      name: "a b&c=é", age: 7, tags: ["x", "y z"], piped: ["1", "2"], point: Point(x: 1),
      deep: Filter(name: "n", sizes: [1, 2]), jsonValue: Point(x: 2, label: "l"), path: "/a/b?c", oddName: "~*-._")
    let requests = try await carrier.requests { client in
      try await client.bodies.sendForm(form)
      try await client.bodies.sendForm(BodiesResource.SendFormBody(name: ""))
    }
    #expect(requests.first?.header("Content-Type") == "application/x-www-form-urlencoded")
    #expect(
      requests.map(\.bodyText) == [
        "name=a+b%26c%3D%C3%A9&age=7&tags=x&tags=y+z&piped=1%7C2&point=%7B%22x%22%3A1%7D"
          + "&deep%5Bname%5D=n&deep%5Bsizes%5D%5B%5D=1&deep%5Bsizes%5D%5B%5D=2"
          + "&json=%7B%22x%22%3A2%2C%22label%22%3A%22l%22%7D&path=/a/b?c&odd+name%5B%5D=%7E*-._",
        "name=",
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `bytes and text of any type`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.bodies.sendBinary(.bytes([0, 255, 13, 10]))
      try await client.bodies.sendImage(.bytes([1, 2]))
      try await client.bodies.sendImage(.bytes([1, 2], contentType: "image/apng"))
      try await client.bodies.sendUnknown("thing")
      try await client.bodies.sendWildcard(.bytes([3], contentType: "image/webp"))
      try await client.bodies.sendText("grün")
      try await client.bodies.sendCSV("a;b\r\n1;2\r\n")
    }
    #expect(
      requests.map { $0.header("Content-Type") } == [
        "application/octet-stream", "image/png", "image/apng", "application/vnd.wire.thing", "image/webp",
        "text/plain; charset=utf-8", "text/csv",
      ])
    #expect(
      requests.map(\.body) == [
        [0, 255, 13, 10], [1, 2], [1, 2], Array("thing".utf8), [3], Array("grün".utf8), Array("a;b\r\n1;2\r\n".utf8),
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `bytes that are produced while they are sent`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      let chunks = AsyncStream<[UInt8]> { stream in
        for number in 0..<3 { stream.yield(Array("chunk \(number)\n".utf8)) }
        stream.finish()
      }
      try await client.bodies.sendBinary(.stream(chunks))
    }
    let request = try #require(requests.first)
    #expect(request.bodyText == "chunk 0\nchunk 1\nchunk 2\n")
    // URLSession may collect what has no length.
    guard carrier == .asyncHTTPClient else { return }
    #expect(request.header("Transfer-Encoding") == "chunked")
    #expect(request.header("Content-Length") == nil)
  }

  @Test(arguments: Carrier.allCases)
  func `a file is sent with its length, and its progress is told`(carrier: Carrier) async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString).bin")
    defer { try? FileManager.default.removeItem(at: file) }
    let content = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 13) })
    try content.write(to: file)
    let told = Locked<[TransferProgress]>([])
    let requests = try await carrier.requests { client in
      try await client.bodies.sendBinary(.file(file).reportingProgress { step in told.withLock { $0.append(step) } })
    }
    let request = try #require(requests.first)
    #expect(Data(request.body) == content)
    #expect(request.header("Content-Length") == "200000")
    #expect(told.withLock { $0.last?.completed } == 200_000)
  }

  @Test(arguments: Carrier.allCases)
  func `a body of several content types is sent as the one that was chosen`(carrier: Carrier) async throws {
    let bodies: [BodiesResource.SendEitherBody] = [
      .json(Point(x: 1)), .text("t"), .form(BodiesResource.SendEitherFormBody(a: "1", b: "2")),
      .multipart(BodiesResource.SendEitherMultipartBody(upload: .bytes([9], filename: "u"))), .xml(Parcel(id: 1)),
      .bytes(.bytes([7])),
    ]
    let requests = try await carrier.requests { client in
      try await client.bodies.sendEither()
      for body in bodies { try await client.bodies.sendEither(body) }
    }
    #expect(
      requests.map { $0.header("Content-Type")?.prefix { $0 != ";" } ?? "-" } == [
        "-", "application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
        "application/xml", "application/octet-stream",
      ])
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Parcel><id>1</id></Parcel>"
    #expect(
      requests.map(\.bodyText).enumerated().filter { $0.offset != 4 }.map(\.element) == [
        "", #"{"x":1}"#, "t", "a=1&b=2", xml, "\u{7}",
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `XML goes out and comes back`(carrier: Carrier) async throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<Parcel><id>7</id><weight>1.5</weight><at>2026-01-02T03:04:05Z</at>"
      + "<labels>a &amp; b</labels><labels>c</labels><from><x>1</x><label>l</label></from></Parcel>"
    let parcel = Parcel(
      id: 7, weight: 1.5, at: Date(timeIntervalSince1970: 1_767_323_045), labels: ["a & b", "c"],
      from: Point(x: 1, label: "l"))
    try await carrier.exchange(answering: .text(text, type: "application/xml")) { client, server in
      let answer = try await client.bodies.sendXML(parcel)
      #expect(server.requests.first?.bodyText == text)
      #expect(server.requests.first?.header("Accept") == "application/xml")
      #expect(answer.id == 7)
      #expect(answer.weight == 1.5)
      #expect(answer.at == parcel.at)
      #expect(answer.labels == ["a & b", "c"])
      #expect(answer.from?.label == "l")
    }
  }

  @Test(arguments: Carrier.allCases)
  func `sequences of JSON`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.bodies.sendLines([Point(x: 1), Point(x: 2, label: "a\nb")])
      try await client.bodies.sendRecords([Point(x: 1), Point(x: 2)])
    }
    #expect(
      requests.map(\.bodyText) == [
        "{\"x\":1}\n{\"x\":2,\"label\":\"a\\nb\"}\n", "\u{1E}{\"x\":1}\n\u{1E}{\"x\":2}\n",
      ])
    #expect(requests.map { $0.header("Content-Type") } == ["application/jsonl", "application/json-seq"])
  }
}
