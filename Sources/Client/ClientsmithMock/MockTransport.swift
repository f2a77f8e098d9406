import ClientsmithRuntime
import ClientsmithTesting
import HTTPTypes

/// A generated mock: the transport of a client whose service is its document.
///
///     let mock = FireHydrantMock()
///     let client = FireHydrantClient(credentials: .apiKey("fhb-test"), configuration: mock.configuration)
///     mock.incidents.get.answer { call in Incident(id: call.incidentID, name: "Checkout is slow", createdAt: .now) }
public protocol MockTransport: Transport {
  /// What answers the requests.
  var service: MockService { get }
}

extension MockTransport {
  /// Answers a request of a client.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try await service.send(request, body: body)
  }

  /// A client's configuration with the mock as its transport, on the mock's clock: what is waited for takes no time.
  public var configuration: ClientConfiguration {
    ClientConfiguration(transport: self, environment: service.time.environment)
  }

  /// The clock of the service and of clients with ``configuration``.
  public var time: TestEnvironment { service.time }

  /// The requests so far, retries and token requests among them.
  public var requests: [RecordedRequest] { service.requests }

  /// The requests that did not fit the document; each has made its call fail as well.
  public var mismatches: [MockMismatch] { service.mismatches }

  /// Throws the first ``MockMismatch``, if there is one: for tests of code that handles a call's error by itself.
  public func verify() throws { if let first = mismatches.first { throw first } }

  /// Lets something go wrong at any operation, `times` times after the first `skipping` requests.
  public func fail(_ fault: MockFault, times: Int = 1, skipping: Int = 0) {
    service.configure { $0.faults.add(.init(kind: fault.kind, operation: nil, skipping: skipping, times: times)) }
  }

  /// How long the tokens live that the mock gives from now on; an hour without this.
  public func setTokenLifetime(_ lifetime: Duration) {
    let seconds = Double(lifetime.components.seconds)
    service.configure { $0.tokens.lifetime = seconds }
  }

  /// Ends every token that was given or seen so far. Refresh tokens stay good.
  public func expireTokens() { service.configure { $0.tokens.expire() } }

  /// The logins so far, refreshes not among them.
  public var logins: Int { service.read(\.tokens.logins) }

  /// The refreshes so far.
  public var refreshes: Int { service.read(\.tokens.refreshes) }

  /// The sessions lost so far, each to a refresh token that was used twice.
  public var lostSessions: Int { service.read(\.tokens.lostSessions) }

  /// Refuses with 429 and `Retry-After` what goes beyond the limits that the document declares.
  public func enforceLimits() {
    service.configure { $0.limits.windows = MockLimits.declared(in: $0.description) }
  }

  /// Refuses with 429 and `Retry-After` what goes beyond so many requests in so long a time, all operations together.
  public func limit(requests: Int, per time: Duration) {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    service.configure { $0.limits.windows.append(.init(requests: requests, seconds: seconds, group: nil)) }
  }
}
