import ClientsmithRuntime
import ClientsmithTesting

/// An operation of a generated mock: how it is answered, and what was sent to it.
///
/// Without a word it answers the document's example, or a value made from the schema.
public struct MockOperation<Call: MockCall, Output: Sendable>: Sendable {
  let service: MockService
  let id: String
  private let reply: @Sendable (Output, Int?) throws -> MockService.Reply

  private init(
    _ service: MockService, _ id: String, reply: @escaping @Sendable (Output, Int?) throws -> MockService.Reply
  ) {
    self.service = service
    self.id = id
    self.reply = reply
  }

  /// Answers with what the closure makes of the call. It may throw a ``MockFault`` to answer an error.
  public func answer(status: Int? = nil, _ handler: @escaping @Sendable (Call) async throws -> Output) {
    let reply = reply
    service.handle(id) { request in try reply(try await handler(try Call(request)), status) }
  }

  /// Answers with one value.
  public func answer(_ value: Output, status: Int? = nil) {
    answer(status: status) { _ in value }
  }

  /// Answers with any response, also with one that the document does not know.
  public func respond(_ handler: @escaping @Sendable (Call) async throws -> StubResponse) {
    service.handle(id) { request in .raw(try await handler(try Call(request))) }
  }

  /// Lets something go wrong, `times` times after the first `skipping` requests; then it is answered as before.
  public func fail(_ fault: MockFault, times: Int = 1, skipping: Int = 0) {
    let id = id
    service.configure { $0.faults.add(.init(kind: fault.kind, operation: id, skipping: skipping, times: times)) }
  }

  /// Lets the document answer again, and forgets what was to go wrong.
  public func reset() {
    let id = id
    service.handle(id, nil)
    service.configure {
      $0.setList(nil, size: nil, of: id)
      $0.faults.remove(of: id)
    }
  }

  /// What was sent to the operation and fitted the document, retries among them; throws where a value cannot be read.
  public var calls: [Call] {
    get throws { try service.requests(of: id).map(Call.init) }
  }

  /// How many requests there were.
  public var count: Int { service.requests(of: id).count }
}

extension MockOperation where Output: JSONEncodable {
  /// An operation that answers a value, in the media type of the document's answer.
  public init(_ service: MockService, _ id: String) {
    self.init(service, id) { value, status in
      .value(try MockValueParser.parse(JSONWriter.encode(value)), status: status)
    }
  }
}

extension MockOperation where Output == Void {
  /// An operation that answers nothing but a status.
  public init(_ service: MockService, _ id: String) {
    self.init(service, id) { _, status in .empty(status: status) }
  }
}

extension MockOperation where Output == [UInt8] {
  /// An operation that answers bytes.
  public init(_ service: MockService, _ id: String) {
    self.init(service, id) { bytes, status in
      .raw(StubResponse(status: status ?? 200, headers: [("Content-Type", "application/octet-stream")], body: bytes))
    }
  }
}

/// A list of a generated mock that a client reads page by page.
public struct MockList<Call: MockCall, Item: JSONEncodable>: Sendable {
  let service: MockService
  let id: String

  /// A list of an operation.
  public init(_ service: MockService, _ id: String) {
    self.service = service
    self.id = id
  }

  /// Answers from these items, page by page, in the document's own style. `size` is that of a page where the request names
  /// none; without it the document's.
  public func answer(_ items: [Item], size: Int? = nil) {
    answer(size: size) { _ in items }
  }

  /// Answers from the items that the closure gives, all of them; the page that the call asks for is cut from them. It may throw
  /// a ``MockFault``.
  public func answer(size: Int? = nil, _ handler: @escaping @Sendable (Call) async throws -> [Item]) {
    service.handle(id) { request in
      let items = try await handler(try Call(request))
      return .items(try items.map { try MockValueParser.parse(JSONWriter.encode($0)) }, size: size)
    }
  }

  /// Answers with any response.
  public func respond(_ handler: @escaping @Sendable (Call) async throws -> StubResponse) {
    service.handle(id) { request in .raw(try await handler(try Call(request))) }
  }

  /// Lets something go wrong, `times` times after the first `skipping` requests; then it is answered as before.
  public func fail(_ fault: MockFault, times: Int = 1, skipping: Int = 0) {
    let id = id
    service.configure { $0.faults.add(.init(kind: fault.kind, operation: id, skipping: skipping, times: times)) }
  }

  /// Lets the document answer again, and forgets what was to go wrong.
  public func reset() {
    let id = id
    service.handle(id, nil)
    service.configure { $0.faults.remove(of: id) }
  }

  /// What was sent and fitted the document, a request a page; throws where a value cannot be read.
  public var calls: [Call] {
    get throws { try service.requests(of: id).map(Call.init) }
  }

  /// How many requests there were, each for a page.
  public var count: Int { service.requests(of: id).count }
}
