extension ConnectionCore {
  /// Reads a whole body: it may pause for the call's limit of silence, and come no later than its deadline.
  nonisolated(nonsending) func collect(_ body: ResponseBody, for call: PreparedCall, upTo limit: Int) async throws
    -> [UInt8]
  {
    if body.available != nil { return try await body.collect(upTo: limit) }
    return try await TimeLimit.run(
      silence: call.silence, until: call.deadline, in: configuration.environment, Self.silent
    ) { time in
      try await body.collect(upTo: limit) { time?.moved() }
    }
  }

  /// Reads the body of a failure: as much as an error message can need, no longer than an answer may take to begin, and nothing
  /// where even that breaks off.
  func collectError(_ body: ResponseBody, for call: PreparedCall) async throws -> [UInt8] {
    if let bytes = body.available { return bytes }
    let limit = min(call.sizeLimit, 1_048_576)
    let collected = Locked<[UInt8]>([])
    do {
      // Nobody says that anything moves: the limit is one of the whole.
      try await TimeLimit.run(
        silence: call.timeout, until: call.deadline, in: configuration.environment, Self.silent
      ) { _ in
        for try await chunk in body {
          let isFull = collected.withLock { collected in
            collected += chunk.prefix(limit - collected.count)
            return collected.count >= limit
          }
          if isFull { break }
        }
      }
    } catch is TransportError {
      // The status has been said; what is here of the body serves the message.
    }
    return collected.withLock { $0 }
  }

  /// Reads on to the end of an answer that nobody wants, if that is near, so that its connection can be used again.
  func drain(_ answer: Answer, for call: PreparedCall) async throws {
    guard answer.body.available == nil, let length = answer.head.headerFields.firstValue(.contentLength),
      let length = Int(length), length <= 16_384
    else { return }
    do {
      _ = try await TimeLimit.run(
        silence: min(call.timeout ?? .seconds(1), .seconds(1)), until: call.deadline, in: configuration.environment,
        Self.silent
      ) { _ in try await answer.body.collect(upTo: length) }
    } catch let error where error is TransportError || error is ResponseTooLarge {
      // The connection is closed then.
    }
  }

  private static let silent = "the answer stopped coming"
}
