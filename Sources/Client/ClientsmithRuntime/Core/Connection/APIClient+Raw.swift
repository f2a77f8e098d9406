import HTTPTypes

extension APIClient {
  /// Runs a call and gives its answer as it came, without reading it: where a body is not what the document describes, or its exact
  /// bytes are wanted.
  ///
  ///     let answer = try await client.raw { try await $0.incidents.get("42") }
  ///
  /// Of several calls in the closure the first answer counts, and ends it; what fails is thrown as ever. Of a list, ask for its
  /// `firstPage()`. Throws ``NoResponse`` where no call was answered.
  public func raw<Value>(
    isolation: isolated (any Actor)? = #isolation, _ call: (Self) async throws -> Value
  ) async throws -> RawResponse {
    let capture = AnswerCapture(isWhole: true)
    return try await capture.answer { _ = try await call(Self(connection: connection.capturing(capture))) }.whole
  }

  /// The same of an answer whose body is read while it arrives; see ``raw(isolation:_:)``.
  public func rawStream<Value>(
    isolation: isolated (any Actor)? = #isolation, _ call: (Self) async throws -> Value
  ) async throws -> TransportResponse {
    let capture = AnswerCapture(isWhole: false)
    return try await capture.answer { _ = try await call(Self(connection: connection.capturing(capture))) }.streamed
  }
}

extension APIResource {
  /// Runs a call and gives its answer as it came, without reading it: where a body is not what the document describes, or its exact
  /// bytes are wanted.
  ///
  ///     let answer = try await client.incidents.raw { try await $0.get("42") }
  ///
  /// Of several calls in the closure the first answer counts, and ends it; what fails is thrown as ever. Of a list, ask for its
  /// `firstPage()`. Throws ``NoResponse`` where no call was answered.
  public func raw<Value>(
    isolation: isolated (any Actor)? = #isolation, _ call: (Self) async throws -> Value
  ) async throws -> RawResponse {
    let capture = AnswerCapture(isWhole: true)
    return try await capture.answer { _ = try await call(Self(connection: connection.capturing(capture))) }.whole
  }

  /// The same of an answer whose body is read while it arrives; see ``raw(isolation:_:)``.
  public func rawStream<Value>(
    isolation: isolated (any Actor)? = #isolation, _ call: (Self) async throws -> Value
  ) async throws -> TransportResponse {
    let capture = AnswerCapture(isWhole: false)
    return try await capture.answer { _ = try await call(Self(connection: connection.capturing(capture))) }.streamed
  }
}
