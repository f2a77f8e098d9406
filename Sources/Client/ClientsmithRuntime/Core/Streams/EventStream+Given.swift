extension EventStream {
  /// A stream of these events: for previews, tests and doubles of one's own. Nothing is sent when it is read.
  ///
  /// With an `error` the stream fails behind the last event.
  public init(_ events: [Event], failingWith error: (any Error)? = nil) {
    self.init {
      var rest = events[...]
      return AsyncIterator {
        try Task.checkCancellation()
        if let event = rest.popFirst() { return event }
        if let error { throw error }
        return nil
      }
    }
  }

  /// A stream of whatever events another sequence gives, such as an `AsyncStream` that a test feeds.
  public init<Events: AsyncSequence & Sendable>(_ events: Events) where Events.Element == Event {
    self.init {
      var iterator = events.makeAsyncIterator()
      return AsyncIterator { try await iterator.next() }
    }
  }
}
