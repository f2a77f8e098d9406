/// When a window or quota has room for another request.
enum Availability: Sendable, Hashable {
  case now
  /// Not before an instant; `asked` is the one that the server named, where an answer of its own and not the count of our
  /// requests is why, and the later of the two where it names one that is not waited for.
  case at(Duration, asked: Duration?)
  /// Only once one of the requests under way has been answered.
  case afterAnswer

  /// What holds for a request that needs both.
  func and(_ other: Availability) -> Availability {
    switch (self, other) {
    case (.now, _): other
    case (_, .now): self
    case (.at(let one, let asked), .at(let two, let otherAsked)):
      .at(max(one, two), asked: [asked, otherAsked].compactMap { $0 }.max())
    // A time is worth keeping: the answer may come before it, and then the time is what remains.
    case (.at, .afterAnswer): self
    case (.afterAnswer, _): other
    }
  }
}
