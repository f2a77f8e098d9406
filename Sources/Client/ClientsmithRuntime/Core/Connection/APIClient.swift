import HTTPTypes

/// A generated group of operations.
public protocol APIResource: Sendable {
  /// What the group's calls go through.
  var connection: Connection { get }
  /// The group over a connection.
  init(connection: Connection)
}

/// A generated client: the outermost group of operations, with its resources in extensions.
public protocol APIClient: APIResource {}

extension APIResource {
  /// Runs a call and gives status, headers and body beside its value.
  ///
  ///     let response = try await client.withResponse { try await $0.incidents.get("42") }
  ///
  /// Of several calls in the closure the last answer counts. Throws ``NoResponse`` when there was none.
  /// The closure runs where the caller does, so that it may use what belongs to an actor (SE-0420).
  public func withResponse<Value>(
    isolation: isolated (any Actor)? = #isolation, _ call: (Self) async throws -> Value
  ) async throws -> Response<Value> {
    let (recording, recorder) = connection.recording()
    return try recorder.response(of: try await call(Self(connection: recording)))
  }
}

/// `withResponse` was given a closure that made no call, or only asked for a lazy list.
public struct NoResponse: Error, Sendable, CustomStringConvertible {
  /// The error.
  public init() {}

  /// A sentence for the developer.
  public var description: String { "no call was answered inside `withResponse`" }
}

extension Connection {
  /// The same connection, and what keeps the last answer that comes through it.
  func recording() -> (Connection, ResponseRecorder) {
    let recorder = ResponseRecorder(nil)
    return (Connection(core: core, defaults: defaults, recorder: recorder, capture: capture), recorder)
  }
}

/// Keeps the last answer of a connection's calls.
typealias ResponseRecorder = Locked<RawResponse?>

extension ResponseRecorder {
  /// A value with the answer that was kept; throws ``NoResponse`` where there is none.
  func response<Value>(of value: Value) throws -> Response<Value> {
    guard let response = withLock({ $0 }) else { throw NoResponse() }
    return Response(
      value: value, status: response.status, headers: response.headers, rawBody: response.rawBody,
      attempts: response.attempts)
  }
}

/// Calls that the document does not describe, with all that the client does for those that it does: credentials, limits, retries,
/// time, errors.
///
/// A credential is sent as operations do that say nothing of their own; `options` has headers, server, time and retries as for any call.
extension APIClient {
  /// Sends a call and reads its answer's JSON as a type.
  ///
  ///     let beta = try await client.send(.get, "/pets/\(id)/beta", query: ["depth": "2"], as: JSONValue.self)
  ///
  /// Throws the client's ``APIError``, and `CancellationError` as it comes.
  public func send<Value: JSONDecodable>(
    _ method: HTTPRequest.Method, _ path: RequestPath, query: KeyValuePairs<String, String> = [:],
    headers: HTTPFields = HTTPFields(), body: CallBody? = nil, as type: Value.Type = Value.self,
    options: RequestOptions = .default
  ) async throws -> Value {
    try await connection.value(connection.call(method, path, query, headers, body, options))
  }

  /// Sends a call and gives its answer as it came, of whatever type.
  ///
  /// Throws the client's ``APIError``, and `CancellationError` as it comes.
  @discardableResult
  public func send(
    _ method: HTTPRequest.Method, _ path: RequestPath, query: KeyValuePairs<String, String> = [:],
    headers: HTTPFields = HTTPFields(), body: CallBody? = nil, options: RequestOptions = .default
  ) async throws -> RawResponse {
    var request = connection.call(method, path, query, headers, body, options)
    request.accept(["application/json", "*/*;q=0.8"])
    return try await connection.perform(request)
  }

  /// Sends a call and gives its answer while its body arrives, of whatever type and length.
  ///
  /// Throws the client's ``APIError``, and `CancellationError` as it comes.
  public func stream(
    _ method: HTTPRequest.Method, _ path: RequestPath, query: KeyValuePairs<String, String> = [:],
    headers: HTTPFields = HTTPFields(), body: CallBody? = nil, options: RequestOptions = .default
  ) async throws -> TransportResponse {
    var request = connection.resolved(connection.call(method, path, query, headers, body, options))
    request.accept(["*/*"])
    return try await connection.stream(request, silence: connection.core.silence(of: request.options))
  }

  /// A list that the document does not describe, walked as `pagination` says. Nothing is sent until it is walked.
  ///
  ///     let pets = client.list("/beta/pets", Pagination(.page, position: .query("page"), items: .body("/data")), of: Pet.self)
  public func list<Item: JSONDecodable>(
    _ path: RequestPath, _ pagination: Pagination, query: KeyValuePairs<String, String> = [:],
    headers: HTTPFields = HTTPFields(), of type: Item.Type = Item.self, options: RequestOptions = .default
  ) -> Paged<Item> {
    Paged(connection, connection.call(.get, path, query, headers, nil, options), pagination)
  }
}

extension Connection {
  fileprivate func call(
    _ method: HTTPRequest.Method, _ path: RequestPath, _ query: KeyValuePairs<String, String>, _ headers: HTTPFields,
    _ body: CallBody?, _ options: RequestOptions
  ) -> OperationRequest {
    let name = path.template.prefix { $0 != "?" }
    var request = OperationRequest("\(method.rawValue) \(name)", method, path.template, options)
    if let failure = path.failure { request.fail(failure) }
    request.pathValues = path.values
    for (name, value) in query { request.query(name, value) }
    request.headers = headers
    body?.write(&request)
    if description.security.isEmpty, !description.usualSecurity.isEmpty { request.security = description.usualSecurity }
    return request
  }
}

extension APIResource {
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
