#if Telemetry
import ClientsmithRuntime
import Tracing

/// A span of the kind `internal` around each call: waits, attempts and the answer's reading are inside.
struct CallSpans: CallWrapper {
  let tracer: (any Tracer)?
  /// What stood around calls before.
  let outer: (any CallWrapper)?

  func around<Result: Sendable>(_ call: CallDescription, _ work: Work<Result>) async throws -> Result {
    guard let outer else { return try await traced(call, work) }
    return try await outer.around(call) { try await traced(call, work) }
  }

  private func traced<Result: Sendable>(_ call: CallDescription, _ work: Work<Result>) async throws -> Result {
    guard let tracer = tracer.orBootstrapped else { return try await work() }
    let span = tracer.startSpan(
      call.operationID, context: ServiceContext.current ?? .topLevel, ofKind: .internal)
    defer { span.end() }
    do {
      let result = try await ServiceContext.withValue(span.context) {
        try await CallTrace.$current.withValue(CallTrace(span), operation: work)
      }
      if span.isRecording { span.attributes = Self.attributes(call) }
      return result
    } catch {
      if span.isRecording {
        var attributes = Self.attributes(call)
        attributes.set("error.type", value: .string(ErrorType.of(error)))
        span.attributes = attributes
        if !(error is CancellationError) { span.setStatus(SpanStatus(code: .error)) }
      }
      throw error
    }
  }

  private static func attributes(_ call: CallDescription) -> SpanAttributes {
    var attributes = SpanAttributes()
    attributes.set("clientsmith.service", value: .string(call.service))
    return attributes
  }
}

extension (any Tracer)? {
  /// The tracer that was given, else the bootstrapped one; nil where that is none.
  var orBootstrapped: (any Tracer)? {
    let tracer = self ?? InstrumentationSystem.tracer
    return tracer is NoOpTracer ? nil : tracer
  }
}

/// What `error.type` says of an error: a name of few.
enum ErrorType {
  static func of(_ error: any Error) -> String {
    switch error {
    case is CancellationError: "canceled"
    case let error as any AnyAPIError: error.status.map { "\($0.code)" } ?? error.kind.rawValue
    case let error as TransportError: error.kind.rawValue
    default: "\(type(of: error))"
    }
  }
}
#endif
