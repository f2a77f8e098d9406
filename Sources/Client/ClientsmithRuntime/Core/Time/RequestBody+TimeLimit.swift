extension RequestBody {
  /// Bytes from which on a body is sent in pieces, so that its sending can be seen to move.
  private static let longBody = 262_144

  /// The same body; each piece that leaves is told to `limit`, for which the time that the caller takes to make one is no silence.
  func watched(by limit: TimeLimit?) -> RequestBody {
    guard let limit else { return self }
    switch self {
    case .none: return self
    case .bytes(let bytes):
      if bytes.count < Self.longBody { return self }
      return .stream(Self.pieces(of: bytes).reporting { _ in limit.moved() })
    case .stream(let body): return .stream(body.held(by: limit).reporting { _ in limit.moved() })
    }
  }
}

extension StreamedBody {
  fileprivate func held(by limit: TimeLimit) -> StreamedBody {
    let begin = begin
    return StreamedBody(isReplayable: isReplayable, length: length, source: source, report: report) {
      ByteStream(HeldSequence(base: try begin(), limit: limit))
    }
  }
}

/// Chunks of the caller's: while one is being made, it is the caller who is waited for.
private struct HeldSequence: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  let base: ByteStream
  let limit: TimeLimit

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), limit: limit) }

  struct Iterator: AsyncIteratorProtocol {
    var base: ByteStream.AsyncIterator
    let limit: TimeLimit

    mutating func next() async throws -> [UInt8]? {
      limit.hold()
      defer { limit.release() }
      return try await base.next()
    }
  }
}
