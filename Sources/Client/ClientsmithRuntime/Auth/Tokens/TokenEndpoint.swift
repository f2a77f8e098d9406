import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Sends a request for a token, and sorts what can happen into an answer or a typed error.
package struct TokenEndpoint: Sendable {
  /// A 2xx answer.
  package struct Answer: Sendable {
    /// Its body, null when there was none or it was not JSON.
    package let json: JSONValue
    /// The URL that answered, without its secrets.
    package let url: String
    /// When the request was sent, by this machine's clock.
    package let sentAt: Date
    /// The answer's time by the server's clock (`Date`), else by this machine's.
    package let serverTime: Date
  }

  let context: AuthorizationContext
  /// What the request carries and an answer might repeat.
  let secrets: [Secret]

  /// `secrets` are taken out of the server's error texts.
  package init(for context: AuthorizationContext, hiding secrets: [Secret]) {
    self.context = context
    self.secrets = secrets
  }

  /// Sends one request to a URL. Throws `AuthenticationError`: `insecureEndpoint`, `unavailable` (408, 425, 429, 5xx, no
  /// answer) or `refused` (any other status that is not 2xx).
  package func send(
    _ method: HTTPRequest.Method, _ url: String, headers: HTTPFields, body: [UInt8]
  ) async throws -> Answer {
    guard context.services.allows(url) else {
      throw error(.insecureEndpoint, "\(ServiceURL.origin(of: url)) is not https; nothing was sent")
    }
    guard var request = ServiceURL.request(method, url) else {
      throw error(.malformedCredential, "the token endpoint's URL is not one")
    }
    request.headerFields = headers
    request.headerFields[.accept] = "application/json"
    let sentAt = context.environment.now()
    let (head, bytes) = try await answer(to: request, body)
    let json = (try? JSONReader.decode(JSONValue.self, from: bytes)) ?? .null
    guard (200..<300).contains(head.status.code) else { throw failure(head, json, at: url) }
    let date = head.headerFields[.date].flatMap(HTTPDate.seconds)
    return Answer(
      json: json, url: Redaction.url(url), sentAt: sentAt,
      serverTime: date.map(Date.init(timeIntervalSince1970:)) ?? context.environment.now())
  }

  /// An error about this endpoint.
  package func error(_ kind: AuthenticationError.Kind, _ message: String) -> AuthenticationError {
    AuthenticationError(kind, message, scheme: context.scheme, operationID: context.operationID)
  }

  /// A refusal that came in the body: its `error` code and description.
  package func refusal(_ json: JSONValue, status: Int? = nil, at url: String? = nil) -> AuthenticationError {
    let place = url.map { " \($0)" } ?? ""
    var refusal = error(.refused, "the token endpoint\(place) refused\(status.map { " with \($0)" } ?? "")")
    refusal.status = status
    fill(&refusal, from: json)
    return refusal
  }

  private func answer(to request: HTTPRequest, _ body: [UInt8]) async throws -> (HTTPResponse, [UInt8]) {
    do {
      return try await context.services.send(request, body)
    } catch let known as AuthenticationError {
      throw known
    } catch let error as RateLimitError {
      var failure = self.error(.unavailable, "the limit of requests from this address leaves no room for a login")
      failure.underlying = error
      failure.retryAfter = error.wait
      throw failure
    } catch {
      let url = "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "")"
      var failure = self.error(.unavailable, "the token endpoint \(Redaction.url(url)) did not answer")
      failure.underlying = error
      failure.mayHaveHappened = !((error as? TransportError)?.isNeverSent ?? false)
      throw failure
    }
  }

  private func failure(_ head: HTTPResponse, _ json: JSONValue, at url: String) -> AuthenticationError {
    let url = Redaction.url(url)
    let status = head.status.code
    guard status >= 500 || [408, 425, 429].contains(status) else {
      var refusal = refusal(json, status: status, at: url)
      refusal.challenges = head.headerFields[values: .wwwAuthenticate].map { ServiceErrorText.hide(secrets, in: $0) }
      return refusal
    }
    var failure = error(.unavailable, "the token endpoint \(url) answered \(status)")
    failure.status = status
    failure.retryAfter = RetryHints(head.headerFields).delay(at: context.environment)
    // What failed on the way to its answer may have done its work before, and a gateway does not know what the server behind it has
    // done. A server that answers that it cannot now (503), or not at all (501, 505), or with a 4xx, has done nothing.
    failure.mayHaveHappened = status >= 500 && ![501, 503, 505].contains(status)
    fill(&failure, from: json)
    return failure
  }

  private func fill(_ error: inout AuthenticationError, from json: JSONValue) {
    let text = ServiceErrorText(json, hiding: secrets)
    error.code = text.code
    error.detail = text.detail
    error.documentation = text.documentation
  }
}
