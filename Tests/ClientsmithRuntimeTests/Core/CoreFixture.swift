@_spi(Generated) import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

/// A client as a generator would print it, small enough to be read.
struct PetClient: APIClient {
  let connection: Connection
  typealias Error = APIError<PetProblem>

  init(connection: Connection) {
    self.connection = connection
  }

  static func description(
    security: [SecurityRequirement] = [], rateLimits: [RateLimit] = [], retries: RetryPolicy? = nil
  ) -> APIDescription {
    APIDescription(
      name: "Pets", version: "1.2", problem: PetProblem.self, security: security, rateLimits: rateLimits,
      retries: retries)
  }

  func get(_ id: String, options: RequestOptions = .default) async throws -> Pet {
    var request = OperationRequest("getPet", .get, "/pets/{id}", options)
    request.path("id", id)
    return try await connection.value(request)
  }

  func list(limit: Int? = nil, options: RequestOptions = .default) async throws -> [Pet] {
    var request = OperationRequest("listPets", .get, "/pets", options)
    request.query("limit", limit)
    return try await connection.value(request)
  }

  func create(_ body: Pet, options: RequestOptions = .default) async throws -> Pet {
    var request = OperationRequest("createPet", .post, "/pets", options)
    request.body(json: body)
    return try await connection.value(request)
  }

  func delete(_ id: String, options: RequestOptions = .default) async throws {
    var request = OperationRequest("deletePet", .delete, "/pets/{id}", options)
    request.path("id", id)
    try await connection.empty(request)
  }
}

struct Pet: JSONCodable, Equatable {
  var id: String
  var name: String

  init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  init(json: borrowing JSONReader) throws {
    id = try json.required("id")
    name = try json.required("name")
  }

  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.field("id", id)
    json.field("name", name)
    json.endObject()
  }
}

struct PetProblem: JSONDecodable, Equatable {
  var detail: String

  init(json: borrowing JSONReader) throws {
    detail = try json.required("detail")
  }
}

/// A client over a server that is a closure, with time that stands still.
struct PetFixture {
  let server: InMemoryTransport
  let time: TestEnvironment
  let client: PetClient

  init(
    url: String = "https://api.example.com/v1", description: APIDescription = PetClient.description(),
    credentials: [Credential] = [], configure: (inout ClientConfiguration) -> Void = { _ in },
    _ answer: @escaping @Sendable (RecordedRequest) async throws -> StubResponse
  ) {
    server = InMemoryTransport(answer)
    time = TestEnvironment(random: 1)
    var configuration = ClientConfiguration(transport: server, environment: time.environment)
    configuration.rateLimits = RateLimiting(registry: RateLimitRegistry())
    configure(&configuration)
    client = PetClient(
      connection: Connection(
        description: description, server: url, credentials: credentials, configuration: configuration))
  }

  static let rex = StubResponse.json(#"{"id": "1", "name": "Rex"}"#)
}

/// The client's error that `body` throws.
func problem(_ body: () async throws -> Void) async throws -> PetClient.Error {
  do {
    try await body()
  } catch let error as PetClient.Error {
    return error
  }
  throw NothingThrown()
}

struct NothingThrown: Error {}
