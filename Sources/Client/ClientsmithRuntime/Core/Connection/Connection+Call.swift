import HTTPTypes

extension Connection {
  /// Sends a call, collects its answer and tells the recorder.
  nonisolated(nonsending) func send(_ request: OperationRequest) async throws -> RawResponse {
    let (answer, attempts) = try await run(request, collecting: .always)
    return record(answer, attempts)
  }

  /// Sends a call and leaves its answer's body to be read, which may pause for so long; nil: for ever.
  func stream(_ request: OperationRequest, silence: Duration?) async throws -> TransportResponse {
    let (answer, attempts) = try await run(request, collecting: .never)
    return TransportResponse(answer.head, body: streamed(answer, attempts, silence: silence))
  }

  /// Tells the recorder of an answer that is here as a whole.
  func record(_ answer: Answer, _ attempts: Int) -> RawResponse {
    let response = RawResponse(
      status: answer.head.status, headers: answer.head.headerFields, bytes: answer.body.available ?? [],
      target: answer.target, attempts: attempts)
    recorder?.withLock { $0 = response }
    return response
  }

  /// Tells the recorder of an answer whose body the caller reads, and gives that body.
  func streamed(_ answer: Answer, _ attempts: Int, silence: Duration?) -> ResponseBody {
    recorder?.withLock { recorded in
      recorded = RawResponse(
        status: answer.head.status, headers: answer.head.headerFields, bytes: [], target: answer.target,
        attempts: attempts)
    }
    var body = answer.body
    if body.length == nil, answer.head.headerFields.firstValue(.contentEncoding) == nil {
      body.length = answer.head.headerFields.firstValue(.contentLength).flatMap { Int64($0) }
    }
    body.patience = silence.map { BodyPatience(silence: $0, environment: core.configuration.environment) }
    return body
  }

  /// Sends a call until it is answered; the body of a success is collected where its head asks for that.
  nonisolated(nonsending) func run(
    _ request: OperationRequest, collecting: Collecting
  ) async throws -> (Answer, attempts: Int) {
    // A copy is not free, and nearly every call goes without.
    if defaults != nil, !request.isResolved { return try await run(resolved(request), collecting: collecting) }
    let (answer, attempts) =
      if let wrapper = core.configuration.callWrapper {
        try await call(request, in: wrapper, collecting: collecting)
      } else {
        try await runCall(request, collecting: collecting)
      }
    guard let capture else { return (answer, attempts) }
    let body = streamed(answer, attempts, silence: core.silence(of: request.options))
    capture.take(
      AnswerCapture.Taken(
        whole: record(answer, attempts), streamed: TransportResponse(answer.head, body: body)))
    throw AnswerCapture.Interruption()
  }

  /// The same within what a program has put around calls.
  private func call(
    _ request: OperationRequest, in wrapper: any CallWrapper, collecting: Collecting
  ) async throws -> (Answer, attempts: Int) {
    let call = CallDescription(
      service: core.description.name, operationID: request.operationID, method: request.method,
      pathTemplate: request.pathTemplate)
    return try await wrapper.around(call) { try await runCall(request, collecting: collecting) }
  }

  nonisolated(nonsending) private func runCall(
    _ request: OperationRequest, collecting: Collecting
  ) async throws -> (Answer, attempts: Int) {
    let call: PreparedCall
    do {
      call = try core.prepare(request)
    } catch {
      throw core.error(from: error, of: request, attempts: 0)
    }
    var loop = CallLoop(core: core, call: call)
    do {
      let answer = try await loop.run(collecting: capture.map { $0.isWhole ? .always : .never } ?? collecting)
      return (answer, loop.sent)
    } catch {
      throw core.error(from: error, of: request, attempts: loop.sent, summary: call.summary)
    }
  }
}

/// Which answers of a call are collected before it returns. A value, since of functions that take a closure the compiler makes one for
/// each closure.
enum Collecting: Sendable {
  case always
  case never
  case heads(@Sendable (HTTPResponse) -> Bool)

  /// Whether the body behind `head` is collected.
  func collects(_ head: HTTPResponse) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .heads(let collects): collects(head)
    }
  }
}

extension ConnectionCore {
  /// The client's own error for whatever ended a call; cancellation stays what it is.
  func error(
    from error: any Error, of request: OperationRequest, attempts: Int, summary: RequestSummary? = nil
  ) -> any Error {
    if error is CancellationError || error is PagingError { return error }
    var failure = self.failure(from: error)
    failure.operationID = request.operationID
    failure.attempts = attempts
    failure.request = summary ?? self.summary(of: request)
    if let code = failure.status?.code {
      failure.problem = request.problems.first { $0.statuses.contains(code) }?.kind
    }
    return reading { description.makeError(failure) }
  }

  private func failure(from error: any Error) -> CallFailure {
    switch error {
    case let failure as CallFailure: return failure
    case let error as RequestFailure: return CallFailure(.invalidRequest, error.description, underlying: error)
    case let error as AuthenticationError: return CallFailure(.authentication, error.line, underlying: error)
    case let error as RateLimitError: return CallFailure(.rateLimit, error.description, underlying: error)
    case let error as ResponseTooLarge: return CallFailure(.responseTooLarge, error.description, underlying: error)
    case let error as TransportError: return CallFailure(.transport, error.message, underlying: error)
    case let error as any StatedFailure: return CallFailure(.invalidRequest, error.description, underlying: error)
    case is DeadlineExceeded: return CallFailure(.deadline, "the call's deadline has passed")
    default:
      // Middleware, stores and transports of others: their texts may hold anything, so that only the type is told.
      return CallFailure(.middleware, "an error was thrown on the way: \(type(of: error))", underlying: error)
    }
  }

  /// What was asked, without secrets; the template's path where the call cannot be put together.
  func summary(of request: OperationRequest) -> RequestSummary {
    if let call = try? prepare(request) { return call.summary }
    return RequestSummary(method: request.method, url: request.pathTemplate)
  }
}
