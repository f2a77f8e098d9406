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
    let response = try await configuration.transport.send(
      request, body: body.isEmpty ? .none : .bytes(body), timeout: configuration.timeout)
    return (response.head, try await response.body.collect(upTo: Self.sizeLimit))
  }
}
