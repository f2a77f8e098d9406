/// A model of work that a service goes on with after it has answered: its status says whether the work has ended.
///
/// Generated models conform to it where the document tells running statuses from final ones; a program's own may, too.
public protocol LongRunning: Sendable {
  /// Whether the work goes on.
  var workState: WorkState { get }
}

/// Whether a service is still at work.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum WorkState: Sendable, Hashable {
  /// The work goes on.
  case running
  /// The work has ended, well or not: the status itself says which.
  case finished
  /// The answer has a status that the document does not tell apart, or none.
  case unknown(String?)

  /// What a status means, by the values that mean work and those that are final.
  public init(_ status: String?, running: [String], finished: [String]) {
    guard let status else {
      self = .unknown(nil)
      return
    }
    self = finished.contains(status) ? .finished : running.contains(status) ? .running : .unknown(status)
  }

  /// What a status means, by the values that mean work and those that are final.
  public init<E: OpenEnum>(_ status: E?, running: [String], finished: [String]) where E.RawValue == String {
    self.init(status?.rawValue, running: running, finished: finished)
  }
}
