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
  /// The closure runs where the caller does, so that it may use what belongs to an actor (SE-0420).
  public func withResponse<Value>(
    isolation: isolated (any Actor)? = #isolation, _ call: (Self) async throws -> Value
  ) async throws -> Response<Value> {
    let (recording, recorder) = connection.recording()
    return try recorder.response(of: try await call(Self(connection: recording)))
  }
}

extension APIResource {
  /// Runs a call and gives status, headers and body beside its value.
  ///
  ///     let response = try await client.incidents.withResponse { try await $0.get("42") }
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
      value: value, status: response.status, headers: response.headers, body: response.body,
      attempts: response.attempts)
  }
}
