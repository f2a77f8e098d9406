/// When a window or quota has room for another request.
enum Availability: Sendable, Hashable {
  case now
  /// Not before an instant; `isImposed` where an answer of the server said so, not the count of our own requests.
  case at(Duration, isImposed: Bool)
  /// Only once one of the requests under way has been answered.
  case afterAnswer

  /// What holds for a request that needs both.
  func and(_ other: Availability) -> Availability {
    switch (self, other) {
    case (.now, _): other
    case (_, .now): self
    case (.at(let one, let imposed), .at(let two, let otherImposed)):
      .at(max(one, two), isImposed: one >= two ? imposed : otherImposed)
    // A time is worth keeping: the answer may come before it, and then the time is what remains.
    case (.at, .afterAnswer): self
    case (.afterAnswer, _): other
    }
  }
}
