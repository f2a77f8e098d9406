import ClientsmithRuntime
import Foundation
import HTTPTypes

/// Answers requests from a recording: each with the first exchange of the same method and URL that was not used yet.
///
/// A request that was not recorded, or more often than recorded, makes the call fail with ``NotRecorded``.
public final class ReplayTransport: ExchangeKeeping {
  private let redaction: ExchangeRedaction
  private let rest: Locked<[Exchange]>

  /// Replays exchanges; `secretNames` must be those of the recording.
  public init(_ exchanges: [Exchange], secrets: [String] = [], secretNames: [String] = []) {
    redaction = ExchangeRedaction(secrets: secrets, names: secretNames)
    rest = Locked(exchanges)
  }

  /// Replays a file that ``RecordingTransport/save(to:)`` wrote; throws when it cannot be read.
  public convenience init(contentsOf url: URL, secrets: [String] = [], secretNames: [String] = []) throws {
    let exchanges = try JSONDecoder().decode([Exchange].self, from: Data(contentsOf: url))
    self.init(exchanges, secrets: secrets, secretNames: secretNames)
  }

  /// The exchanges that were not asked for.
  public var unused: [Exchange] { rest.withLock { $0 } }

  /// Answers a request of a client.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try Task.checkCancellation()
    let url = redaction.forCurrentCall.url(request)
    let method = request.method.rawValue
    let exchange = rest.withLock { rest -> Exchange? in
      guard let index = rest.firstIndex(where: { $0.method == method && $0.url == url }) else { return nil }
      return rest.remove(at: index)
    }
    guard let exchange else { throw NotRecorded(request: "\(method) \(url)") }
    let bytes =
      exchange.responseBody.map { Array($0.utf8) }
      ?? exchange.binaryResponseBody.flatMap { Data(base64Encoded: $0) }.map { Array($0) } ?? []
    return try StubResponse(
      status: exchange.status, headers: exchange.responseHeaders.map { ($0.name, $0.value) }, body: bytes
    ).transportResponse()
  }
}

/// A request that a ``ReplayTransport`` has no exchange for.
public struct NotRecorded: Error, Sendable, Hashable, CustomStringConvertible {
  /// Method and URL, without secrets.
  public let request: String

  /// `no exchange is recorded, or left, for GET https://…`.
  public var description: String { "no exchange is recorded, or left, for \(request)" }
}
