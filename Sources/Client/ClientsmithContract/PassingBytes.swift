import ClientsmithRuntime

/// Passes the chunks of a body on as they come, and gives all of them to somebody else at the end.
struct PassingBytes: AsyncSequence, Sendable {
  typealias Element = [UInt8]

  private let body: ResponseBody
  private let limit: Int
  private let done: @Sendable ([UInt8]?) -> Void

  /// `done` is called where the body came to its end, with nil where it had more than `limit` bytes.
  init(_ body: ResponseBody, limit: Int, done: @escaping @Sendable ([UInt8]?) -> Void) {
    self.body = body
    self.limit = limit
    self.done = done
  }

  func makeAsyncIterator() -> Iterator {
    Iterator(rest: body.makeAsyncIterator(), limit: limit, done: done)
  }

  /// Gives the chunks; `nil` in `collected` says that there were too many.
  struct Iterator: AsyncIteratorProtocol {
    var rest: ResponseBody.AsyncIterator
    let limit: Int
    let done: @Sendable ([UInt8]?) -> Void
    var collected: [UInt8]? = []
    var isDone = false

    mutating func next() async throws -> [UInt8]? {
      guard let chunk = try await rest.next() else {
        if !isDone { done(collected) }
        isDone = true
        collected = nil
        return nil
      }
      if (collected?.count ?? 0) + chunk.count > limit { collected = nil }
      collected?.append(contentsOf: chunk)
      return chunk
    }
  }
}
