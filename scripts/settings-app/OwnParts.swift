public import ClientsmithRuntime
import FirstQuadrant
public import HTTPTypes

/// Middleware as an app has it: a header more, and a look at the answer.
nonisolated public struct Stamp: Middleware {
  public init() {}

  public func intercept(
    _ request: HTTPRequest, body: RequestBody, operation: OperationContext, next: @Sendable (_ request: HTTPRequest, _ body: RequestBody) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    var request = request
    if let name = HTTPField.Name("X-Attempt") { request.headerFields[name] = "\(operation.attempt)" }
    return try await next(request, body)
  }
}

/// A transport of one's own, which answers everything with the same.
nonisolated public struct Canned: Transport {
  let text: String

  public func send(_ request: HTTPRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse {
    TransportResponse(HTTPResponse(status: .ok), body: .bytes(Array(text.utf8)))
  }
}

/// A store of one's own.
public actor Shelf: TokenStore {
  private var tokens: [TokenKey: TokenSet] = [:]

  public func load(_ key: TokenKey) async throws -> TokenSet? { tokens[key] }
  public func save(_ tokens: TokenSet, for key: TokenKey) async throws { self.tokens[key] = tokens }
  public func remove(_ key: TokenKey) async throws { tokens[key] = nil }
}

/// Puts them together.
nonisolated public func makeClient(answering text: String) -> FirstQuadrantClient {
  var configuration = ClientConfiguration.default
  configuration.transport = Canned(text: text)
  configuration.middleware = [Stamp()]
  configuration.tokenStore = Shelf()
  return FirstQuadrantClient(credentials: .accessToken("token"), configuration: configuration)
}
