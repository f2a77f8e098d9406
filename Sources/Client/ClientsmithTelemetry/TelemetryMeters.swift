#if Telemetry
import ClientsmithRuntime
import HTTPTypes
import Metrics

/// The metrics, made at their first use and kept: making one anew for each call would cost more than recording.
final class TelemetryMeters: Sendable {
  private struct Kept: Sendable {
    var durations: [RequestMeter: Recorder] = [:]
    var waits: [Label: Recorder] = [:]
    var counters: [Label: Counter] = [:]
  }

  /// A metric of our own with its dimensions.
  private struct Label: Sendable, Hashable {
    let name: String
    let dimensions: [String]
  }

  private let factory: (any MetricsFactory)?
  private let kept = Locked(Kept())

  init(_ factory: (any MetricsFactory)?) { self.factory = factory }

  /// Records how long a request took.
  func record(
    _ request: HTTPRequest, _ operation: OperationContext, _ outcome: RequestMeter.Outcome, _ duration: Duration
  ) {
    let meter = RequestMeter(
      method: request.method, template: operation.pathTemplate, authority: request.authority, outcome: outcome)
    if let known = kept.withLock({ $0.durations[meter] }) { return known.record(duration.seconds) }
    let made = recorder("http.client.request.duration", meter.dimensions(ServerName(request)))
    kept.withLock { $0.durations.keep(made, meter) }
    made.record(duration.seconds)
  }

  /// Counts what a client tells its observer.
  func count(_ event: CallEvent) {
    switch event {
    case .waited(let attempt, let wait, let duration):
      record(
        wait == .rateLimit ? "clientsmith.rate_limit.wait.duration" : "clientsmith.credentials.wait.duration",
        [("clientsmith.operation", attempt.operationID)], duration)
    case .retrying(let attempt, _, let reason):
      add("clientsmith.retries", [("clientsmith.operation", attempt.operationID), ("clientsmith.reason", reason.word)])
    case .credential(let event):
      add(
        "clientsmith.token.events",
        [
          ("clientsmith.service", event.service), ("clientsmith.scheme", event.scheme),
          ("clientsmith.event", event.kind.rawValue),
        ])
    case .page(let operation, let items):
      add("clientsmith.pages", [("clientsmith.operation", operation)])
      add("clientsmith.page.items", [("clientsmith.operation", operation)], items)
    case .undecodableItem(let operation, _):
      add("clientsmith.undecodable.items", [("clientsmith.operation", operation)])
    default: break
    }
  }

  /// Counts a difference between an answer and the document.
  func countDeviation(_ kind: String, operation: String) {
    add("clientsmith.deviations", [("clientsmith.operation", operation), ("clientsmith.deviation", kind)])
  }

  private func add(_ name: String, _ dimensions: [(String, String)], _ amount: Int = 1) {
    let label = Label(name: name, dimensions: dimensions.map(\.1))
    if let known = kept.withLock({ $0.counters[label] }) { return known.increment(by: amount) }
    let made =
      factory.map { Counter(label: name, dimensions: dimensions, factory: $0) }
      ?? Counter(label: name, dimensions: dimensions)
    kept.withLock { $0.counters.keep(made, label) }
    made.increment(by: amount)
  }

  private func record(_ name: String, _ dimensions: [(String, String)], _ duration: Duration) {
    let label = Label(name: name, dimensions: dimensions.map(\.1))
    if let known = kept.withLock({ $0.waits[label] }) { return known.record(duration.seconds) }
    let made = recorder(name, dimensions)
    kept.withLock { $0.waits.keep(made, label) }
    made.record(duration.seconds)
  }

  private func recorder(_ name: String, _ dimensions: [(String, String)]) -> Recorder {
    factory.map { Recorder(label: name, dimensions: dimensions, aggregate: true, factory: $0) }
      ?? Recorder(label: name, dimensions: dimensions, aggregate: true)
  }
}

extension Dictionary {
  /// Keeps a metric; not without end, since dimensions come from documents and from answers.
  fileprivate mutating func keep(_ value: Value, _ key: Key) {
    if count >= 4_096 { removeAll() }
    self[key] = value
  }
}

/// What tells durations of requests apart: the attributes of OpenTelemetry's `http.client.request.duration`, as short as they come.
struct RequestMeter: Sendable, Hashable {
  enum Outcome: Sendable, Hashable {
    case status(Int)
    case error(String)

    /// OpenTelemetry's `error.type`: the status of a refusal, or a word.
    var errorType: String? {
      switch self {
      case .status(let status): status >= 400 ? "\(status)" : nil
      case .error(let name): name
      }
    }
  }

  let method: HTTPRequest.Method
  let template: String
  let authority: String?
  let outcome: Outcome

  func dimensions(_ server: ServerName) -> [(String, String)] {
    var dimensions = [
      ("http.request.method", method.rawValue), ("server.address", server.address), ("server.port", "\(server.port)"),
      ("url.template", template),
    ]
    if case .status(let status) = outcome { dimensions.append(("http.response.status_code", "\(status)")) }
    if let type = outcome.errorType { dimensions.append(("error.type", type)) }
    return dimensions
  }
}

extension RetryReason {
  /// The reason in one word of few.
  fileprivate var word: String {
    switch self {
    case .status(let status), .requested(let status): "\(status)"
    case .connection(let failure): failure.rawValue
    @unknown default: "other"
    }
  }
}
#endif
