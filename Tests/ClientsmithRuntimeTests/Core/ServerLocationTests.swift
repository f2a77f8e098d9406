@_spi(Generated) import ClientsmithRuntime
import HTTPTypes
import Testing

/// Servers whose address the document gives relative to itself, and answers told apart by their media type.
@Suite struct ServerLocationTests {
  @Test(
    "A relative address is resolved by RFC 3986, and never becomes part of the host",
    arguments: [
      ("v1", "https://api.example.com", "https://api.example.com/v1"),
      ("./v1", "https://api.example.com", "https://api.example.com/v1"),
      ("../v2", "https://api.example.com/docs/v1/openapi.json", "https://api.example.com/docs/v2"),
      ("/v1", "https://api.example.com/docs/openapi.json", "https://api.example.com/v1"),
      ("//cdn.example.com/x", "https://api.example.com", "https://cdn.example.com/x"),
      ("", "https://api.example.com:8443", "https://api.example.com:8443/"),
      ("https://b.example.com/v5", "https://api.example.com", "https://b.example.com/v5"),
      ("v1", "nonsense", "nonsense"),
    ])
  func references(reference: String, origin: String, address: String) {
    #expect(ServerLocation.resolve(reference, at: origin) == address)
  }

  @Test("A media type is its name, and the parameters that are asked for")
  func mediaTypes() {
    let fields: HTTPFields = [.contentType: "Application/Vnd.X+JSON; version=\"2\"; charset=utf-8"]
    #expect(fields.isMediaType("application/vnd.x+json"))
    #expect(fields.isMediaType("application/vnd.x+json;version=2"))
    #expect(!fields.isMediaType("application/vnd.x+json; version=1"))
    #expect(!fields.isMediaType("application/json"))
    #expect(!HTTPFields().isMediaType("application/json"))
  }
}
