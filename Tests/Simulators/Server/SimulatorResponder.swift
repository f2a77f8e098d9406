import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What Hummingbird knows of a request, and the connection it came on.
struct SimulatorContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}

/// Records each request, lets the fault plan have its way with it, and has the route table answer it.
struct SimulatorResponder: HTTPResponder {
  /// The connection is gone; nobody sees it.
  private struct Dropped: Error {}

  let clock: ServerClock
  let log: RequestLog
  let faults: FaultPlan
  let routes: RouteTable

  func respond(to request: Request, context: SimulatorContext) async throws -> Response {
    let now = clock.now()
    let recorded = RecordedRequest(
      method: request.method.rawValue, target: request.head.path ?? "/",
      headers: request.headers.map { Form.Field(name: $0.name.rawName, value: $0.value) }, receivedAt: now)
    let number = await log.arrived(recorded)
    let fault = await faults.next(method: recorded.method, path: recorded.path)
    if case .dropBeforeReading = fault { try await drop(context) }

    var complete = recorded
    complete.body = Array(try await request.body.collect(upTo: 1 << 26).readableBytesView)
    await log.read(complete.body, of: number)
    var exchange = Exchange(request: complete, now: now)
    switch fault {
    case .dropAfterReading: try await drop(context)
    case .hold(let gate): await gate.wait()
    case .perform(let action): await action()
    case .refuseCredential: exchange.refusesCredential = true
    default: break
    }

    let reply = if case .reply(let reply) = fault { reply } else { await routes.answer(exchange) }
    if case .dropAfterProcessing = fault { try await drop(context) }
    await log.answered(number, with: reply.status)
    if case .truncate = fault { return truncated(reply, context) }
    return Response(
      status: .init(code: reply.status), headers: fields(reply), body: .init(byteBuffer: .init(bytes: reply.body)))
  }

  private func drop(_ context: SimulatorContext) async throws {
    try? await context.channel.close()
    throw Dropped()
  }

  private func truncated(_ reply: Reply, _ context: SimulatorContext) -> Response {
    let half = ByteBuffer(bytes: reply.body.prefix(reply.body.count / 2))
    let body = ResponseBody(contentLength: reply.body.count) { writer in
      try await writer.write(half)
      throw Dropped()
    }
    return Response(status: .init(code: reply.status), headers: fields(reply), body: body)
  }

  private func fields(_ reply: Reply) -> HTTPFields {
    var fields = HTTPFields()
    for field in reply.headers {
      if let name = HTTPField.Name(field.name) { fields.append(HTTPField(name: name, value: field.value)) }
    }
    return fields
  }
}
