import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import LoopbackServers
import Testing
import Wire

/// Where calls go: the client's servers and those of single operations.
@Suite struct PlaceTests {
  private func client(_ server: WireClient.Server) -> (WireClient, InMemoryTransport) {
    let transport = InMemoryTransport { _ in .status(204) }
    return (WireClient(server: server, configuration: ClientConfiguration(transport: transport)), transport)
  }

  @Test func `the document's servers are typed values with variables`() {
    #expect(WireClient.Server.regional().url == "https://eu.wire.example/v1")
    #expect(WireClient.Server.regional(region: .usEast, base: "v2").url == "https://us-east.wire.example/v2")
    #expect(WireClient.Server.sameOrigin(at: "https://a.example").url == "https://a.example/api")
    #expect(
      WireClient.Server.variablePlace(tenant: "t", port: .init(rawValue: "443")).url == "https://t.wire.example:443/t")
  }

  @Test func `an operation goes to its own server, with the defaults of its variables`() async throws {
    let (client, transport) = client(.custom("https://api.example/v1"))
    try await client.places.fixed()
    try await client.places.variable()
    try await client.places.relative()
    try await client.places.near()
    try await client.queries.form()
    #expect(
      transport.requests.map(\.url) == [
        "https://files.wire.example/up/place/fixed", "https://acme.wire.example:8443/t/place/variable",
        "https://api.example/v9/place/relative", "https://api.example/beta/place/relative",
        "https://api.example/v1/query/form",
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `a call's own server goes before all others`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in [.send(Answer.noContent.bytes)] }
    let client = carrier.client(of: "https://nowhere.invalid")
    try await client.places.fixed(options: RequestOptions(server: server.url + "/here"))
    try await client.places.relative(options: RequestOptions(server: server.url))
    #expect(server.requests.map(\.target) == ["/here/place/fixed", "/place/relative"])
    await server.stop()
  }
}
