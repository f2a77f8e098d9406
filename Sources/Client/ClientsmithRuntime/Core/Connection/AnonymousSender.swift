import HTTPTypes

/// Sends the requests that obtain tokens: no credentials, no retries, no redirects, no middleware that could see passwords.
struct AnonymousSender: Sendable {
  let configuration: ClientConfiguration
  let userAgent: String

  /// The largest answer of a token endpoint, in bytes.
  private static let sizeLimit = 1_048_576

  func send(_ request: HTTPRequest, body: [UInt8]) async throws -> (HTTPResponse, [UInt8]) {
    var request = request
    if request.headerFields.firstValue(.userAgent) == nil {
      request.headerFields.append(HTTPField(name: .userAgent, value: userAgent))
    }
    let start = ContinuousClock.now
    let response = try await configuration.transport.send(
      request, body: body.isEmpty ? .none : .bytes(body), timeout: configuration.timeout)
    if response.body.available != nil { return (response.head, try await response.body.collect(upTo: Self.sizeLimit)) }
    let left = configuration.timeout.map { $0 - start.duration(to: .now) }
    return (response.head, try await Self.collect(response.body, within: left))
  }

  /// Reads a body that must come whole in time: all calls wait for the token in it. Real time, as in transports.
  private static func collect(_ body: ResponseBody, within time: Duration?) async throws -> [UInt8] {
    guard let time else { return try await body.collect(upTo: sizeLimit) }
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask { try await body.collect(upTo: sizeLimit) }
      group.addTask {
        try await Task.sleep(for: max(time, .milliseconds(1)))
        throw TransportError(.timedOut, "the answer stopped coming")
      }
      defer { group.cancelAll() }
      guard let bytes = try await group.next() else { throw CancellationError() }
      return bytes
    }
  }
}
