#if canImport(FoundationNetworking)
/// Lets a limited number of exchanges with each server be under way, in the order in which they were asked for.
final class ConnectionTurns: Sendable {
  private enum Place: Sendable {
    /// Asked for, but its caller is not suspended yet.
    case sought
    case awaited(CheckedContinuation<Void, any Error>)
    /// Its caller has gone away or run out of time.
    case lost(any Error)
  }

  private struct Line: Sendable {
    var taken = 0
    var tickets: [Int] = []
  }

  private struct State: Sendable {
    var lines: [String: Line] = [:]
    var places: [Int: Place] = [:]
    var serial = 0
  }

  private let limit: Int
  private let state = Locked(State())

  /// At least one turn at a time.
  init(limit: Int) {
    self.limit = max(1, limit)
  }

  /// Waits for a turn at a server and gives it; it ends when the value goes away.
  ///
  /// Throws ``TransportError`` when it does not come in time, and `CancellationError`.
  func take(at server: String, within timeout: Duration?) async throws -> ConnectionTurn {
    let ticket = state.withLock { state -> Int? in
      if Self.admit(at: server, limit, &state) { return nil }
      state.serial += 1
      state.places[state.serial] = .sought
      return state.serial
    }
    if let ticket { try await wait(ticket, at: server, within: timeout) }
    return ConnectionTurn(turns: self, server: server)
  }

  private func wait(_ ticket: Int, at server: String, within timeout: Duration?) async throws {
    let alarm = timeout.map { timeout in
      Task {
        try await Task.sleep(for: timeout)
        self.lose(ticket, TransportError(.connectTimedOut, "no connection became free in time"))
      }
    }
    defer {
      alarm?.cancel()
      state.withLock { $0.places[ticket] = nil }
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state in enqueue(ticket, at: server, continuation, &state) }
        if let known { continuation.resume(with: known) }
      }
    } onCancel: {
      lose(ticket, CancellationError())
    }
  }

  private func enqueue(
    _ ticket: Int, at server: String, _ continuation: CheckedContinuation<Void, any Error>, _ state: inout State
  ) -> Result<Void, any Error>? {
    if case .lost(let error) = state.places[ticket] { return .failure(error) }
    if Self.admit(at: server, limit, &state) { return .success(()) }
    state.lines[server]?.tickets.append(ticket)
    state.places[ticket] = .awaited(continuation)
    return nil
  }

  /// Takes a turn if one is free.
  private static func admit(at server: String, _ limit: Int, _ state: inout State) -> Bool {
    let taken = state.lines[server]?.taken ?? 0
    guard taken < limit else { return false }
    state.lines[server, default: Line()].taken = taken + 1
    return true
  }

  private func lose(_ ticket: Int, _ error: any Error) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard let place = state.places[ticket] else { return nil }
      state.places[ticket] = .lost(error)
      if case .awaited(let continuation) = place { return continuation }
      return nil
    }
    continuation?.resume(throwing: error)
  }

  /// Hands a turn that has ended to the next in line.
  fileprivate func end(at server: String) {
    let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard var line = state.lines[server] else { return nil }
      defer { state.lines[server] = line.taken > 0 ? line : nil }
      while !line.tickets.isEmpty {
        if case .awaited(let continuation)? = state.places.removeValue(forKey: line.tickets.removeFirst()) {
          return continuation
        }
      }
      line.taken -= 1
      return nil
    }
    next?.resume()
  }
}

/// A turn at a server, until the value goes away.
final class ConnectionTurn: Sendable {
  private let turns: ConnectionTurns
  private let server: String

  fileprivate init(turns: ConnectionTurns, server: String) {
    self.turns = turns
    self.server = server
  }

  deinit {
    turns.end(at: server)
  }
}
#endif
