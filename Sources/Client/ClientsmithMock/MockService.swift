import ClientsmithRuntime
import ClientsmithTesting
import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A service made from its OpenAPI document, in memory: what a generated mock hands its requests to.
///
/// Every request is checked against the document and then answered: by the handler of its operation, else by the document's
/// example, else by a value made from the schema. Its clock is a `TestEnvironment`, so that waiting takes no time.
public final class MockService: Sendable {
  /// What a handler gives.
  enum Reply: Sendable {
    case raw(StubResponse)
    case value(MockValue, status: Int?)
    case items([MockValue], size: Int?)
    case empty(status: Int?)
  }

  typealias Handler = @Sendable (MockRequest) async throws -> Reply

  private struct State: Sendable {
    var engine: MockEngine
    var handlers: [String: Handler] = [:]
    var requests: [(operation: String?, request: MockRequest)] = []
    var mismatches: [MockMismatch] = []
  }

  /// The clock of the service, and of the clients that it answers.
  public let time: TestEnvironment
  private let state: Locked<State>
  private let onMismatch: @Sendable (MockMismatch) -> Void
  /// Why nothing can be answered: the description is not what this version reads. A test fails by it, and its process goes on.
  private let damage: String?

  /// A service of a description that `clientsmith generate` wrote. Equal seeds give equal values.
  ///
  /// `onMismatch` is told of each request that does not fit the document, for instance to record an issue of the test.
  public init(
    description: StaticString, seed: UInt64 = 1, time: TestEnvironment = TestEnvironment(),
    onMismatch: @escaping @Sendable (MockMismatch) -> Void = { _ in }
  ) {
    do throws(MockValueParser.Failure) {
      state = Locked(State(engine: MockEngine(try MockDescription("\(description)"), seed: seed)))
      damage = nil
    } catch {
      state = Locked(State(engine: MockEngine(.empty, seed: seed)))
      damage = "the mock's description cannot be read (\(error.reason)): run `clientsmith generate`"
    }
    self.time = time
    self.onMismatch = onMismatch
  }

  /// The requests so far, retries and token requests among them.
  var requests: [RecordedRequest] { state.withLock { $0.requests.map(\.request.recorded) } }
  var mismatches: [MockMismatch] { state.withLock { $0.mismatches } }

  /// The requests of one operation that fitted the document.
  func requests(of operation: String) -> [MockRequest] {
    state.withLock { state in state.requests.filter { $0.operation == operation }.map(\.request) }
  }

  /// Changes what the service does.
  func configure(_ change: @Sendable (inout MockEngine) -> Void) { state.withLock { change(&$0.engine) } }

  /// What the engine knows.
  func read<Value: Sendable>(_ value: @Sendable (MockEngine) -> Value) -> Value { state.withLock { value($0.engine) } }

  /// Lets a closure answer an operation; nil lets the document do so again.
  func handle(_ operation: String, _ handler: Handler?) {
    state.withLock { $0.handlers[operation] = handler }
  }

  /// Answers a request of a client.
  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try Task.checkCancellation()
    let recorded = try await RecordedRequest(request, body: body)
    if let damage { throw record(MockMismatch(recorded, [.init(place: nil, reason: damage)])) }
    let wire = WireRequest(recorded)
    let now = time.now.timeIntervalSince1970
    let (step, handler) = state.withLock { state -> (MockEngine.Step, Handler?) in
      let handlers = state.handlers
      let step = state.engine.take(wire, at: now) { handlers[$0] != nil }
      var operation = MockRoute.find(wire, in: state.engine.description)?.operation.id
      var values: [String: MockValue] = [:]
      if case .mismatch = step { operation = nil }
      if case .handle(_, let given) = step { values = given }
      let request = MockRequest(operation: operation ?? "", recorded: recorded, values: values)
      state.requests.append((operation, request))
      return (step, operation.flatMap { handlers[$0] })
    }
    switch step {
    case .mismatch(let faults): throw record(MockMismatch(recorded, faults))
    case .answer(let answer): return try StubResponse(answer).transportResponse()
    case .disconnect: throw TransportError(.maybeSent, "the mock ended the connection")
    case .handle(let operation, let values):
      guard let handler else { throw TransportError(.maybeSent, "the mock's handler was taken away") }
      let call = MockRequest(operation: operation.id, recorded: recorded, values: values)
      let reply: Reply
      do {
        reply = try await handler(call)
      } catch let fault as MockFault {
        return try response(fault, operation)
      } catch let unreadable as MockUnreadable {
        throw record(MockMismatch(recorded, [.init(place: nil, reason: unreadable.reason)]))
      }
      return try response(reply, operation, wire, values)
    }
  }

  private func record(_ mismatch: MockMismatch) -> MockMismatch {
    state.withLock { $0.mismatches.append(mismatch) }
    onMismatch(mismatch)
    return mismatch
  }

  private func response(_ fault: MockFault, _ operation: MockedOperation) throws -> TransportResponse {
    let answers = read(\.answers)
    switch fault.kind {
    case .status(let status, let retryAfter, let body):
      var answer =
        body.map { answers.answer($0, of: operation, status: status) } ?? answers.sample(operation, status: status)
      if let retryAfter { answer.headers.append(("Retry-After", String(Int64(retryAfter.rounded(.up))))) }
      return try StubResponse(answer).transportResponse()
    case .disconnect, .expireTokens: throw TransportError(.maybeSent, "the mock ended the connection")
    }
  }

  private func response(
    _ reply: Reply, _ operation: MockedOperation, _ request: WireRequest, _ values: [String: MockValue]
  ) throws -> TransportResponse {
    switch reply {
    case .raw(let response): return try response.transportResponse()
    case .value(let value, let status):
      let accept = request.header("accept")
      let answer = read { $0.answers.answer(value, of: operation, status: status, accept: accept) }
      return try StubResponse(answer).transportResponse()
    case .items(let items, let size):
      let answer = read { $0.page(of: items, size: size, operation, request, values) }
      return try StubResponse(answer).transportResponse()
    case .empty(let status):
      return try StubResponse(WireAnswer(status: status ?? operation.usualStatus)).transportResponse()
    }
  }
}

extension WireRequest {
  /// A request as a test transport received it.
  init(_ request: RecordedRequest) {
    var headers = request.request.headerFields.map { (name: $0.name.canonicalName, value: $0.value) }
    if let authority = request.request.authority { headers.append(("host", authority)) }
    headers.append((":scheme", request.request.scheme ?? "https"))
    self.init(
      method: request.method.rawValue, target: request.request.path ?? "/", headers: headers, body: request.body)
  }
}

extension StubResponse {
  /// An answer of the engine.
  init(_ answer: WireAnswer) {
    self.init(status: answer.status, headers: answer.headers, body: answer.body)
  }
}
