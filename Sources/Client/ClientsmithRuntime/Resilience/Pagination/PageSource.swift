import HTTPTypes

/// Where the pages of one list come from.
struct PageSource<Item: Sendable>: Sendable {
  /// An answer, read.
  struct Loaded: Sendable {
    let items: [Item]
    let facts: PageFacts
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let attempts: Int
  }

  let operation: String
  let pagination: Pagination
  let start: PageWalk.Start
  /// Sends the request for a position, and reads the answer.
  let load: @Sendable (PagePosition) async throws -> Loaded

  /// Pages of `request`, sent by `perform`; `undecodable` turns what is wrong with a body into the client's own error.
  /// `secretQueryNames` are the parameters that carry credentials.
  init(
    _ request: OperationRequest, _ pagination: Pagination, secretQueryNames: [String] = [],
    perform: @escaping @Sendable (OperationRequest) async throws -> RawResponse,
    undecodable: @escaping @Sendable (any Error, RawResponse) -> any Error = { error, _ in error }
  ) where Item: JSONDecodable {
    let start = PageWalk.Start(request, pagination)
    let reader = PageReader<Item>(
      pagination: pagination, isBackward: start.isBackward, secretQueryNames: secretQueryNames)
    operation = request.operationID
    self.pagination = pagination
    self.start = start
    load = { position in
      var page = request
      try position.apply(to: &page, pagination, isBackward: start.isBackward)
      // A caller's own key names one request: the next page under it would be the first page's answer again.
      if position.token != .start, let key = request.options.idempotencyKey {
        page.options.idempotencyKey = "\(key)-\(position.page)"
      }
      let response = try await perform(page)
      do {
        let (items, facts) = try reader.read(response)
        return Loaded(
          items: items, facts: facts, status: response.status, headers: response.headers, attempts: response.attempts)
      } catch {
        throw undecodable(error, response)
      }
    }
  }
}

extension PageWalk.Start {
  /// What the caller's request says of position and size.
  init(_ request: OperationRequest, _ pagination: Pagination) {
    let position = request.value(at: pagination.position)
    let before = request.value(at: pagination.before)
    number = position.flatMap { Int($0) }?.clamped(to: PagePosition.numbers)
    size = request.value(at: pagination.size).flatMap { Int($0) }.flatMap { $0 > 0 ? min($0, 1 << 31) : nil }
    isBackward = before != nil
    isInside = position != nil || before != nil
  }
}
