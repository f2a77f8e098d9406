#if Telemetry
@_spi(Generated) import ClientsmithRuntime
import ClientsmithTelemetry
import ClientsmithTesting
import HTTPTypes
import InMemoryTracing
import MetricsTestKit
import Testing
import Tracing

/// Traces and metrics of calls that are answered in memory.
@Suite(.timeLimit(.minutes(25))) struct TelemetryTests {
  private let tracer = InMemoryTracer()
  private let metrics = TestMetrics()

  private func connection(
    _ server: any Transport, rateLimits: [RateLimit] = [], credentials: [Credential] = [],
    configure: (inout ClientConfiguration) -> Void = { _ in }
  ) -> Connection {
    var configuration = ClientConfiguration(transport: server, environment: TestEnvironment(random: 1).environment)
    configuration.rateLimits = RateLimiting(registry: RateLimitRegistry())
    configure(&configuration)
    configuration.instrument(with: Telemetry(tracer: tracer, metrics: metrics))
    return Connection(
      description: APIDescription(
        name: "Pets", version: "1", security: credentials.isEmpty ? [] : [SecurityRequirement("key")],
        rateLimits: rateLimits, secretNames: ["token"]),
      server: "https://api.example.com/v1", credentials: credentials, configuration: configuration)
  }

  private func getPet(_ connection: Connection) async throws {
    var request = OperationRequest("getPet", .get, "/pets/{id}", .default)
    request.path("id", "rex")
    request.query("token", "secret-0123")
    _ = try await connection.perform(request)
  }

  private func spans(_ kind: SpanKind) -> [FinishedInMemorySpan] { tracer.finishedSpans.filter { $0.kind == kind } }

  @Test func aCallIsASpanAndItsAttemptsAreSpansInside() async throws {
    let server = InMemoryTransport { _ in .json("{}") }
    try await getPet(connection(server, credentials: [Credential(scheme: "key", BearerAuthenticator("t-0123"))]))
    let call = try #require(spans(.internal).first)
    #expect(call.operationName == "getPet")
    #expect(call.attributes.get("clientsmith.service") == "Pets")
    let attempt = try #require(spans(.client).first)
    #expect(attempt.operationName == "GET /pets/{id}")
    #expect(attempt.parentSpanID == call.spanID)
    #expect(attempt.attributes.get("http.request.method") == "GET")
    #expect(attempt.attributes.get("server.address") == "api.example.com")
    #expect(attempt.attributes.get("server.port") == .int64(443))
    #expect(attempt.attributes.get("url.full") == "https://api.example.com/v1/pets/rex")
    #expect(attempt.attributes.get("url.template") == "/pets/{id}")
    #expect(attempt.attributes.get("http.response.status_code") == .int64(200))
    #expect(attempt.attributes.get("http.request.resend_count") == nil)
    #expect(attempt.attributes.get("error.type") == nil)
    #expect(!"\(tracer.finishedSpans)".contains("0123"))
  }

  @Test func theContextTravelsWithTheRequest() async throws {
    let server = InMemoryTransport { _ in .json("{}") }
    try await tracer.withSpan("outer") { outer in
      try await getPet(connection(server))
      let request = try #require(server.requests.first)
      #expect(request.header(InMemoryTracer.traceIDKey) == outer.traceID)
      #expect(spans(.client).first?.traceID == outer.traceID)
      #expect(request.header(InMemoryTracer.spanIDKey) == spans(.client).first?.spanID)
    }
  }

  @Test func repetitionsAreCountedAndTheirWaitsTold() async throws {
    let server = InMemoryTransport { request in
      request.header("X-Attempt") == "2" ? .json("{}") : .status(503)
    }
    struct Numbering: Middleware {
      func intercept(
        _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: Next
      ) async throws -> TransportResponse {
        var request = request
        request.headerFields[HTTPField.Name("X-Attempt")!] = "\(operation.attempt)"
        return try await next(request, body)
      }
    }
    try await getPet(connection(server) { $0.middleware = [Numbering()] })
    let attempts = spans(.client)
    #expect(attempts.map { $0.attributes.get("http.response.status_code") } == [.int64(503), .int64(200)])
    #expect(attempts.map { $0.attributes.get("http.request.resend_count") } == [nil, .int64(1)])
    #expect(attempts[0].attributes.get("error.type") == "503")
    #expect(attempts[0].status?.code == .error)
    let call = try #require(spans(.internal).first)
    #expect(call.events.map(\.name) == ["clientsmith.wait.retry"])
    #expect(call.status == nil)
    #expect(
      metrics.counterTotal(
        label: "clientsmith.retries", dimensions: [("clientsmith.operation", "getPet"), ("clientsmith.reason", "503")])
        == 1)
  }

  @Test func redirectsAreSentAgainToo() async throws {
    let server = InMemoryTransport { request in
      request.path.hasSuffix("/new") ? .json("{}") : .status(307, headers: [("Location", "/v1/new")])
    }
    try await getPet(connection(server))
    #expect(spans(.client).map { $0.attributes.get("http.request.resend_count") } == [nil, .int64(1)])
    #expect(spans(.client).last?.attributes.get("url.full") == "https://api.example.com/v1/new")
  }

  @Test func aFailedCallSaysWhyInOneWord() async throws {
    let refusing = InMemoryTransport { _ in .json(#"{"detail": "secret words"}"#, status: 404) }
    await #expect(throws: (any Error).self) { try await getPet(connection(refusing)) }
    #expect(spans(.internal).first?.attributes.get("error.type") == "404")
    #expect(spans(.internal).first?.status?.code == .error)
    let broken = InMemoryTransport { _ in throw TransportError(.interrupted, "it broke") }
    await #expect(throws: (any Error).self) {
      try await getPet(connection(broken) { $0.retries = .never })
    }
    #expect(spans(.client).last?.attributes.get("error.type") == "interrupted")
    #expect(spans(.internal).last?.attributes.get("error.type") == "transport")
    #expect(!"\(tracer.finishedSpans)".contains("secret words"))
  }

  @Test func durationsAreSecondsByOpenTelemetrysAttributes() async throws {
    let server = InMemoryTransport { _ in .json("{}") }
    try await getPet(connection(server))
    let recorder = try metrics.expectRecorder(
      "http.client.request.duration",
      [
        ("http.request.method", "GET"), ("server.address", "api.example.com"), ("server.port", "443"),
        ("url.template", "/pets/{id}"), ("http.response.status_code", "200"),
      ])
    let value = try #require(recorder.values.first)
    #expect(value > 0 && value < 60)
    #expect(Telemetry.durationBoundaries.first == 0.005)
    #expect(Telemetry.durationBoundaries.last == 10)
  }

  @Test func waitsForTheLimitAreTold() async throws {
    let server = InMemoryTransport { _ in .json("{}") }
    let connection = connection(server, rateLimits: [RateLimit(requests: 1, per: .seconds(10))])
    try await getPet(connection)
    try await getPet(connection)
    let last = try #require(spans(.internal).last)
    #expect(last.events.map(\.name) == ["clientsmith.wait.rate_limit"])
    let recorder = try metrics.expectRecorder(
      "clientsmith.rate_limit.wait.duration", [("clientsmith.operation", "getPet")])
    #expect(try #require(recorder.values.first) >= 10)
  }

  @Test func exchangesOfTokensAreCounted() async throws {
    let server = InMemoryTransport { request in
      request.path.hasSuffix("/login") ? .json(#"{"token": "t-0123"}"#) : .json("{}")
    }
    let login = TokenOperation("login", .post, "/login", fields: [TokenField("user", "ada")], token: "/token")
    let credential = Credential(scheme: "key", TokenAuthenticator(TokenExchange(acquire: login)))
    try await getPet(connection(server, credentials: [credential]))
    #expect(
      metrics.counterTotal(
        label: "clientsmith.token.events",
        dimensions: [
          ("clientsmith.service", "Pets"), ("clientsmith.scheme", "key"), ("clientsmith.event", "acquired"),
        ]) == 1)
    // A login is no attempt of the call.
    #expect(spans(.client).count == 1)
  }

  @Test func pagesAreCounted() async throws {
    let server = InMemoryTransport { _ in .json(#"[{"id": 1}, {"id": 2}]"#) }
    let connection = connection(server)
    let list = Paged<JSONValue>(
      connection, OperationRequest("listPets", .get, "/pets", .default), Pagination(.single, items: ""))
    for try await _ in list {}
    #expect(metrics.counterTotal(label: "clientsmith.pages") == 1)
    #expect(metrics.counterTotal(label: "clientsmith.page.items") == 2)
  }

  @Test func deviationsAreCounted() {
    let telemetry = Telemetry(metrics: metrics)
    for _ in 0..<2 { telemetry.countDeviation("missing-member", operation: "GET /pets") }
    #expect(
      metrics.counterTotal(
        label: "clientsmith.deviations",
        dimensions: [("clientsmith.operation", "GET /pets"), ("clientsmith.deviation", "missing-member")]) == 2)
  }

  @Test func aTransportThatMakesSpansNeedsNoOthers() async throws {
    struct Traced: Transport {
      var makesSpans: Bool { true }
      func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
        #expect(CurrentSpan.isThere)
        return TransportResponse(HTTPResponse(status: .ok), body: .bytes(Array("{}".utf8)))
      }
    }
    try await getPet(connection(Traced()))
    #expect(spans(.client).isEmpty)
    #expect(spans(.internal).count == 1)
    #expect(metrics.recorders(label: "http.client.request.duration").count == 1)
  }

  @Test func whatWasThereBeforeStays() async throws {
    let heard = Locked(0)
    let server = InMemoryTransport { _ in .json("{}") }
    try await getPet(connection(server) { $0.observer = { _ in heard.withLock { $0 += 1 } } })
    #expect(heard.withLock { $0 } == 1)
  }
}

/// Whether work runs inside a span.
enum CurrentSpan {
  static var isThere: Bool { ServiceContext.current != nil }
}
#endif
