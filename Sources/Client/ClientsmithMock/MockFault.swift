import ClientsmithRuntime

/// Something that goes wrong at a mock: planned with `fail`, or thrown by a handler.
public struct MockFault: Error, Sendable {
  let kind: MockFaults.Kind

  /// An answer of a status; its body is the document's example for that status, or one made from its schema.
  public static func status(_ status: Int, retryAfter: Duration? = nil) -> MockFault {
    MockFault(kind: .status(status, retryAfter: retryAfter.map { Double($0.components.seconds) }, body: nil))
  }

  /// An answer of a status with a body, for instance a model of an error. JSON that cannot be written has no body.
  public static func status(
    _ status: Int, _ body: some JSONEncodable, retryAfter: Duration? = nil
  ) -> MockFault {
    let value = try? MockValueParser.parse(JSONWriter.encode(body))
    return MockFault(kind: .status(status, retryAfter: retryAfter.map { Double($0.components.seconds) }, body: value))
  }

  /// The connection ends before an answer comes.
  public static var disconnect: MockFault { MockFault(kind: .disconnect) }

  /// Every token ends, and then the request is answered as ever. Of use with `fail` alone.
  public static var expireTokens: MockFault { MockFault(kind: .expireTokens) }
}
