import HTTPTypes

/// The way of every request to the network, those for tokens among them: past the gates, and to the transport under a limit of time.
final class ExchangePath: Sendable {
  private let transport: any Transport
  /// The same, where it needs no task for each request.
  private let interruptible: (any InterruptibleTransport)?
  private let environment: RuntimeEnvironment
  /// The gates that exchanges pass: the client's own, where it has one, then its transport's.
  private let gates: [ConnectionGate]
  /// Their lines to the server that most requests go to.
  private let home: (origin: Origin, lines: [ConnectionLine])?

  init(_ configuration: ClientConfiguration, home: Origin?) {
    transport = configuration.transport
    interruptible = configuration.transport as? any InterruptibleTransport
    environment = configuration.environment
    let shared = configuration.transport.gate
    let gates =
      if let own = configuration.connectionsPerOrigin {
        [ConnectionGate(limit: own)] + (shared.map { [$0] } ?? [])
      } else {
        [shared ?? ConnectionGate()]
      }
    self.gates = gates
    self.home = home.map { home in (home, gates.map { $0.line(to: home) }) }
  }

  /// Waits in line for the gates of an origin, for as long as the deadline allows and no other limit of time.
  nonisolated(nonsending) func enter(_ origin: Origin, until deadline: Duration?) async throws -> ConnectionPassage {
    var passage = ConnectionPassage()
    do {
      for line in lines(to: origin) {
        if !line.tryEnter() {
          try await TimeLimit.run(silence: nil, until: deadline, in: environment, "") { _ in try await line.enter() }
        }
        passage.add(line)
      }
    } catch {
      passage.leave()
      throw error
    }
    return passage
  }

  private func lines(to origin: Origin) -> [ConnectionLine] {
    if let home, home.origin == origin { return home.lines }
    return gates.map { $0.line(to: origin) }
  }

  /// Gives a request to the transport and waits for the answer's head, for as long as anything moves.
  ///
  /// The passage is left when the answer's body is over.
  nonisolated(nonsending) func exchange(
    _ request: HTTPRequest, _ body: RequestBody, _ passage: ConnectionPassage, silence: Duration?,
    until deadline: Duration?
  ) async throws -> TransportResponse {
    do {
      let response = try await send(request, body, silence: silence, until: deadline)
      if response.body.available != nil { passage.leave() } else { response.body.onEnd { passage.leave() } }
      return response
    } catch {
      passage.leave()
      throw error
    }
  }
}

extension ExchangePath {
  private static let silent = "the server did not answer in time"

  nonisolated(nonsending) private func send(
    _ request: HTTPRequest, _ body: RequestBody, silence: Duration?, until deadline: Duration?
  ) async throws -> TransportResponse {
    if deadline == nil, let silence, let interruptible, let alarms = environment.alarms.live {
      return try await TimeLimit.attend(silence: silence, by: alarms, Self.silent) { limit in
        try await interruptible.send(request, body: body.watched(by: limit), within: limit)
      }
    }
    let transport = transport
    return try await TimeLimit.runUnboxed(silence: silence, until: deadline, in: environment, Self.silent) { limit in
      try await transport.send(request, body: body.watched(by: limit))
    }
  }
}

/// A transport that ends a request when a limit of time has come to its end, and does not have to be cancelled for that: it is then not run in
/// a task of its own, which costs a call more than all else that the runtime does for it.
protocol InterruptibleTransport: Transport {
  /// Sends a request, and ends with the same errors as when it is cancelled once the limit's end has come.
  func send(_ request: HTTPRequest, body: RequestBody, within limit: TimeLimit?) async throws -> TransportResponse
}

/// The room that an exchange takes up behind the gates that it has passed.
struct ConnectionPassage: Sendable {
  // A client's own gate and its transport's: an array would cost every call an allocation.
  private var first: ConnectionLine?
  private var second: ConnectionLine?

  mutating func add(_ line: ConnectionLine) {
    if first == nil { first = line } else { second = line }
  }

  func leave() {
    first?.leave()
    second?.leave()
  }
}
