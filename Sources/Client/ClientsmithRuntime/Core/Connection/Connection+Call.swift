import HTTPTypes

extension Connection {
  /// Sends a call, collects its answer and tells the recorder.
  func send(_ request: OperationRequest) async throws -> RawResponse {
    let (answer, attempts) = try await run(request, collects: true)
    let response = RawResponse(
      status: answer.head.status, headers: answer.head.headerFields, body: answer.body.available ?? [],
      target: answer.target, attempts: attempts)
    recorder?.withLock { $0 = response }
    return response
  }

  /// Sends a call and leaves its answer's body to be read.
  func stream(_ request: OperationRequest) async throws -> TransportResponse {
    let (answer, attempts) = try await run(request, collects: false)
    recorder?.withLock { recorded in
      recorded = RawResponse(
        status: answer.head.status, headers: answer.head.headerFields, body: [], target: answer.target,
        attempts: attempts)
    }
    var body = answer.body
    if body.length == nil, answer.head.headerFields.firstValue(.contentEncoding) == nil {
      body.length = answer.head.headerFields.firstValue(.contentLength).flatMap { Int64($0) }
    }
    return TransportResponse(answer.head, body: body)
  }

  private func run(_ request: OperationRequest, collects: Bool) async throws -> (Answer, Int) {
    let call: PreparedCall
    do {
      call = try core.prepare(request)
    } catch {
      throw core.error(from: error, of: request, attempts: 0)
    }
    var loop = CallLoop(core: core, call: call)
    do {
      let answer = try await loop.run(collects: collects)
      return (answer, loop.session.attempts)
    } catch {
      throw core.error(from: error, of: request, attempts: loop.session.attempts, summary: call.summary)
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
      failure.variant = request.problems.first { $0.statuses.contains(code) }?.variant
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
