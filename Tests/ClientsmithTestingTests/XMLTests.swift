@_spi(Generated) import ClientsmithRuntime
import ClientsmithTesting
@_spi(Generated) import ClientsmithXML
import Foundation
import Testing

@Suite struct XMLTests {
  struct Pet: Codable, Equatable, Sendable {
    var id: Int
    var name: String
    var tag: [String]
  }

  @Test func `a model goes out and comes back as XML`() async throws {
    let server = InMemoryTransport { request in
      StubResponse(headers: [("Content-Type", "application/xml")], body: request.body)
    }
    let connection = Connection(
      description: APIDescription(name: "Test", version: "1"), server: "https://api.test",
      configuration: ClientConfiguration(transport: server))
    let pet = Pet(id: 7, name: "Rex & <Co>", tag: ["a", "b"])
    var request = OperationRequest("createPet", .post, "/pets", .default)
    request.body(xml: pet, root: "pet")
    let answer = try await connection.xml(request, as: Pet.self)
    #expect(answer == pet)
    let sent = try #require(server.requests.first)
    #expect(sent.header("Content-Type") == "application/xml")
    #expect(
      sent.text
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pet><id>7</id><name>Rex &amp; &lt;Co&gt;</name><tag>a</tag><tag>b</tag></pet>"
    )
  }

  @Test func `indented XML is read, blanks in values are kept`() throws {
    let body = RawBody(Array("<pet>\n  <id>7</id>\n  <name> a b </name>\n  <tag>x</tag>\n</pet>\n".utf8))
    let pet = try body.decodeXML(Pet.self)
    #expect(pet == Pet(id: 7, name: " a b ", tag: ["x"]))
  }

  @Test func `a long list is read as one, whatever stands between its elements`() throws {
    struct Owners: JSONDecodable, Decodable {
      let names: [String]
      let notes: [String]
      init(json: borrowing JSONReader) throws {
        names = try json.required("name")
        notes = try json.required("note")
      }
    }
    let names = (0..<20_000).map { "n\($0)" }
    let text = names.map { "<name>\($0)</name><note>x</note>" }.joined()
    let owners = try RawBody(Array("<owners>\(text)</owners>".utf8)).decodeXML(Owners.self)
    #expect(owners.names == names)
    #expect(owners.notes.count == names.count)
    let one = try RawBody(Array("<owners><name>a</name><note>b</note></owners>".utf8)).decodeXML(Owners.self)
    #expect(one.names == ["a"])
  }

  @Test func `an answer that is no XML is the client's error`() async throws {
    let connection = Connection(
      description: APIDescription(name: "Test", version: "1"), server: "https://api.test",
      configuration: ClientConfiguration(transport: InMemoryTransport { _ in .json("{}") }))
    do {
      _ = try await connection.xml(OperationRequest("getPet", .get, "/pets/1", .default), as: Pet.self)
      Issue.record("nothing was thrown")
    } catch let error as APIError<JSONValue> {
      #expect(error.kind == .undecodable)
      #expect(error.rawBody.text == "{}")
    }
  }
}
