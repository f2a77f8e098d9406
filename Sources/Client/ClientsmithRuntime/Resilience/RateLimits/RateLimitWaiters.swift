/// What one call must pass: the places of its windows in the limiter, and the names of its quotas.
struct RateLimitPassage: Sendable, Hashable {
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
  var continuation: CheckedContinuation<RateLimitSignal, Never>?
  /// It was told to lead before it was suspended.
  var mustLead = false
}

/// A signal on its way to a suspended call: delivered outside the lock.
struct RateLimitDelivery: Sendable {
  let continuation: CheckedContinuation<RateLimitSignal, Never>
  let signal: RateLimitSignal
}

/// The calls that need the same windows and quotas, in the order of their tickets.
struct RateLimitLane: Sendable {
  let passage: RateLimitPassage
  private var tickets: [Int] = []
  private var head = 0
  /// Tickets in the middle of the line whose calls have gone away.
  private var abandoned = 0

  init(_ passage: RateLimitPassage) { self.passage = passage }

  var first: Int? { head < tickets.count ? tickets[head] : nil }
  /// The number of calls that still wait.
  var live: Int { tickets.count - head - abandoned }
  /// Whether tidying up would free a good part of the memory.
  var isSparse: Bool { abandoned > 32 && abandoned * 2 > tickets.count - head }

  mutating func append(_ ticket: Int) { tickets.append(ticket) }

  mutating func prepend(_ ticket: Int) {
    if head > 0 {
      head -= 1
      tickets[head] = ticket
    } else {
      tickets.insert(ticket, at: 0)
    }
  }

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
    defer {
      tickets = []
      head = 0
      abandoned = 0
    }
    return tickets[head...]
  }

  /// Counts a ticket whose call has gone away; it stays until it is met or tidied up.
  mutating func abandon() { abandoned += 1 }

  /// Keeps only the tickets for which `isWaiting` holds.
  mutating func compact(_ isWaiting: (Int) -> Bool) {
    tickets = tickets[head...].filter(isWaiting)
    head = 0
    abandoned = 0
  }
}
