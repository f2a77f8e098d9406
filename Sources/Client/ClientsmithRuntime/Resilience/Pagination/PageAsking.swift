/// How pages are asked for and read, whatever their items.
struct PageAsking: Sendable {
  /// The parameters that carry credentials.
  var secretQueryNames: [String] = []
  /// Sends a request.
  let perform: @Sendable (OperationRequest) async throws -> RawResponse
  /// Turns what is wrong with a body into the client's own error.
  var undecodable: @Sendable (any Error, RawResponse) -> any Error = { error, _ in error }
  /// Hears of each item that cannot be read; nil: such an item fails its page.
  var report: (@Sendable (UndecodableItem) -> Void)?
  /// Hears of each page that arrives, with the number of its items.
  var arrived: (@Sendable (Int) -> Void)?
  /// Whether times without an offset are of UTC.
  var assumesUTC = false

  func reading<Value>(_ body: () throws -> Value) rethrows -> Value {
    try JSONReadingRules.reading(assumesUTC: assumesUTC, body)
  }
}
