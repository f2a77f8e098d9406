/// How a call is made again until the work that it reports has ended.
public struct Polling: Sendable, Hashable {
  /// The wait after the first answer; each further one is half as long again. A `Retry-After` of an answer goes before.
  public var interval: Duration
  /// The longest wait that is chosen without the service asking for it.
  public var longestInterval: Duration
  /// How long to wait in all; nil: until the work ends or the task is cancelled.
  public var deadline: Duration?
  /// The longest wait that the service's word counts for: a `Retry-After` of a day may be meant in another unit. Who was told to
  /// come back later asks once after it, and the newer answer counts.
  public var longestServerDelay: Duration

  /// One second at first, at most 30 later, at most ten minutes where the service asks for it, for ever.
  public init(
    interval: Duration = .seconds(1), longestInterval: Duration = .seconds(30), deadline: Duration? = nil,
    longestServerDelay: Duration = .seconds(600)
  ) {
    self.interval = interval
    self.longestInterval = longestInterval
    self.deadline = deadline
    self.longestServerDelay = longestServerDelay
  }
}

/// Why work was not waited for until its end, although every answer came.
public struct PollingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kept it from going on.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Reason: Sendable, Hashable {
    /// The work had not ended in the time that was given, or would not have when the service wanted to be asked again.
    case deadline(Duration)
    /// The answer has a status of which nobody knows whether it is final, or none.
    case unknownStatus(String?)
  }

  /// What is wrong.
  public let reason: Reason
  /// The number of answers that were had.
  public let answers: Int

  /// One sentence.
  public var description: String {
    switch reason {
    case .deadline(let time): "the work had not ended after \(answers) answers, within \(time)"
    case .unknownStatus(let status?): "the work has the status `\(status)`, of which nobody knows whether it is final"
    case .unknownStatus(nil): "the answer does not say whether the work has ended"
    }
  }
}

extension APIResource {
  /// Makes a call until the work that it reports has ended, and gives its last value, whether the work went well or not.
  ///
  ///     let video = try await client.waitUntilFinished { try await $0.videos.get(id) }
  ///
  /// Between two calls it waits as long as the answer asks for (`Retry-After`, RFC 9110 §10.2.3), up to
  /// ``Polling/longestServerDelay``, or else as `polling` says.
  /// `progress` is given every value that comes, the last one too. Throws what the call throws, ``PollingError`` where the
  /// deadline is over or a status is unknown, and `CancellationError`.
  public func waitUntilFinished<Work: LongRunning>(
    _ polling: Polling = Polling(), isolation: isolated (any Actor)? = #isolation, progress: (Work) -> Void = { _ in },
    _ call: (Self) async throws -> Work
  ) async throws -> Work {
    try await connection.poll(polling, progress: progress) { try await call(Self(connection: $0)) }
  }
}

extension Connection {
  /// The least wait, however soon a service wants to be asked again.
  private static let leastWait = Duration.milliseconds(100)

  fileprivate func poll<Work: LongRunning>(
    _ polling: Polling, isolation: isolated (any Actor)? = #isolation, progress: (Work) -> Void,
    _ call: (Connection) async throws -> Work
  ) async throws -> Work {
    let environment = configuration.environment
    let start = environment.uptime()
    var interval = max(polling.interval, Self.leastWait)
    var answers = 0
    while true {
      let (recording, last) = recording()
      let work = try await call(recording)
      let answer = last.withLock { $0 }
      recorder?.withLock { $0 = answer }
      answers += 1
      progress(work)
      switch work.workState {
      case .finished: return work
      case .unknown(let status): throw PollingError(reason: .unknownStatus(status), answers: answers)
      case .running: break
      }
      let asked = answer.flatMap { RetryHints($0.headers).delay(at: environment) }
      let wait = asked.map { max(min($0, polling.longestServerDelay), Self.leastWait) } ?? interval
      if let deadline = polling.deadline, environment.uptime() - start + wait > deadline {
        throw PollingError(reason: .deadline(deadline), answers: answers)
      }
      try await environment.sleep(wait)
      interval = max(min(interval * 3 / 2, polling.longestInterval), Self.leastWait)
    }
  }
}
