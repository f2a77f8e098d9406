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
    let resent = CallTrace.current?.next() ?? operation.attempt - 1
    let server = ServerName(request)
    guard makesSpans else {
      return try await measured(request, operation, server, start) { try await next(request, body) }
    }
    let tracer = tracer ?? InstrumentationSystem.tracer
    let method = request.method.rawValue
    let span = tracer.startSpan(
      operation.pathTemplate.isEmpty ? method : "\(method) \(operation.pathTemplate)",
      context: ServiceContext.current ?? .topLevel, ofKind: .client)
    defer { span.end() }
    if span.isRecording {
      var attributes = SpanAttributes()
      attributes.set("http.request.method", value: .string(method))
      attributes.set("server.address", value: .string(server.address))
      attributes.set("server.port", value: .int64(Int64(server.port)))
      attributes.set("url.full", value: .string(operation.openURL(of: request)))
      attributes.set("url.template", value: .string(operation.pathTemplate))
      if resent > 0 { attributes.set("http.request.resend_count", value: .int64(Int64(resent))) }
      span.attributes = attributes
    }
    var request = request
    tracer.inject(span.context, into: &request.headerFields, using: FieldsInjector())
    do {
      let sent = request
      let response = try await ServiceContext.withValue(span.context) {
        try await measured(sent, operation, server, start) { try await next(sent, body) }
      }
      if span.isRecording {
        let status = response.head.status.code
        span.attributes.set("http.response.status_code", value: .int64(Int64(status)))
        if status >= 400 {
          span.attributes.set("error.type", value: .string("\(status)"))
          span.setStatus(SpanStatus(code: .error))
        }
      }
      return response
    } catch {
      if span.isRecording { span.fail(error) }
      throw error
    }
  }

  private func measured(
    _ request: HTTPRequest, _ operation: OperationContext, _ server: ServerName, _ start: ContinuousClock.Instant,
    _ send: () async throws -> TransportResponse
  ) async throws -> TransportResponse {
    do {
      let response = try await send()
      meters.record(
        RequestMeter(request.method, operation.pathTemplate, server, outcome: .status(response.head.status.code)),
        start.duration(to: .now))
      return response
    } catch {
      meters.record(
        RequestMeter(request.method, operation.pathTemplate, server, outcome: .error(ErrorType.of(error))),
        start.duration(to: .now))
      throw error
    }
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
