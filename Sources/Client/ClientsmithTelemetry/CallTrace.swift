#if Telemetry
import ClientsmithRuntime
import Tracing

/// The span of the call under way, which its waits are written to, and how many requests the call has sent.
final class CallTrace: Sendable {
  @TaskLocal static var current: CallTrace?

  let span: any Span
  private let requests = Locked(0)

  init(_ span: any Span) { self.span = span }

  /// The number of requests that this call has sent before.
  func next() -> Int {
    requests.withLock { requests in
      defer { requests += 1 }
      return requests
    }
  }

  /// Writes a wait to the call's span.
  func note(_ event: CallEvent) {
    guard span.isRecording else { return }
    switch event {
    case .waited(_, let wait, let duration):
      add(wait == .rateLimit ? "clientsmith.wait.rate_limit" : "clientsmith.wait.credentials", duration)
    case .retrying(_, let duration, let reason): add("clientsmith.wait.retry", duration, reason: "\(reason)")
    default: break
    }
  }

  private func add(_ name: String, _ duration: Duration, reason: String? = nil) {
    var attributes = SpanAttributes()
    attributes.set("clientsmith.wait.duration", value: .double(duration.seconds))
    if let reason { attributes.set("clientsmith.retry.reason", value: .string(reason)) }
    span.addEvent(SpanEvent(name: name, attributes: attributes))
  }
}

extension Duration {
  /// The whole in seconds.
  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
#endif
