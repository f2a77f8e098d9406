/// Lines in which callers of this process follow each other, one line for each key, first come, first served.
final class Turns<Key: Hashable & Sendable>: Sendable {
  private struct Place: Sendable {
    let id: UInt64
    let caller: Waiter<Void, any Error>
  }

  private struct State: Sendable {
    /// Who waits; a key that is here is taken.
    var lines = [Key: [Place]]()
    var last: UInt64 = 0
  }

  private let state = Locked(State())

  /// Waits for a turn, which lasts until the lease is ended. Throws `CancellationError` as soon as the caller is cancelled.
  func lease(_ key: Key) async throws -> TokenLease {
    let id = state.withLock { state in
      state.last &+= 1
      return state.last
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { enter(key, Place(id: id, caller: Waiter($0))) }
    } onCancel: {
      leave(key, id)
    }
    return TokenLease { self.pass(key) }
  }

  /// A turn for which nobody has to be waited for; nil where one has.
  func leaseAtOnce(_ key: Key) -> TokenLease? {
    let isFree = state.withLock { state in
      guard state.lines[key] == nil else { return false }
      state.lines[key] = []
      return true
    }
    return isFree ? TokenLease { self.pass(key) } : nil
  }

  /// Whether somebody has the turn.
  func isTaken(_ key: Key) -> Bool { state.withLock { $0.lines[key] != nil } }

  private func enter(_ key: Key, _ place: Place) {
    let outcome = state.withLock { state -> Result<Void, any Error>? in
      // Asked under the lock: a cancellation that is not seen here will find the place in its line.
      if Task.isCancelled { return .failure(CancellationError()) }
      guard state.lines[key] != nil else {
        state.lines[key] = []
        return .success(())
      }
      state.lines[key]?.append(place)
      return nil
    }
    if let outcome { place.caller.resume(with: outcome) }
  }

  private func leave(_ key: Key, _ id: UInt64) {
    let place = state.withLock { state -> Place? in
      guard let index = state.lines[key]?.firstIndex(where: { $0.id == id }) else { return nil }
      return state.lines[key]?.remove(at: index)
    }
    place?.caller.resume(throwing: CancellationError())
  }

  private func pass(_ key: Key) {
    let next = state.withLock { state -> Place? in
      guard let line = state.lines[key], !line.isEmpty else {
        state.lines[key] = nil
        return nil
      }
      return state.lines[key]?.removeFirst()
    }
    next?.caller.resume()
  }
}
