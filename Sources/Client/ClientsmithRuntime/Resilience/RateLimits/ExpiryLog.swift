/// When finished requests leave a window: counts in the order of time.
///
/// Requests that finish close together are counted as one entry that ends with the last of them, so that a limit of a
/// million a day takes no more memory than a small one.
package struct ExpiryLog: Sendable {
  private struct Entry: Sendable {
    let opened: Duration
    var time: Duration
    var count: Int
  }

  /// The number of requests that have not left yet.
  package private(set) var total = 0
  private let granularity: Duration
  private var entries: [Entry] = []
  private var head = 0

  /// Entries are never closer together than `granularity`.
  package init(granularity: Duration) { self.granularity = granularity }

  /// The number of entries that are remembered.
  var entryCount: Int { entries.count - head }

  /// When the next of them leaves.
  package var first: Duration? { head < entries.count ? entries[head].time : nil }

  /// Adds a request; `time` must not be before that of the one added last.
  package mutating func append(_ time: Duration) {
    total += 1
    if head < entries.count, time - entries[entries.count - 1].opened < granularity {
      let last = entries.count - 1
      entries[last].time = max(entries[last].time, time)
      entries[last].count += 1
    } else {
      entries.append(Entry(opened: time, time: time, count: 1))
    }
  }

  /// Forgets what has left by `now`.
  package mutating func drop(until now: Duration) {
    while head < entries.count, entries[head].time <= now {
      total -= entries[head].count
      head += 1
    }
    if head == entries.count {
      entries.removeAll(keepingCapacity: true)
      head = 0
    } else if head >= 64, head * 2 >= entries.count {
      entries.removeFirst(head)
      head = 0
    }
  }

  /// When the request leaves that `position` others leave before, or nil where there are not so many.
  func time(at position: Int) -> Duration? {
    var before = 0
    for entry in entries[head...] {
      before += entry.count
      if position < before { return entry.time }
    }
    return nil
  }
}
