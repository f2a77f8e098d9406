import Testing

@testable import ClientModel

/// Keys that make a request safe to repeat are found where they are plainly meant, and filled.
@Suite struct IdempotencyKeyTests {
  private func operation(
    _ parameters: String = "", body: String? = nil, method: String = "post", keys: String = ""
  ) throws -> (ClientModel.Operation?, Built) {
    let body = body.map { "requestBody: {content: {application/json: {schema: \($0)}}}, " } ?? ""
    let built = try build(
      "paths: {/a: {\(method): {operationId: a, \(keys)parameters: [\(parameters)], \(body)responses: {'204': {description: ok}}}}}"
    )
    return (built.operation("a"), built)
  }

  @Test("A header, a query parameter or a member of the body", arguments: ["post", "put", "patch", "delete"])
  func places(method: String) throws {
    let header = "{name: Idempotency-Key, in: header, required: true, schema: {type: string}}"
    let found = try operation(header, method: method).0
    #expect(found?.idempotencyKey == .header("Idempotency-Key"))
    // The client fills it.
    #expect(found?.parameters.map(\.isRequired) == [false])
    #expect(
      try operation("{name: idempotency_key, in: query, schema: {type: string}}", method: method).0?.idempotencyKey
        == .query("idempotency_key"))
    let (body, built) = try operation(
      body:
        "{type: object, required: [idempotency_key, n], properties: {idempotency_key: {type: string}, n: {type: integer}}}",
      method: method)
    #expect(body?.idempotencyKey == .body("/idempotency_key"))
    #expect(built.api.declarations.count == 1)
    #expect(built.properties(built.models[0]).contains { $0.hasPrefix("idempotencyKey: string optional") })
  }

  @Test("A request's id is one only where it is said to be")
  func described() throws {
    func key(_ description: String) throws -> RequestPointer? {
      try operation(
        "{name: PayPal-Request-Id, in: header, description: '\(description)', schema: {type: string}}"
      ).0?.idempotencyKey
    }
    #expect(try key("The server stores keys for 6 hours for idempotency.") == .header("PayPal-Request-Id"))
    #expect(try key("Appears in the logs.") == nil)
  }

  @Test("Calls that only read, numbers, and what the document takes back have none")
  func none() throws {
    #expect(
      try operation("{name: Idempotency-Key, in: header, schema: {type: string}}", method: "get").0?.idempotencyKey
        == nil)
    #expect(try operation("{name: Idempotency-Key, in: header, schema: {type: integer}}").0?.idempotencyKey == nil)
    #expect(
      try operation(
        "{name: Idempotency-Key, in: header, schema: {type: string}}", keys: "x-clientsmith-idempotency-key: false, "
      ).0?.idempotencyKey == nil)
  }

  @Test("The extension can say a query parameter")
  func declared() throws {
    #expect(
      try operation(keys: "x-clientsmith-idempotency-key: $request.query.key, ").0?.idempotencyKey == .query("key"))
    #expect(
      try operation(keys: "x-clientsmith-idempotency-key: $request.path.key, ").1.findings == ["invalid-extension"])
  }
}
