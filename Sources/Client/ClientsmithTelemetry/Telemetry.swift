#if Telemetry
public import ClientsmithRuntime
public import Metrics
public import Tracing

/// Traces and metrics of a client's calls, by OpenTelemetry's names (https://opentelemetry.io/docs/specs/semconv/http/).
///
///     var configuration = ClientConfiguration.default
///     configuration.instrument(with: Telemetry())
///
/// A call is a span of the kind `internal`, and each of its attempts one of the kind `client` with the context in the request's headers.
/// Neither holds a query or a secret.
public struct Telemetry: Sendable {
  let tracer: (any Tracer)?
  let meters: TelemetryMeters

  /// Reports to the given tracer and factory, or where none is given to those that the program has bootstrapped
  /// (`InstrumentationSystem`, `MetricsSystem`) when a call is made.
  public init(tracer: (any Tracer)? = nil, metrics factory: (any MetricsFactory)? = nil) {
    self.tracer = tracer
    meters = TelemetryMeters(factory)
  }

  /// Counts a way in which an answer is not what the document says (`clientsmith.deviations`): for the closure of a `ContractObserver`.
  public func countDeviation(_ kind: String, operation: String) { meters.countDeviation(kind, operation: operation) }

  /// The boundaries in seconds that OpenTelemetry recommends for `http.client.request.duration`: to be given to the program's
  /// metrics library, since swift-metrics has no words for them.
  public static let durationBoundaries: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
  ]
}

extension ClientConfiguration {
  /// Adds traces and metrics. What the configuration has of middleware and observers stays; ours sees the request last, as it is
  /// sent, so that each request on the wire is one span. A second time does nothing but report twice.
  public mutating func instrument(with telemetry: Telemetry) {
    let meters = telemetry.meters
    callWrapper = CallSpans(tracer: telemetry.tracer, outer: callWrapper)
    middleware.append(AttemptSpans(tracer: telemetry.tracer, meters: meters, makesSpans: !transport.makesSpans))
    let outer = observer
    observer = { event in
      outer?(event)
      meters.count(event)
      CallTrace.current?.note(event)
    }
    // The middleware measures attempts already.
    if outer == nil { observesAttempts = false }
  }
}
#endif
