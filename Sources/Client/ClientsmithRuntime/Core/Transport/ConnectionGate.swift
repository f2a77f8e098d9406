/// Lets a limited number of exchanges with each origin be under way. The others wait in front of the transport, first come, first
/// served, where no time limit counts and nothing has been sent.
///
/// Without it every transport would have a line of its own, of which nobody can tell whether a request in it has left, and in
/// which a call's time runs out before the server has seen it.
public final class ConnectionGate: Sendable {
  /// How many exchanges with one origin may be under way at once.
  public let limit: Int
  /// Whoever waits or is through holds the line; of others nothing is kept.
  private struct Known: Sendable {
    weak var line: ConnectionLine?
  }

  private let lines = Guarded([Origin: Known]())

  /// A gate that lets `limit` exchanges through, at least one.
  public init(limit: Int = defaultLimit) {
    self.limit = max(1, limit)
  }

  /// Enough for a thousand calls at once to be through in four times the time of one, and few enough for the descriptors that a
  /// process may have open where nobody raised their number.
  public static let defaultLimit = 256

  /// The number of origins that something is kept of.
  var known: Int { lines.withLock { $0.count } }

  /// The line to an origin.
  func line(to origin: Origin) -> ConnectionLine {
    lines.withLock { lines in
      if let known = lines[origin]?.line { return known }
      // Origins that come up once must not pile up.
      if lines.count >= 256 { lines = lines.filter { $0.value.line != nil } }
      let made = ConnectionLine(limit: limit)
      lines[origin] = Known(line: made)
      return made
    }
  }
}

/// The line of one origin before its gate.
final class ConnectionLine: Sendable {
  fileprivate typealias Caller = Waiter<Void, any Error>

  fileprivate enum Place: Sendable {
    /// Its caller is not suspended yet.
    case sought
    case awaited(Caller)
    /// It is this one's turn, and its caller is not suspended yet.
    case granted
    /// Its caller has gone away before being suspended.
    case lost
  }

  fileprivate struct State: Sendable {
    var taken = 0
    var tickets: [Int] = []
    var head = 0
    var places = [Int: Place]()
    var serial = 0
  }

  private let limit: Int
  private let state = Guarded(State())

  init(limit: Int) {
    self.limit = limit
  }

  /// The number of those who wait.
  var waiting: Int { state.withLock { $0.places.count } }

  /// Passes where there is room. Whoever has passed must ``leave()``.
  func tryEnter() -> Bool {
    let limit = limit
    return state.withLock { state in
      guard state.taken < limit else { return false }
      state.taken += 1
      return true
    }
  }

  /// Waits for room and passes; throws `CancellationError`.
  func enter() async throws {
    let limit = limit
    let ticket = state.withLock { state -> Int? in
      if state.taken < limit {
        state.taken += 1
        return nil
      }
      state.serial += 1
      state.tickets.append(state.serial)
      state.places[state.serial] = .sought
      return state.serial
    }
    guard let ticket else { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let caller = Waiter(continuation)
        if let known = state.withLock({ $0.park(ticket, caller) }) { caller.resume(with: known) }
      }
    } onCancel: {
      let (gone, next) = state.withLock { state -> (Caller?, Caller?) in state.abandon(ticket) }
      gone?.resume(throwing: CancellationError())
      next?.resume()
    }
  }

  /// Makes room for the next in line.
  func leave() {
    state.withLock { $0.passOn() }?.resume()
  }
}

extension ConnectionLine.State {
  /// Suspends a caller, or says what became of its place.
  fileprivate mutating func park(
    _ ticket: Int, _ caller: ConnectionLine.Caller
  ) -> Result<Void, any Error>? {
    switch places[ticket] {
    case .granted?:
      places[ticket] = nil
      return .success(())
    case .sought?:
      places[ticket] = .awaited(caller)
      return nil
    case .lost?, .awaited?, nil:
      places[ticket] = nil
      return .failure(CancellationError())
    }
  }

  /// Gives up a place; gives the caller who waited in it, and the one who follows where it was this one's turn already.
  fileprivate mutating func abandon(
    _ ticket: Int
  ) -> (gone: ConnectionLine.Caller?, next: ConnectionLine.Caller?) {
    switch places[ticket] {
    case .awaited(let caller)?:
      places[ticket] = nil
      return (caller, nil)
    case .granted?:
      places[ticket] = .lost
      return (nil, passOn())
    case .sought?:
      places[ticket] = .lost
      return (nil, nil)
    case .lost?, nil: return (nil, nil)
    }
  }

  /// Hands room that became free to the next in line.
  fileprivate mutating func passOn() -> ConnectionLine.Caller? {
    while head < tickets.count {
      let ticket = tickets[head]
      head += 1
      if head == tickets.count || head >= 256 && head * 2 >= tickets.count {
        tickets.removeFirst(head)
        head = 0
      }
      switch places[ticket] {
      case .awaited(let caller)?:
        places[ticket] = nil
        return caller
      case .sought?:
        places[ticket] = .granted
        return nil
      case .granted?, .lost?, nil: continue
      }
    }
    taken -= 1
    return nil
  }
}
