import ClientsmithRuntime
import FirstQuadrant
import HTTPTypes

/// Middleware as an app has it: a header more, and a look at the answer.
nonisolated struct Stamp: Middleware {
  init() {}

  func intercept(
    _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: Next
  ) async throws -> TransportResponse {
    var request = request
    if let name = HTTPField.Name("X-Attempt") { request.headerFields[name] = "\(operation.attempt)" }
    return try await next(request, body)
  }
}

/// A transport of one's own, which answers everything with the same.
nonisolated struct Canned: Transport {
  let text: String

  func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    TransportResponse(HTTPResponse(status: .ok), body: .bytes(Array(text.utf8)))
  }
}

/// A store of one's own.
actor Shelf: TokenStore {
  private var tokens: [SessionKey: TokenSet] = [:]
  private let turns = SessionTurns()

  func load(_ key: SessionKey) async throws -> TokenSet? { tokens[key] }
  func save(_ tokens: TokenSet, for key: SessionKey) async throws { self.tokens[key] = tokens }
  func remove(_ key: SessionKey) async throws { tokens[key] = nil }
  func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
}

/// Puts them together.
nonisolated func makeClient(answering text: String) -> FirstQuadrantClient {
  var configuration = ClientConfiguration.default
  configuration.transport = Canned(text: text)
  configuration.middleware = [Stamp()]
  configuration.tokenStore = Shelf()
  return FirstQuadrantClient(credentials: .accessToken("token"), configuration: configuration)
}
