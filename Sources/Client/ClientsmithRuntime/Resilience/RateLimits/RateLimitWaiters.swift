/// What one call must pass: the places of its windows in the limiter, and the names of its quotas.
struct RateLimitPassage: Sendable, Equatable {
  var windows: [Int]
  var quotas: [String]
}

/// What a waiting call is told.
enum RateLimitSignal: Sendable {
  case granted(at: Duration)
  /// To keep the time for all who wait.
  case lead
  case failed(any Error)
}

/// A call that waits.
struct RateLimitWaiter: Sendable {
  let ticket: Int
  let lane: Int
  let deadline: Duration?
  let since: Duration
  /// Set while the call is suspended.
  var caller: Waiter<RateLimitSignal, Never>?
  /// It was told to lead before it was suspended.
  var mustLead = false
}

/// A signal on its way to a suspended call: delivered outside the lock.
struct RateLimitDelivery: Sendable {
  let caller: Waiter<RateLimitSignal, Never>
  let signal: RateLimitSignal
}

/// The calls that need the same windows and quotas, in the order of their tickets: those that are tried again, then the others.
struct RateLimitLane: Sendable {
  let passage: RateLimitPassage
  private var replays = RateLimitQueue()
  private var others = RateLimitQueue()

  init(_ passage: RateLimitPassage) { self.passage = passage }

  var first: Int? { replays.first ?? others.first }
  /// The number of calls that still wait.
  var live: Int { liveReplays + others.live }
  /// The number of those that are tried again.
  var liveReplays: Int { replays.live }

  mutating func append(_ ticket: Int, isReplay: Bool) {
    if isReplay { replays.append(ticket) } else { others.append(ticket) }
  }

  mutating func removeFirst() {
    if replays.first != nil { replays.removeFirst() } else { others.removeFirst() }
  }

  /// Takes out the first ticket, whose call has gone away.
  mutating func removeAbandoned() {
    if replays.first != nil { replays.removeAbandoned() } else { others.removeAbandoned() }
  }

  mutating func removeAll() -> [Int] { Array(replays.removeAll()) + others.removeAll() }

  /// Counts a ticket whose call has gone away; it stays until it is met or tidied up.
  mutating func abandon(isReplay: Bool) {
    if isReplay { replays.abandon() } else { others.abandon() }
  }

  /// Keeps only the tickets for which `isWaiting` holds, where that frees a good part of the memory.
  mutating func compact(_ isWaiting: (Int) -> Bool) {
    replays.compact(isWaiting)
    others.compact(isWaiting)
  }
}

/// Tickets, first in, first out, some of them of calls that have gone away.
struct RateLimitQueue: Sendable {
  private var tickets: [Int] = []
  private var head = 0
  /// Tickets in the middle of the line whose calls have gone away.
  private var abandoned = 0

  var first: Int? { head < tickets.count ? tickets[head] : nil }
  var live: Int { tickets.count - head - abandoned }

  mutating func append(_ ticket: Int) { tickets.append(ticket) }

  mutating func removeFirst() {
    guard head < tickets.count else { return }
    head += 1
    if head == tickets.count || (head >= 64 && head * 2 >= tickets.count) {
      tickets.removeFirst(head)
      head = 0
    }
  }

  mutating func removeAbandoned() {
    abandoned -= 1
    removeFirst()
  }

  mutating func removeAll() -> ArraySlice<Int> {
    defer { self = RateLimitQueue() }
    return tickets[head...]
  }

  mutating func abandon() { abandoned += 1 }

  mutating func compact(_ isWaiting: (Int) -> Bool) {
    guard abandoned > 32, abandoned * 2 > tickets.count - head else { return }
    tickets = tickets[head...].filter(isWaiting)
    head = 0
    abandoned = 0
  }
}
