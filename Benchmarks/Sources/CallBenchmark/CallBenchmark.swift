@_spi(Generated) import ClientsmithRuntime
import ClientsmithTelemetry
import Foundation
import HTTPTypes
import InMemoryTracing
import Tracing

/// Calls with everything on (credentials, rate limits, retries; logging off) over a transport in memory, against a bare
/// transport call with `JSONDecoder`: time and allocations of one call, and of a walk over 100,000 items.
@main
enum CallBenchmark {
  static func main() async throws {
    print(String(repeating: " ", count: 35) + "Clientsmith, allocations   transport + JSONDecoder, allocations")
    let wanted = CommandLine.arguments.dropFirst()
    if wanted.isEmpty || wanted.contains("get") { try await get() }
    if wanted.isEmpty || wanted.contains("list") { try await list() }
    if wanted.isEmpty || wanted.contains("walk") { try await walk() }
    if wanted.isEmpty || wanted.contains("telemetry") { try await telemetry() }
    if wanted.contains("profile") { try await profile() }
  }

  /// Only our own GET, for long enough to look into it with `perf`.
  static func profile() async throws {
    let connection = connection(MemoryTransport(body: Array(PetJSON.pet(42).utf8)))
    _ = try await cost(rounds: 400) { try await getPet(connection) }
  }

  static func getPet(_ connection: Connection) async throws {
    var request = OperationRequest("getPet", .get, "/pets/{petId}", .default)
    request.path("petId", 42)
    let pet: Pet = try await connection.value(request)
    precondition(pet.id == 42)
  }

  static func connection(
    _ transport: any Transport, limiting: RateLimiting = .automatic, telemetry: Telemetry? = nil
  ) -> Connection {
    let limits = [
      RateLimit(requests: 50_000_000, per: .seconds(10)), RateLimit(requests: 300_000_000, per: .seconds(60)),
    ]
    let description = APIDescription(
      name: "Pets", version: "1", security: [SecurityRequirement([("key", [])])], rateLimits: limits)
    let key = APIKeyAuthenticator("secret", name: "Authorization", in: .header, prefix: "Bearer ")
    var configuration = ClientConfiguration(transport: transport, rateLimits: limiting)
    if let telemetry { configuration.instrument(with: telemetry) }
    return Connection(
      description: description, server: "https://pets.example.com/v1",
      credentials: [Credential(scheme: "key", key)], configuration: configuration)
  }

  static let bareRequest = HTTPRequest(
    method: .get, scheme: "https", authority: "pets.example.com", path: "/v1/pets/42")

  static func get() async throws {
    let transport = MemoryTransport(body: Array(PetJSON.pet(42).utf8))
    let connection = connection(transport)
    let ours = try await cost { try await getPet(connection) }
    let unlimited = self.connection(transport, limiting: .off)
    let without = try await cost { try await getPet(unlimited) }
    let decoder = JSONDecoder()
    let theirs = try await cost {
      let response = try await transport.send(bareRequest, body: .none)
      let pet = try decoder.decode(CodablePet.self, from: Data(response.body.available ?? []))
      precondition(pet.id == 42)
    }
    line("GET of \(transport.body.count) bytes", ours, theirs)
    line("the same without rate limits", without, theirs)
  }

  /// What telemetry adds to a call: with nothing bootstrapped, as for traces that are not sampled, and with spans that are kept, beside
  /// what making and keeping two such spans costs by itself.
  static func telemetry() async throws {
    let transport = MemoryTransport(body: Array(PetJSON.pet(42).utf8))
    let off = connection(transport)
    let without = try await cost { try await getPet(off) }
    let unsampled = connection(transport, telemetry: Telemetry(tracer: NoOpTracer()))
    line("GET, traced but not sampled; off", try await cost { try await getPet(unsampled) }, without)
    let tracer = InMemoryTracer(recordInjections: false, recordExtractions: false)
    let traced = connection(transport, telemetry: Telemetry(tracer: tracer))
    let kept = try await cost {
      try await getPet(traced)
      tracer.clearFinishedSpans()
    }
    let spans = await cost {
      for _ in 0..<2 {
        let span = tracer.startSpan("GET /pets/{petId}", context: .topLevel, ofKind: .client)
        var attributes = SpanAttributes()
        attributes.set("http.request.method", value: .string("GET"))
        attributes.set("server.address", value: .string("pets.example.com"))
        attributes.set("url.template", value: .string("/pets/{petId}"))
        span.attributes = attributes
        span.end()
      }
      tracer.clearFinishedSpans()
    }
    line("GET, spans kept; two bare spans", kept, spans)
  }

  static func list() async throws {
    let transport = MemoryTransport(body: PetJSON.list(0..<100))
    let connection = connection(transport)
    let ours = try await cost(repeating: 50) {
      var request = OperationRequest("listPets", .get, "/pets", .default)
      request.query("limit", 100)
      let pets: [Pet] = try await connection.value(request)
      precondition(pets.count == 100)
    }
    let decoder = JSONDecoder()
    let theirs = try await cost(repeating: 50) {
      let response = try await transport.send(bareRequest, body: .none)
      let pets = try decoder.decode([CodablePet].self, from: Data(response.body.available ?? []))
      precondition(pets.count == 100)
    }
    line("list of 100, \(transport.body.count) bytes", ours, theirs)
  }

  static func walk() async throws {
    let transport = PagesTransport(items: 100_000, size: 100)
    let connection = connection(transport)
    let request = OperationRequest("listPets", .get, "/pets", .default)
    let pagination = Pagination(
      .page, position: .query("page"), items: "/data", next: "/pagination/next", total: "/pagination/count")
    func walk(_ pets: Paged<Pet>) async throws {
      var count = 0
      for try await pet in pets { count += pet.id == count ? 1 : 0 }
      precondition(count == 100_000)
    }
    let ours = try await cost(rounds: 5, repeating: 1) { try await walk(Paged(connection, request, pagination)) }
    struct Answer: Decodable { var data: [CodablePet] }
    let decoder = JSONDecoder()
    let theirs = try await cost(rounds: 3, repeating: 1) {
      var count = 0
      for page in 1...1_000 {
        var request = bareRequest
        request.path = "/v1/pets?page=\(page)"
        let response = try await transport.send(request, body: .none)
        for pet in try decoder.decode(Answer.self, from: Data(response.body.available ?? [])).data {
          count += pet.id == count ? 1 : 0
        }
      }
      precondition(count == 100_000)
    }
    line("walk over 100,000 items", ours, theirs)
  }
}
