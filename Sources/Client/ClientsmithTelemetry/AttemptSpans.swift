#if Telemetry
import ClientsmithRuntime
import HTTPTypes
import Tracing

/// A span of the kind `client` and a duration for each request that is sent: first attempts, repetitions and redirects.
///
/// It ends with the answer's head: a body that is read piece by piece may take as long as its reader likes.
struct AttemptSpans: Middleware {
  let tracer: (any Tracer)?
  let meters: TelemetryMeters
  /// False where the transport makes spans of its own.
  let makesSpans: Bool

  func intercept(
    _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: Next
  ) async throws -> TransportResponse {
    let start = ContinuousClock.now
    guard makesSpans, let tracer = tracer.orBootstrapped else {
      do {
        let response = try await next(request, body)
        meters.record(request, operation, .status(response.head.status.code), start.duration(to: .now))
        return response
      } catch {
        meters.record(request, operation, .error(ErrorType.of(error)), start.duration(to: .now))
        throw error
      }
    }
    let resent = CallTrace.current?.next() ?? operation.attempt - 1
    let span = tracer.startSpan(
      Self.name(request, operation), context: ServiceContext.current ?? .topLevel, ofKind: .client)
    defer { span.end() }
    var sent = request
    tracer.inject(span.context, into: &sent.headerFields, using: FieldsInjector())
    let outcome: RequestMeter.Outcome
    do {
      let ready = sent
      let response = try await ServiceContext.withValue(span.context) { try await next(ready, body) }
      outcome = .status(response.head.status.code)
      meters.record(request, operation, outcome, start.duration(to: .now))
      if span.isRecording { describe(span, request, operation, resent, outcome) }
      return response
    } catch {
      let outcome = RequestMeter.Outcome.error(ErrorType.of(error))
      meters.record(request, operation, outcome, start.duration(to: .now))
      if span.isRecording {
        describe(span, request, operation, resent, outcome, isCanceled: error is CancellationError)
      }
      throw error
    }
  }

  private static func name(_ request: HTTPRequest, _ operation: OperationContext) -> String {
    var name = request.method.rawValue
    guard !operation.pathTemplate.isEmpty else { return name }
    name += " "
    name += operation.pathTemplate
    return name
  }

  /// Sets all attributes at once: a span's attributes are copied each time they are touched.
  private func describe(
    _ span: any Span, _ request: HTTPRequest, _ operation: OperationContext, _ resent: Int,
    _ outcome: RequestMeter.Outcome, isCanceled: Bool = false
  ) {
    let server = ServerName(request)
    var attributes = SpanAttributes()
    attributes.reserveCapacity(8)
    attributes.set("http.request.method", value: .string(request.method.rawValue))
    attributes.set("server.address", value: .string(server.address))
    attributes.set("server.port", value: .int64(Int64(server.port)))
    attributes.set("url.full", value: .string(operation.loggableURL(of: request)))
    attributes.set("url.template", value: .string(operation.pathTemplate))
    if resent > 0 { attributes.set("http.request.resend_count", value: .int64(Int64(resent))) }
    if case .status(let status) = outcome {
      attributes.set("http.response.status_code", value: .int64(Int64(status)))
    }
    if let type = outcome.errorType { attributes.set("error.type", value: .string(type)) }
    span.attributes = attributes
    // The message is left out: it may hold what a service says of people.
    if outcome.errorType != nil, !isCanceled { span.setStatus(SpanStatus(code: .error)) }
  }
}

/// Where a request goes, in OpenTelemetry's words.
struct ServerName: Sendable, Hashable {
  let address: String
  let port: Int

  init(_ request: HTTPRequest) {
    let authority = request.authority ?? ""
    let fallback = request.scheme == "http" ? 80 : 443
    // A colon inside brackets belongs to an IPv6 address.
    let afterHost = authority.lastIndex(of: "]").map { authority.index(after: $0) } ?? authority.startIndex
    guard let colon = authority[afterHost...].lastIndex(of: ":") else {
      address = authority
      port = fallback
      return
    }
    address = String(authority[..<colon])
    port = Int(authority[authority.index(after: colon)...]) ?? fallback
  }
}

/// Puts a trace's context into a request's fields, in place of what is there.
struct FieldsInjector: Injector {
  func inject(_ value: String, forKey key: String, into carrier: inout HTTPFields) {
    guard let name = HTTPField.Name(key) else { return }
    carrier[name] = value
  }
}
#endif
