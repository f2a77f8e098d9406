/// Obtains tokens by a service's own login operations.
struct ExchangeTokenSource: TokenSource {
  let exchange: TokenExchange

  init(_ exchange: TokenExchange) {
    self.exchange = exchange
  }

  var account: String { "" }

  func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "not built yet")
  }
}
