import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Records each request, lets the fault plan have its way with it, and has the route table answer it.
struct SimulatorResponder: Sendable {
  /// The connection is gone; nobody sees it.
  private struct Dropped: Error {}

  let clock: ServerClock
  let log: RequestLog
  let faults: FaultPlan
  let routes: RouteTable

  /// The answer to a request; throws when there is to be none, and the connection is closed.
  func respond(to request: Request, on channel: any Channel) async throws -> Response {
    let now = clock.now()
    let recorded = RecordedRequest(
      method: request.method.rawValue, target: request.head.path ?? "/",
      headers: request.headers.map { Form.Field(name: $0.name.rawName, value: $0.value) }, receivedAt: now)
    let number = await log.arrived(recorded)
    let fault = await faults.next(method: recorded.method, path: recorded.path)
    if case .dropBeforeReading = fault { try await drop(channel) }

    var complete = recorded
    complete.body = Array(try await request.body.collect(upTo: 1 << 26).readableBytesView)
    await log.read(complete.body, of: number)
    var exchange = Exchange(request: complete, now: now)
    switch fault {
    case .dropAfterReading: try await drop(channel)
    case .hold(let gate): await gate.wait()
    case .perform(let action): await action()
    case .refuseCredential: exchange.refusesCredential = true
    default: break
    }

    let reply = if case .reply(let reply) = fault { reply } else { await routes.answer(exchange) }
    if case .dropAfterProcessing = fault { try await drop(channel) }
    await log.answered(number, with: reply.status)
    if case .truncate = fault { return truncated(reply) }
    return Response(
      status: .init(code: reply.status), headers: fields(reply), body: .init(byteBuffer: .init(bytes: reply.body)))
  }

  private func drop(_ channel: any Channel) async throws {
    try? await channel.close()
    throw Dropped()
  }

  private func truncated(_ reply: Reply) -> Response {
    let half = ByteBuffer(bytes: reply.body.prefix(reply.body.count / 2))
    let body = ResponseBody(contentLength: reply.body.count) { writer in
      try await writer.write(half)
      throw Dropped()
    }
    return Response(status: .init(code: reply.status), headers: fields(reply), body: body)
  }

  private func fields(_ reply: Reply) -> HTTPFields {
    var fields: HTTPFields = [.date: clock.now().httpText]
    for field in reply.headers {
      if let name = HTTPField.Name(field.name) { fields.append(HTTPField(name: name, value: field.value)) }
    }
    return fields
  }
}
