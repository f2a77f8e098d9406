import HTTPTypes

// What nearly every operation calls runs where its caller does and goes elsewhere itself: a caller need not go back behind it,
// which costs the compiler two of the five functions that an asynchronous one is made of.
@_spi(Generated)
extension Connection {
  /// Sends a call and reads its JSON answer.
  nonisolated(nonsending) public func value<Value: JSONDecodable>(
    _ request: OperationRequest, as type: Value.Type = Value.self
  ) async throws -> Value {
    try await fetch(request)
  }

  /// Sends a call and reads its JSON answer; nil where the answer has no body.
  nonisolated(nonsending) public func optionalValue<Value: JSONDecodable>(
    _ request: OperationRequest, as type: Value.Type = Value.self
  ) async throws -> Value? {
    try await fetchIfAny(request)
  }

  /// Sends a call whose answer has no content, or none that matters.
  nonisolated(nonsending) public func empty(_ request: OperationRequest) async throws {
    _ = try await perform(request)
  }

  /// Sends a call whose answer the document does not describe.
  nonisolated(nonsending) public func raw(_ request: OperationRequest) async throws -> RawBody {
    try await perform(request).rawBody
  }
}

@_spi(Generated)
extension Connection {
  /// Sends a call whose answer is text, in UTF-8 unless its type names another character set.
  public func text(_ request: OperationRequest) async throws -> String {
    try await send(request).rawBody.text
  }

  /// Sends a call whose answer's type depends on its status.
  public func response<Value: ResponseDecodable>(
    _ request: OperationRequest, as type: Value.Type = Value.self
  ) async throws -> Value {
    let response = try await send(request)
    return try decode(response, for: request) {
      try Value(status: response.status, headers: response.headers, body: response.bytes)
    }
  }

  /// Sends a call whose answer's type depends on its status, some of which have binary bodies.
  public func response<Value: StreamedResponseDecodable>(
    _ request: OperationRequest, as type: Value.Type = Value.self
  ) async throws -> Value {
    let request = resolved(request)
    let (answer, attempts) = try await run(
      request,
      collecting: .heads { Value.streamed(.empty, status: $0.status, headers: $0.headerFields) == nil })
    if answer.body.available == nil {
      let body = streamed(answer, attempts, silence: core.silence(of: request.options))
      if let value = Value.streamed(body, status: answer.head.status, headers: answer.head.headerFields) {
        return value
      }
    }
    let response = record(answer, attempts)
    return try decode(response, for: request) {
      try Value(status: response.status, headers: response.headers, body: response.bytes)
    }
  }

  /// Sends a call and gives its body while it arrives, which may pause as long as that of any other call.
  public func bytes(_ request: OperationRequest) async throws -> ResponseBody {
    let request = resolved(request)
    return try await stream(request, silence: core.silence(of: request.options)).body
  }
}

extension Connection {
  /// Sends a call and gives its successful answer with the body collected.
  ///
  /// Throws the client's ``APIError``, and `CancellationError` as it comes.
  public func perform(_ request: OperationRequest) async throws -> RawResponse {
    try await send(request)
  }

  private func fetch<Value: JSONDecodable>(_ request: OperationRequest) async throws -> Value {
    let response = try await send(request)
    return try decode(response, for: request) { try JSONReader.decode(Value.self, from: response.bytes) }
  }

  private func fetchIfAny<Value: JSONDecodable>(_ request: OperationRequest) async throws -> Value? {
    let response = try await send(request)
    if response.bytes.isEmpty { return nil }
    return try decode(response, for: request) { try JSONReader.decode(Value.self, from: response.bytes) }
  }

  /// Reads something by the client's own rules.
  package func reading<Value>(_ body: () throws -> Value) rethrows -> Value { try core.reading(body) }

  /// Reads an answer, making what goes wrong the client's error.
  func decode<Value>(_ response: RawResponse, for request: OperationRequest, _ body: () throws -> Value) throws -> Value
  {
    do {
      return try core.reading(body)
    } catch {
      throw undecodable(response, for: request, error)
    }
  }

  /// The client's error for an answer that is not what the document describes.
  public func undecodable(_ response: RawResponse, for request: OperationRequest, _ error: any Error) -> any Error {
    var message = "the answer is not what is described: \(error)"
    if response.bytes.isEmpty {
      message = "the answer is empty, with the status \(response.status.code), where a body is described"
    } else if let form = response.foreignForm(accepting: request.accepted ?? "application/json") {
      message += " (it came as \(form))"
    }
    var failure = CallFailure(.undecodable, message, underlying: error)
    failure.status = response.status
    failure.headers = response.headers
    failure.body = response.bytes
    failure.attempts = response.attempts
    failure.operationID = request.operationID
    failure.request = core.summary(of: resolved(request))
    return core.description.makeError(failure)
  }
}

extension RawResponse {
  /// The type of a body that was asked for as JSON and came as something else.
  fileprivate func foreignForm(accepting accepted: String) -> String? {
    let type = headers.firstValue(.contentType).map { String($0.prefix(100)) } ?? ""
    guard accepted.contains("json"), !type.isEmpty, !type.lowercased().contains("json") else { return nil }
    return type
  }
}
