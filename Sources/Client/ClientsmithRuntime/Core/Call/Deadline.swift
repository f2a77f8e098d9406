/// The call's deadline passed while something was waited for.
struct DeadlineExceeded: Error {}

extension ConnectionCore {
  /// Runs work until an instant of the environment's uptime; throws ``DeadlineExceeded`` then, and cancels the work.
  func within<Result: Sendable>(
    _ deadline: Duration?, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    guard let deadline else { return try await work() }
    let environment = configuration.environment
    let left = deadline - environment.uptime()
    guard left > .zero else { throw DeadlineExceeded() }
    return try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await environment.sleep(left)
        throw DeadlineExceeded()
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }

  /// Reads a whole body, and no longer than the call's deadline.
  func collect(_ body: ResponseBody, for call: PreparedCall, upTo limit: Int) async throws -> [UInt8] {
    if body.available != nil || call.deadline == nil { return try await body.collect(upTo: limit) }
    return try await within(call.deadline) { try await body.collect(upTo: limit) }
  }

  /// Reads the body of a failure: as much as an error message can need, and nothing where even that breaks off.
  func collectError(_ body: ResponseBody, for call: PreparedCall) async throws -> [UInt8] {
    if let bytes = body.available { return bytes }
    let limit = min(call.sizeLimit, 1_048_576)
    return try await within(call.deadline) {
      var collected: [UInt8] = []
      do {
        for try await chunk in body {
          collected += chunk.prefix(limit - collected.count)
          if collected.count >= limit { break }
        }
      } catch let error as TransportError where error.kind == .interrupted {
        // The status has been said; what is here of the body serves the message.
      }
      return collected
    }
  }
}
