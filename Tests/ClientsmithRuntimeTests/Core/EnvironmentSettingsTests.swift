import ClientsmithTesting
import HTTPTypes
import Logging
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct EnvironmentSettingsTests {
  /// A client as generated code makes it, over a server that answers everything.
  private func client(
    _ variables: [String: String], server: String? = nil, usual: String? = "https://api.example.com/v1",
    configure: (inout ClientConfiguration) -> Void = { _ in }
  ) -> (PetClient, InMemoryTransport) {
    let transport = InMemoryTransport { _ in PetFixture.rex }
    var configuration = ClientConfiguration(transport: transport, variables: variables)
    configure(&configuration)
    let connection = Connection(
      description: PetClient.description(), server: server, usual: usual, credentials: [],
      EnvironmentSettings("PETS", configuration))
    return (PetClient(connection: connection), transport)
  }

  @Test func `the environment gives what the caller does not`() async throws {
    let (client, transport) = client([
      "PETS_BASE_URL": "https://eu.example.com", "PETS_HEADERS": "X-Team: blue\nAccept-Language: de: CH\n",
      "PETS_LOG": "Debug",
    ])
    _ = try await client.get("1")
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://eu.example.com/pets/1")
    #expect(request.header("X-Team") == "blue" && request.header("Accept-Language") == "de: CH")
    #expect(client.connection.configuration.logger?.logLevel == .debug)
  }

  @Test func `what the caller gives wins`() async throws {
    var logger = Logger(label: "own")
    logger.logLevel = .error
    let own = logger
    let (client, transport) = client(
      ["PETS_BASE_URL": "https://eu.example.com", "PETS_HEADERS": "Accept-Language: de", "PETS_LOG": "trace"],
      server: "https://own.example.com"
    ) {
      $0.headers = [.acceptLanguage: "fr"]
      $0.logger = own
    }
    _ = try await client.get("1")
    let request = try #require(transport.requests.first)
    #expect(request.url == "https://own.example.com/pets/1" && request.header("Accept-Language") == "fr")
    #expect(client.connection.configuration.logger?.logLevel == .error)
  }

  @Test func `nothing, or an empty variable, leaves all as it is`() async throws {
    let (client, transport) = client(["PETS_BASE_URL": "", "PETS_HEADERS": "", "PETS_LOG": "off", "OTHER_LOG": "x"])
    _ = try await client.get("1")
    #expect(transport.requests.first?.url == "https://api.example.com/v1/pets/1")
    #expect(client.connection.configuration.logger == nil)
  }

  @Test(arguments: [
    ("PETS_BASE_URL", "hunter2"), ("PETS_BASE_URL", "https://me:hunter2@example.com"), ("PETS_HEADERS", "hunter2"),
    ("PETS_HEADERS", "X y: hunter2"), ("PETS_HEADERS", "X: a\u{1}hunter2"), ("PETS_LOG", "hunter2"),
  ])
  func `a malformed variable fails each call, named and not shown`(name: String, value: String) async throws {
    let (client, transport) = client([name: value])
    let error = try await problem { _ = try await client.get("1") }
    #expect(error.kind == .invalidRequest)
    #expect("\(error)".contains("`\(name)`") && !"\(error)".contains("hunter2"))
    #expect(transport.requests.isEmpty)
    #expect(!"\(client.connection.configuration)".contains("hunter2"))
    #expect(!String(reflecting: EnvironmentSettings("PETS", client.connection.configuration)).contains("hunter2"))
  }

  @Test func `without any server a call says where to name one`() async throws {
    let (client, _) = client([:], usual: nil)
    let error = try await problem { _ = try await client.get("1") }
    #expect("\(error)".contains("PETS_BASE_URL"))
    let (given, transport) = self.client(["PETS_BASE_URL": "https://self.example.com"], usual: nil)
    _ = try await given.get("1")
    #expect(transport.requests.first?.url == "https://self.example.com/pets/1")
  }
}
