import HTTPTypes

/// Takes the answer of a call away from it, before anybody reads it.
final class AnswerCapture: Sendable {
  /// What was taken.
  struct Taken: Sendable {
    /// The answer with its body, which is empty where it was not collected.
    let whole: RawResponse
    /// The answer with its body still to be read.
    let streamed: TransportResponse
  }

  /// Ends the call whose answer was taken.
  struct Interruption: Error {}

  /// Whether the body is to be collected.
  let isWhole: Bool
  private let taken = Locked<Taken?>(nil)

  init(isWhole: Bool) { self.isWhole = isWhole }

  func take(_ answer: Taken) { taken.withLock { $0 = $0 ?? answer } }

  /// What calls were answered within `body`; throws what ended them without an answer, or ``NoResponse``.
  func answer(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
  ) async throws -> Taken {
    do {
      try await body()
    } catch {
      // Whatever became of the interruption on its way out.
      if let answer = taken.withLock({ $0 }) { return answer }
      throw error
    }
    guard let answer = taken.withLock({ $0 }) else { throw NoResponse() }
    return answer
  }
}

extension Connection {
  /// The same connection, whose next answer goes to `capture`.
  func capturing(_ capture: AnswerCapture) -> Connection {
    Connection(core: core, defaults: defaults, recorder: recorder, capture: capture)
  }
}
