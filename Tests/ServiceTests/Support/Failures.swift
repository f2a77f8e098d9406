import ClientsmithRuntime
import Testing

/// The reason of a call's failure that has to do with credentials; records an issue and throws when it is another.
func authenticationError(
  sourceLocation: SourceLocation = #_sourceLocation, of call: () async throws -> Void
) async throws -> AuthenticationError {
  let error = try await failure(sourceLocation: sourceLocation, of: call)
  return try #require(error.underlying as? AuthenticationError, sourceLocation: sourceLocation)
}

/// The error of a call that must fail, whatever API it is of.
func failure(
  sourceLocation: SourceLocation = #_sourceLocation, of call: () async throws -> Void
) async throws -> any AnyAPIError {
  do {
    try await call()
  } catch let error as any AnyAPIError {
    return error
  }
  Issue.record("the call should have failed", sourceLocation: sourceLocation)
  throw CancellationError()
}

/// What came of one call made many times at once.
struct Outcomes {
  var answered = 0
  var errors: [any Error] = []
}

/// Makes one call many times at once and waits for all, whatever comes of them.
func atOnce(_ count: Int, _ call: @escaping @Sendable (Int) async throws -> Void) async -> Outcomes {
  await withTaskGroup(of: (any Error)?.self) { group in
    for number in 0..<count {
      group.addTask {
        do {
          try await call(number)
          return nil
        } catch {
          return error
        }
      }
    }
    return await group.reduce(into: Outcomes()) { outcomes, error in
      if let error { outcomes.errors.append(error) } else { outcomes.answered += 1 }
    }
  }
}
