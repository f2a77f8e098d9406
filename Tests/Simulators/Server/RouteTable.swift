/// What a simulator answers, by endpoint.
package struct RouteTable: Sendable {
  package typealias Handler = @Sendable (Exchange) async throws -> Reply

  /// One endpoint and its handler.
  package struct Route: Sendable {
    package let endpoint: Endpoint
    package let handler: Handler

    package init(_ endpoint: Endpoint, _ handler: @escaping Handler) {
      self.endpoint = endpoint
      self.handler = handler
    }
  }

  private let routes: [Route]
  private let missing: Reply
  private let finish: @Sendable (Exchange, Reply) -> Reply

  /// The first route that matches wins; `missing` answers where none does; `finish` sees every answer last.
  package init(
    _ routes: [Route], missing: Reply, finish: @escaping @Sendable (Exchange, Reply) -> Reply = { _, reply in reply }
  ) {
    self.routes = routes
    self.missing = missing
    self.finish = finish
  }

  package func answer(_ exchange: Exchange) async -> Reply {
    finish(exchange, await handle(exchange))
  }

  private func handle(_ exchange: Exchange) async -> Reply {
    for route in routes {
      guard let holes = route.endpoint.match(method: exchange.request.method, path: exchange.request.path) else {
        continue
      }
      var exchange = exchange
      exchange.holes = holes
      do {
        return try await route.handler(exchange)
      } catch let reply as Reply {
        return reply
      } catch {
        return Reply(500)
      }
    }
    return missing
  }
}
