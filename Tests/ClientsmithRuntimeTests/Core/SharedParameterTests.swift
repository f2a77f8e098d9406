import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Parameters that a call leaves to its client, as generated code writes them.
@Suite(.timeLimit(.minutes(25))) struct SharedParameterTests {
  private struct TenantClient: APIClient {
    let connection: Connection
    init(connection: Connection) { self.connection = connection }

    init(tenant: String? = nil, version: String? = nil, _ transport: any Transport, credentials: [Credential] = []) {
      connection = Connection(
        description: APIDescription(name: "T", version: "1", security: [SecurityRequirement("login"), .anonymous]),
        server: nil, usual: "https://api.example.com", credentials: credentials,
        EnvironmentSettings("T", ClientConfiguration(transport: transport, variables: [:])),
        parameters: ["tenant": tenant, "X-Version": version])
    }

    func get(_ id: String, tenant: String? = nil, version: String? = nil, token: String? = nil) async throws {
      var request = OperationRequest("get", .get, "/{tenant}/pets/{id}", .default)
      request.path("tenant", request.given("tenant", tenant, connection))
      request.path("id", id)
      request.header("X-Version", connection.shared("X-Version", version))
      request.query("token", token)
      request.token(query: "token", isRequired: false)
      try await connection.empty(request)
    }
  }

  @Test func `the client gives it, and a call for itself`() async throws {
    let server = InMemoryTransport { _ in .status(204) }
    let client = TenantClient(tenant: "a/b", version: "2", server)
    try await client.get("1")
    try await client.with(RequestOptions(timeout: .seconds(1))).get("1", tenant: "c", version: "3")
    try await TenantClient(server).get("1", tenant: "c")
    #expect(server.requests.map(\.path) == ["/a%2Fb/pets/1", "/c/pets/1", "/c/pets/1"])
    #expect(server.requests.map { $0.header("X-Version") } == ["2", "3", nil])
  }

  @Test func `without a value nothing is sent, and the error says where to give one`() async throws {
    let server = InMemoryTransport { _ in .status(204) }
    do {
      try await TenantClient(server).get("1")
      Issue.record("a call without a tenant was sent")
    } catch let error as any AnyAPIError {
      #expect(error.kind == .invalidRequest && "\(error)".contains("`tenant`") && "\(error)".contains("client"))
    }
    #expect(server.requests.isEmpty)
  }

  @Test func `a token parameter is filled from the credential`() async throws {
    let server = InMemoryTransport { _ in .status(204) }
    let client = TenantClient(
      tenant: "a", server, credentials: [Credential(scheme: "login", BearerAuthenticator("t1"))])
    try await client.get("1")
    try await client.get("1", token: "own")
    try await TenantClient(tenant: "a", server).get("1")
    #expect(server.requests.map { $0.query("token") } == ["t1", "own", nil])
    #expect(server.requests.first?.header("Authorization") == "Bearer t1")
  }

  @Test func `a token that must be there and is not fails the call`() async throws {
    let server = InMemoryTransport { _ in .status(204) }
    let client = TenantClient(tenant: "a", server)
    var request = OperationRequest("get", .get, "/pets", .default)
    request.token(header: "X-Auth-Token", isRequired: true)
    await #expect(throws: (any Error).self) { try await client.connection.empty(request) }
    #expect(server.requests.isEmpty)
  }
}
