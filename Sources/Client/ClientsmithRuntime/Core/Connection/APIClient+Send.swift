import HTTPTypes

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
