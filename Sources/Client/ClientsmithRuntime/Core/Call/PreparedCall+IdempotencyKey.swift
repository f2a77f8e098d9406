import HTTPTypes

extension ConnectionCore {
  /// The caller's key, or a new one where the operation declares that it takes one.
  func idempotencyKey(of request: OperationRequest) -> String? {
    if let key = request.options.idempotencyKey { return key }
    switch request.idempotency {
    case nil: return nil
    case .header(let name):
      return request.headers.firstValue(name) ?? IdempotencyKey.make(in: configuration.environment)
    case .query(let name):
      return request.queryValue(name) ?? IdempotencyKey.make(in: configuration.environment)
    case .body(let pointer):
      return request.bodyField(pointer)?.stringValue ?? IdempotencyKey.make(in: configuration.environment)
    }
  }

  /// Puts the key where the operation wants it; the usual header where it does not say.
  func place(
    _ key: String, of request: OperationRequest, in headers: inout HTTPFields, _ body: inout RequestBody
  ) throws {
    switch request.idempotency {
    case .body(let pointer):
      guard request.bodyField(pointer)?.stringValue != key else { return }
      var copy = request
      copy.setBodyField(pointer, .string(key))
      if let failure = copy.failure { throw failure }
      body = copy.body
    case .header(let name):
      headers.replace(with: [name: key])
    case .query: break  // It is part of the target, which is made before.
    case nil:
      if let name = HTTPField.Name("Idempotency-Key") { headers.replace(with: [name: key]) }
    }
  }
}
