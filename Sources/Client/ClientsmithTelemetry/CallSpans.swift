#if Telemetry
import ClientsmithRuntime
import Tracing

/// A span of the kind `internal` around each call: waits, attempts and the answer's reading are inside.
struct CallSpans: CallScope {
  let tracer: (any Tracer)?
  /// What stood around calls before.
  let outer: (any CallScope)?

  func around<Result: Sendable>(_ call: CallDescription, _ work: Work<Result>) async throws -> Result {
    guard let outer else { return try await traced(call, work) }
    return try await outer.around(call) { try await traced(call, work) }
  }

  private func traced<Result: Sendable>(
    _ call: CallDescription, _ work: () async throws -> Result
  ) async throws -> Result {
    let tracer = tracer ?? InstrumentationSystem.tracer
    let span = tracer.startSpan(
      "\(call.service) \(call.operationID)", context: ServiceContext.current ?? .topLevel, ofKind: .internal)
    defer { span.end() }
    if span.isRecording {
      var attributes = SpanAttributes()
      attributes.set("clientsmith.service", value: .string(call.service))
      attributes.set("clientsmith.operation", value: .string(call.operationID))
      span.attributes = attributes
    }
    do {
      return try await ServiceContext.withValue(span.context) {
        try await CallTrace.$current.withValue(CallTrace(span)) { try await work() }
      }
    } catch {
      if span.isRecording { span.fail(error) }
      throw error
    }
  }
}

extension Span {
  /// Marks the span as failed. The message is left out: it may hold what a service says of people.
  func fail(_ error: any Error) {
    attributes.set("error.type", value: .string(ErrorType.of(error)))
    if error is CancellationError { return }
    setStatus(SpanStatus(code: .error))
  }
}

/// What `error.type` says of an error: a name of few.
enum ErrorType {
  static func of(_ error: any Error) -> String {
    switch error {
    case is CancellationError: "canceled"
    case let error as any AnyAPIError: error.status.map { "\($0.code)" } ?? error.kind.rawValue
    case let error as TransportError: "\(error.kind)"
    default: "\(type(of: error))"
    }
  }
}
#endif
