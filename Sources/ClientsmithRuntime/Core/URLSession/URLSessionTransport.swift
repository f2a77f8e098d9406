import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests through Foundation's `URLSession`.
public final class URLSessionTransport: Transport {
  /// A transport that all clients may share.
  public static let shared = URLSessionTransport()

  /// A transport with a session of its own.
  public init() {}

  public func send(_ request: HTTPRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse {
    throw TransportError(.neverSent, "not there yet")
  }
}
