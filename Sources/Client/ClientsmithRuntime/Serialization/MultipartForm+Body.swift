extension MultipartForm {
  /// The form as a request body: in memory when all its parts are, else streamed.
  public var requestBody: RequestBody {
    guard parts.contains(where: { if case .stream = $0.content { true } else { false } }) else {
      return .bytes(bytes)
    }
    let form = self
    return .stream(
      StreamedBody(isReplayable: parts.allSatisfy(\.content.isReplayable), length: length) {
        ByteStream(MultipartChunks(segments: try form.segments()))
      })
  }

  private var terminator: [UInt8] { Array("--\(boundary)--\r\n".utf8) }

  private var bytes: [UInt8] {
    var out: [UInt8] = []
    for part in parts {
      out += part.head
      if case .bytes(let content) = part.content { out += content }
      out += "\r\n".utf8
    }
    return out + terminator
  }

  private var length: Int64? {
    var sum = Int64(terminator.count)
    for part in parts {
      guard let content = part.content.length else { return nil }
      sum += Int64(part.head.count) + 2
      let (next, overflow) = sum.addingReportingOverflow(content)
      guard !overflow else { return nil }
      sum = next
    }
    return sum
  }

  private func segments() throws -> [ByteStream] {
    var segments: [ByteStream] = []
    var pending: [UInt8] = []
    for part in parts {
      pending += part.head
      switch part.content {
      case .none: break
      case .bytes(let content): pending += content
      case .stream(let body):
        segments.append(ByteStream(pending))
        pending = []
        segments.append(try body.makeStream())
      }
      pending += "\r\n".utf8
    }
    segments.append(ByteStream(pending + terminator))
    return segments
  }
}

/// Streams one after the other.
private struct MultipartChunks: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  let segments: [ByteStream]

  func makeAsyncIterator() -> Iterator { Iterator(rest: segments[...]) }

  struct Iterator: AsyncIteratorProtocol {
    var rest: ArraySlice<ByteStream>
    var current: ByteStream.AsyncIterator?

    mutating func next() async throws -> [UInt8]? {
      while true {
        if let chunk = try await current?.next() { return chunk }
        guard let following = rest.popFirst() else { return nil }
        current = following.makeAsyncIterator()
      }
    }
  }
}
