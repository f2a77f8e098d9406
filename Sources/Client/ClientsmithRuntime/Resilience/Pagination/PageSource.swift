import HTTPTypes

/// Where the pages of one list come from.
final class PageSource<Item: Sendable>: Sendable {
  /// An answer, read.
  struct Loaded: Sendable {
    let items: [Item]
    let facts: PageFacts
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let attempts: Int
    let undecodable: [UndecodableItem]
    let body: RawBody
    /// Where the items stand in the body.
    let place: ResponsePointer
    /// What a caller hears of the list's length; a walk goes by its facts.
    let total: Int?
    let pageCount: Int?
  }

  let operation: String
  let pagination: Pagination
  let start: PageWalk.Start
  /// Sends the request for a position, and reads the answer.
  let load: @Sendable (PagePosition, _ followsOtherOrigins: Bool) async throws -> Loaded
  /// The same pages, their items as they came.
  let raw: @Sendable () -> PageSource<JSONValue>

  init(
    operation: String, pagination: Pagination, start: PageWalk.Start = PageWalk.Start(),
    raw: @escaping @Sendable () -> PageSource<JSONValue>,
    load: @escaping @Sendable (PagePosition, _ followsOtherOrigins: Bool) async throws -> Loaded
  ) {
    self.operation = operation
    self.pagination = pagination
    self.start = start
    self.load = load
    self.raw = raw
  }

  /// Pages of `request`, asked for as `asking` says.
  init(_ request: OperationRequest, _ pagination: Pagination, _ asking: PageAsking) where Item: JSONDecodable {
    let start = PageWalk.Start(request, pagination)
    let reader = PageReader<Item>(
      pagination: pagination, isBackward: start.isBackward, secretQueryNames: asking.secretQueryNames,
      keepsUndecodable: asking.report != nil)
    raw = { PageSource<JSONValue>(request, pagination, asking) }
    operation = request.operationID
    self.pagination = pagination
    self.start = start
    load = { position, followsOtherOrigins in
      var page = request
      try position.apply(to: &page, pagination, isBackward: start.isBackward)
      // A caller's own key names one request: the next page under it would be the first page's answer again.
      if position.token != .start, let key = request.options.idempotencyKey {
        page.options.idempotencyKey = "\(key)-\(position.page)"
      }
      page.staysAtOrigin = !followsOtherOrigins
      let response: RawResponse
      do {
        response = try await asking.perform(page)
      } catch let error as PagingError {
        throw PagingError(operation: error.operation, reason: error.reason, pages: position.page)
      }
      do {
        let reading = try asking.reading { try reader.read(response) }
        for item in reading.undecodable { asking.report?(item) }
        asking.arrived?(reading.items.count)
        return Loaded(
          items: reading.items, facts: reading.facts, status: response.status, headers: response.headers,
          attempts: response.attempts, undecodable: reading.undecodable, body: response.rawBody,
          place: pagination.items, total: reading.facts.total.flatMap { Int(exactly: $0) },
          pageCount: reading.facts.pages.flatMap { Int(exactly: $0) })
      } catch {
        throw asking.undecodable(error, response)
      }
    }
  }
}

extension PageWalk.Start {
  /// What the caller's request says of position and size.
  init(_ request: OperationRequest, _ pagination: Pagination) {
    let position = request.value(at: pagination.position)
    let before = request.value(at: pagination.before)
    number = position.flatMap { Int64($0) }?.clamped(to: PagePosition.numbers)
    size = request.value(at: pagination.size).flatMap { Int64($0) }.flatMap { $0 > 0 ? Int(min($0, 1 << 30)) : nil }
    isBackward = before != nil
    isInside = position != nil || before != nil
    followsLinks = request.method == .get
  }
}
