import Foundation
import HTTPTypes

@testable import ClientsmithRuntime

/// A service in memory that lists numbered items, refuses and breaks as real ones do, and keeps a record.
final class FaultyTransport: Transport {
  struct Record: Sendable {
    var requests = 0
    var faults = 0
    /// How often each request came that is not idempotent and has no key.
    var keylessWrites: [String: Int] = [:]
    /// The keys that came with each request.
    var keys: [String: Set<String>] = [:]
  }

  let time: VirtualTime
  let count: Int
  /// The share of requests that meet a fault.
  let faultRate: Double
  let record = Locked(Record())

  init(_ time: VirtualTime, count: Int, faultRate: Double) {
    self.time = time
    self.count = count
    self.faultRate = faultRate
  }

  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    note(request, body)
    try await time.sleep(.milliseconds(20 + Int(time.random() * 100)))
    if time.random() < faultRate {
      record.withLock { $0.faults += 1 }
      return try fault()
    }
    return ok(page(request, body))
  }

  private func note(_ request: HTTPRequest, _ body: RequestBody) {
    let text = "\(request.method) \(request.path ?? "") \(String(decoding: Self.bytes(body), as: UTF8.self))"
    let key = HTTPField.Name("Idempotency-Key").flatMap { request.headerFields[$0] }
    let isWrite = request.method == .post
    record.withLock { record in
      record.requests += 1
      if let key { record.keys[text, default: []].insert(key) }
      if isWrite, key == nil { record.keylessWrites[text, default: 0] += 1 }
    }
  }

  private func fault() throws -> TransportResponse {
    switch Int(time.random() * 6) {
    case 0: return TransportResponse(HTTPResponse(status: .tooManyRequests, headerFields: [.retryAfter: "2"]))
    case 1: return TransportResponse(HTTPResponse(status: .internalServerError))
    case 2: return TransportResponse(HTTPResponse(status: .serviceUnavailable, headerFields: [.retryAfter: "1"]))
    case 3: throw TransportError(.neverSent, "no connection")
    case 4: throw TransportError(.maybeSent, "lost")
    default:
      // The head comes, the body breaks off.
      let stream = ByteStream(
        AsyncThrowingStream { continuation in
          continuation.yield(Array("{\"data\":[{\"id\":".utf8))
          continuation.finish(throwing: TransportError(.interrupted, "cut off"))
        })
      return TransportResponse(HTTPResponse(status: .ok), body: .stream(stream))
    }
  }

  private func ok(_ body: String) -> TransportResponse {
    TransportResponse(
      HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]), body: .bytes(Array(body.utf8)))
  }

  /// `?page=3` or `{"afterKey": 30}`, a hundred items a page.
  private func page(_ request: HTTPRequest, _ body: RequestBody) -> String {
    let size = 100
    let tree = try? JSONReader.decode(JSONValue.self, from: Self.bytes(body))
    let number = URLComponents(string: request.path ?? "")?.queryItems?.first { $0.name == "page" }?.value
    let start =
      tree?.at("/afterKey")?.pageNumber.map { Int($0) } ?? number.flatMap { Int($0) }.map { ($0 - 1) * size } ?? 0
    let end = min(count, start + size)
    let next = end < count ? ",\"afterKey\":\(end),\"next\":\(end / size + 1)" : ""
    return "{\"data\":\(ListServer.array(start..<end)),\"total\":\(count)\(next)}"
  }

  private static func bytes(_ body: RequestBody) -> [UInt8] {
    if case .bytes(let bytes) = body { bytes } else { [] }
  }
}
