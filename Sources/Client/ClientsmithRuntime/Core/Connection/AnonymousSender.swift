import HTTPTypes

/// Sends the requests that obtain tokens: no credentials, no retries, no redirects, no middleware that could see passwords.
final class AnonymousSender: Sendable {
  let path: ExchangePath
  let configuration: ClientConfiguration
  let userAgent: String
  let gates: RateLimitGates

  init(path: ExchangePath, configuration: ClientConfiguration, userAgent: String, gates: RateLimitGates) {
    self.path = path
    self.configuration = configuration
    self.userAgent = userAgent
    self.gates = gates
  }

  /// The largest answer of a token endpoint, in bytes.
  private static let sizeLimit = 1_048_576

  func send(_ request: HTTPRequest, body: [UInt8]) async throws -> (HTTPResponse, [UInt8]) {
    var request = request
    if request.headerFields.firstValue(.userAgent) == nil {
      request.headerFields.append(HTTPField(name: .userAgent, value: userAgent))
    }
    let origin = Origin(scheme: (request.scheme ?? "")[...], authority: (request.authority ?? "")[...])
    guard let origin else { throw TransportError(.neverSent, "the request has no valid URL") }
    let permit = try await permit(for: request, to: origin)
    do {
      let passage = try await path.enter(origin, until: nil)
      let (sent, path) = (request, path)
      // All calls wait for the token in the answer: it must come whole in the time in which another would begin.
      let answer = try await TimeLimit.run(
        silence: configuration.timeout, until: nil, in: configuration.environment, "the server did not answer in time"
      ) { _ in
        let response = try await path.exchange(
          sent, body.isEmpty ? .none : .bytes(body), passage, silence: nil, until: nil)
        return (response.head, try await response.body.collect(upTo: Self.sizeLimit))
      }
      permit?.complete(status: answer.0.status.code, headers: answer.0.headerFields)
      return answer
    } catch {
      permit?.complete((error as? TransportError)?.failure ?? .maybeSent)
      throw error
    }
  }

  /// Waits for the limits of this network address, which count logins like anything else.
  private func permit(for request: HTTPRequest, to origin: Origin) async throws -> RateLimitPermit? {
    let path = (request.path ?? "/").prefix { $0 != "?" }
    return try await gates.gate(to: origin)?.acquire(anonymous: "\(request.method) \(path)")
  }
}
