extension APIClient {
  /// The same client whose calls differ by `options` from those of this one: a tenant's header, a longer deadline, another retry policy.
  ///
  /// It shares everything else: tokens, limits, connections. What a call says itself wins over these options, which win over those of an
  /// earlier `with`; of headers, query parameters and members of the body name by name. A call's `credentials` of `.client` say nothing. An
  /// idempotency key is a call's own and not taken over.
  public func with(_ options: RequestOptions) -> Self { Self(connection: connection.with(options)) }
}

extension APIResource {
  /// The same group of operations whose calls differ by `options` from those of this one; see ``APIClient/with(_:)``.
  public func with(_ options: RequestOptions) -> Self { Self(connection: connection.with(options)) }
}

extension Connection {
  /// The same connection for calls that differ by `options`.
  func with(_ options: RequestOptions) -> Connection {
    var options = options.over(defaults ?? .default)
    options.idempotencyKey = nil
    return Connection(core: core, defaults: options, recorder: recorder, capture: capture)
  }

  /// A call with what the client's own options say; the same where they have been put in.
  func resolved(_ request: OperationRequest) -> OperationRequest {
    guard let defaults, !request.isResolved else { return request }
    var request = request
    request.options = request.options.over(defaults)
    request.isResolved = true
    return request
  }
}

extension RequestOptions {
  /// These options, and those of `defaults` where these say nothing.
  func over(_ defaults: RequestOptions) -> RequestOptions {
    var merged = defaults
    merged.headers.replace(with: headers)
    if credentials != .client { merged.credentials = credentials }
    merged.query.removeAll { parameter in query.contains { $0.name == parameter.name } }
    merged.query += query
    for (name, value) in body { merged.body[name] = value }
    merged.timeout = timeout ?? defaults.timeout
    merged.idleTimeout = idleTimeout ?? defaults.idleTimeout
    merged.deadline = deadline ?? defaults.deadline
    merged.retries = retries ?? defaults.retries
    merged.server = server ?? defaults.server
    merged.idempotencyKey = idempotencyKey
    merged.responseSizeLimit = responseSizeLimit ?? defaults.responseSizeLimit
    return merged
  }
}
