import Testing

@testable import ClientModel

/// Retries, rate limits and idempotency keys, ours and vendors'.
@Suite struct ResilienceTests {
  private func operation(_ keys: String, root: String = "", path: String = "", method: String = "post") throws -> Built
  {
    try build(
      """
      \(root)
      paths: {/a: {\(path)\(method): {operationId: a, \(keys)responses: {'204': {description: ok}}}}}
      """)
  }

  @Test("A retry policy is read as a whole")
  func retries() throws {
    let policy = try operation(
      "x-clientsmith-retries: {retries: 4, statuses: [429, 503], initialDelay: 500ms, maximumDelay: 10s, deadline: 2m, idempotent: true}, "
    ).operation("a")?.retries
    #expect(policy?.maxRetries == 4)
    #expect(policy?.statuses == [429, 503])
    #expect(policy?.initialSeconds == 0.5 && policy?.maximumSeconds == 10 && policy?.deadlineSeconds == 120)
    #expect(policy?.isIdempotent == true)
    #expect(try operation("x-clientsmith-retries: false, ").operation("a")?.retries?.maxRetries == 0)
    #expect(try operation("").operation("a")?.retries == nil)
  }

  @Test("Former names of members count, with a word about the present ones")
  func formerMembers() throws {
    let built = try operation("x-clientsmith-retries: {attempts: 4, initial: 1s, maximum: 30s}, ")
    let policy = built.operation("a")?.retries
    #expect(policy?.maxRetries == 4 && policy?.initialSeconds == 1 && policy?.maximumSeconds == 30)
    #expect(built.findings == ["former-extension-member", "former-extension-member", "former-extension-member"])
    #expect(built.diagnostics.map(\.help) == ["write `retries`", "write `initialDelay`", "write `maximumDelay`"])

    let both = try operation("x-clientsmith-retries: {attempts: 4, retries: 3}, ")
    #expect(both.operation("a")?.retries?.maxRetries == 3)
    #expect(both.diagnostics.map(\.help) == ["leave it out"])
  }

  @Test("The nearest word wins as a whole")
  func nearest() throws {
    let built = try operation(
      "x-clientsmith-rate-limit: {requests: 1, per: 1s}, ", root: "x-clientsmith-rate-limit: {requests: 9, per: 1s}",
      path: "x-clientsmith-rate-limit: {requests: 5, per: 1s}, ")
    #expect(built.operation("a")?.rateLimits.map(\.requests) == [1])
    #expect(built.api.rateLimits.map(\.requests) == [9])
    let outer = try operation("", path: "x-clientsmith-rate-limit: {requests: 5, per: 1s}, ")
    #expect(outer.operation("a")?.rateLimits.map(\.requests) == [5])
    let none = try operation(
      "x-clientsmith-rate-limit: false, ", path: "x-clientsmith-rate-limit: {requests: 5, per: 1s}, ")
    #expect(none.operation("a")?.rateLimits == [] && none.operation("a")?.ignoresRateLimits == true)
    #expect(outer.operation("a")?.ignoresRateLimits == false)
    #expect(try operation("").operation("a")?.ignoresRateLimits == false)
  }

  @Test("Several windows hold at once, by account unless said otherwise")
  func windows() throws {
    let limits = try operation(
      "x-clientsmith-rate-limit: [{requests: 50, per: 10s}, {requests: 300, per: 1m, scope: address}, {requests: 5, per: 2, scope: operation}], "
    ).operation("a")?.rateLimits
    #expect(
      limits == [
        RateLimit(requests: 50, seconds: 10, scope: .account), RateLimit(requests: 300, seconds: 60, scope: .address),
        RateLimit(requests: 5, seconds: 2, scope: .operation),
      ])
  }

  @Test("An idempotency key goes where it is said to")
  func keys() throws {
    #expect(
      try operation("x-clientsmith-idempotency-key: $request.header.Idempotency-Key, ").operation("a")?.idempotencyKey
        == .header("Idempotency-Key"))
    #expect(
      try operation("x-clientsmith-idempotency-key: '$request.body#/requestId', ").operation("a")?.idempotencyKey
        == .body("/requestId"))
    let fern = "x-fern-idempotency-headers: [{header: X-Key, name: key}]"
    #expect(
      try operation("x-fern-idempotent: true, ", root: fern).operation("a")?.idempotencyKey == .header("X-Key"))
    #expect(try operation("", root: fern).operation("a")?.idempotencyKey == nil)
  }

  @Test("Vendors' retries are read")
  func vendors() throws {
    let policy = try operation(
      """
      x-speakeasy-retries: {strategy: backoff, backoff: {initialInterval: 500, maxInterval: 60000, maxElapsedTime: 3600000, exponent: 1.5}, statusCodes: [408, 5XX], retryConnectionErrors: true},
      """
    ).operation("a")?.retries
    #expect(policy?.initialSeconds == 0.5 && policy?.maximumSeconds == 60 && policy?.deadlineSeconds == 3600)
    #expect(policy?.multiplier == 1.5 && policy?.retriesConnectionErrors == true)
    #expect(policy?.statuses == [408, 500, 502, 503, 504])
    #expect(try operation("x-fern-retries: {disabled: true}, ").operation("a")?.retries?.maxRetries == 0)
    #expect(try operation("x-speakeasy-retries: {strategy: none}, ").operation("a")?.retries?.maxRetries == 0)
  }

  @Test(
    "What is malformed is an error",
    arguments: [
      "x-clientsmith-retries: {retries: many}", "x-clientsmith-retries: {retries: -1}",
      "x-clientsmith-retries: {tries: 2}", "x-clientsmith-retries: 3", "x-clientsmith-retries: {statuses: 500}",
      "x-clientsmith-retries: {initialDelay: soon}", "x-clientsmith-rate-limit: {requests: 0, per: 1s}",
      "x-clientsmith-rate-limit: {requests: 5}", "x-clientsmith-rate-limit: [{requests: 5, per: 1s, scope: world}]",
      "x-clientsmith-idempotency-key: Idempotency-Key", "x-clientsmith-idempotency-key: $response.header.X",
      "x-clientsmith-idempotency-key: $request.path.key", "x-clientsmith-retries: {idempotent: perhaps}",
      "x-clientsmith-retries: {statuses: [500, 6000]}", "x-clientsmith-name: [a]", "x-clientsmith-group: {a: b}",
      "x-clientsmith-sentinel: {}", "x-clientsmith-rate-limit: {requests: 5, per: 1s, group: [a]}",
    ])
  func malformed(keys: String) throws {
    #expect(try operation(keys + ", ").findings == ["invalid-extension"])
  }

  @Test("An extension nobody knows is an error that says which there are")
  func unknown() throws {
    let built = try operation("x-clientsmith-retry: {}, ")
    #expect(built.findings == ["unknown-extension"])
    #expect(built.diagnostics.first?.help?.contains("`x-clientsmith-retries`") == true)
    #expect(
      try operation("x-clientsmith-retires: {}, ").diagnostics.first?.help == "did you mean `x-clientsmith-retries`?")
    #expect(try operation("", root: "x-clientsmith-token: {}").findings == ["unknown-extension"])
    #expect(
      try operation("", root: "tags: [{name: t, x-clientsmith-group: a}]").diagnostics.first?.help
        == "it stands on a path or an operation")
    #expect(try operation("", path: "x-clientsmith-name: a, ").findings == ["unknown-extension"])
    #expect(
      try schemas("A: {type: object, properties: {a: {type: string, x-clientsmith-hidden: true}}}").findings == [
        "unknown-extension"
      ])
  }
}
