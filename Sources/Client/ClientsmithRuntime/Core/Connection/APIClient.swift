import HTTPTypes

/// A generated client: a connection and, in extensions, its resources and operations.
public protocol APIClient: Sendable {
  /// What the client's calls go through.
  var connection: Connection { get }
  /// A client over a connection.
  init(connection: Connection)
}

/// A generated group of operations.
public protocol APIResource: Sendable {
  /// What the group's calls go through.
  var connection: Connection { get }
  /// The group over a connection.
  init(connection: Connection)
}

extension APIClient {
  /// Runs a call and gives status, headers and body beside its value.
  ///
  ///     let response = try await client.withResponse { try await $0.incidents.get("42") }
  ///
  /// Of several calls in the closure the last answer counts. Throws ``NoResponse`` when there was none.
  public func withResponse<Value>(_ call: (Self) async throws -> Value) async throws -> Response<Value> {
    try await connection.recordingResponse { try await call(Self(connection: $0)) }
  }
}

extension APIResource {
  /// Runs a call and gives status, headers and body beside its value.
  ///
  ///     let response = try await client.incidents.withResponse { try await $0.get("42") }
  ///
  /// Of several calls in the closure the last answer counts. Throws ``NoResponse`` when there was none.
  public func withResponse<Value>(_ call: (Self) async throws -> Value) async throws -> Response<Value> {
    try await connection.recordingResponse { try await call(Self(connection: $0)) }
  }
}

/// `withResponse` was given a closure that made no call, or only asked for a lazy list.
public struct NoResponse: Error, Sendable, CustomStringConvertible {
  /// A sentence for the developer.
  public var description: String { "no call was answered inside `withResponse`" }
}

extension Connection {
  func recordingResponse<Value>(_ call: (Connection) async throws -> Value) async throws -> Response<Value> {
    let recorder = Locked<RawResponse?>(nil)
    let value = try await call(Connection(core: core, recorder: recorder))
    guard let response = recorder.withLock({ $0 }) else { throw NoResponse() }
    return Response(
      value: value, status: response.status, headers: response.headers, body: response.body,
      attempts: response.attempts)
  }
}
