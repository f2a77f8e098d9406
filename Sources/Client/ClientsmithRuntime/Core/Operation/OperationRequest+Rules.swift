import HTTPTypes

@_spi(Generated)
extension OperationRequest {
  /// The media types that the operation's answers can have, the preferred one first; JSON unless this is called.
  public mutating func accept(_ mediaTypes: [String]) {
    accepted = mediaTypes.joined(separator: ", ")
  }

  /// The operation's own security alternatives, in place of the API's.
  public mutating func security(_ alternatives: [SecurityRequirement]) {
    security = alternatives
  }

  /// Sends no credentials.
  public mutating func anonymous() {
    security = []
  }

  /// The operation's own retry policy.
  public mutating func retries(_ policy: RetryPolicy) {
    retries = policy
  }

  /// Says that the operation only reads, whatever its method, so that it may be sent again.
  public mutating func idempotent() {
    isIdempotent = true
  }

  /// The group whose rate limits the operation shares.
  public mutating func rateLimit(group: String) {
    rateLimitGroup = group
  }

  /// Says that none of the API's declared limits counts the operation; what answers tell is heeded all the same.
  public mutating func withoutRateLimits() {
    ignoresRateLimits = true
  }

  /// Sends an idempotency key in a header, the same on every attempt; it makes the call safe to repeat.
  public mutating func idempotencyKey(header name: String) {
    guard let field = HTTPField.Name(name) else {
      return fail(RequestFailure("`\(name)` cannot be the name of a header"))
    }
    idempotency = .header(field)
  }

  /// Sends an idempotency key in a query parameter, the same on every attempt, unless the caller has put one there.
  public mutating func idempotencyKey(query name: String) {
    idempotency = .query(name)
  }

  /// Sends an idempotency key in the JSON body at a pointer (RFC 6901), unless the caller has put one there.
  public mutating func idempotencyKey(bodyPointer: String) {
    idempotency = .body(bodyPointer)
  }

  /// Marks a path parameter as secret: it is left out of every log line and error.
  public mutating func secretPath(_ name: String) {
    secretPathNames.append(name)
  }

  /// Says which of the client's error types a status carries; see ``ProblemDecodable``.
  public mutating func problem(_ status: Int, _ kind: ProblemKind) {
    problems.append(ProblemVariant(statuses: status...status, kind: kind))
  }

  /// The same for a range such as `400...499` (OpenAPI: `4XX`); ask exact statuses first.
  public mutating func problem(_ statuses: ClosedRange<Int>, _ kind: ProblemKind) {
    problems.append(ProblemVariant(statuses: statuses, kind: kind))
  }
}
