/// What a client was told of its service's JSON beside the document.
package enum JSONReadingRules {
  /// Whether a time without an offset is one of UTC, for the documents that this task parses.
  @TaskLocal package static var assumesUTC = false

  /// Reads something by a client's own rules.
  package static func reading<Value>(assumesUTC: Bool, _ body: () throws -> Value) rethrows -> Value {
    guard assumesUTC else { return try body() }
    return try $assumesUTC.withValue(true) { try body() }
  }
}

extension ConnectionCore {
  /// Reads something by the client's own rules.
  func reading<Value>(_ body: () throws -> Value) rethrows -> Value {
    try JSONReadingRules.reading(assumesUTC: configuration.assumesUTC, body)
  }
}
