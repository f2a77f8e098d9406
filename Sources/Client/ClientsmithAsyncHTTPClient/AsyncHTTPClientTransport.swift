#if AsyncHTTPClient
import AsyncHTTPClient
import ClientsmithRuntime
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Sends requests through async-http-client: bodies are streamed both ways, and a slow reader or writer slows the other side
/// down.
///
///     var configuration = ClientConfiguration.default
///     configuration.transport = AsyncHTTPClientTransport()
///
/// Without a client of the program's own, one is shared by the process that does not follow redirects and undoes gzip and
/// deflate. A client that is given in has to do the former too: a redirect that it follows by itself may carry credentials
/// to another server.
public struct AsyncHTTPClientTransport: Transport {
  private let client: HTTPClient

  /// A transport over the process's shared client.
  public init() {
    client = SharedClient.client
  }

  /// A transport over a client of the program's own, which it also shuts down. See
  /// ``configuration(connectTimeout:readTimeout:)`` for settings that fit.
  public init(client: HTTPClient) {
    self.client = client
  }

  /// Settings that fit a transport: no redirects, gzip and deflate undone up to 1,000 times their size.
  ///
  /// A call's own time limit ends with the answer's head; `readTimeout` is what ends a body that has stopped coming.
  /// `connectTimeout` is long because async-http-client counts the time that a request waits for one of the pool's
  /// connections to become free: with a short one, the last of many calls at once would fail unsent.
  public static func configuration(
    connectTimeout: Duration = .seconds(60), readTimeout: Duration = .seconds(600)
  ) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .enabled(limit: .ratio(1000))
    // The runtime retries by its own policy, and has to hear of a refused connection to do so.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.timeout = .init(connect: TimeAmount(connectTimeout), read: TimeAmount(readTimeout))
    return configuration
  }

  /// Sends a request; throws `TransportError` and `CancellationError`.
  public func send(_ request: HTTPRequest, body: RequestBody, timeout: Duration?) async throws -> TransportResponse {
    try Task.checkCancellation()
    let clientRequest = try HTTPClientRequest(request, body: body)
    let deadline: NIODeadline = timeout.map { .now() + TimeAmount($0) } ?? .distantFuture
    do {
      let response = try await client.execute(clientRequest, deadline: deadline)
      let chunks = ResponseChunks(base: response.body)
      return TransportResponse(HTTPResponse(response), body: .stream(ByteStream(chunks)))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      if Task.isCancelled { throw CancellationError() }
      throw TransportError(asyncHTTPClient: error)
    }
  }
}

/// The client of transports that are not given one; it lives as long as the process.
private enum SharedClient {
  static let client = HTTPClient(
    eventLoopGroupProvider: .singleton, configuration: AsyncHTTPClientTransport.configuration())
}

extension TimeAmount {
  /// The same time, cut off at what 64 bits of nanoseconds hold.
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    self = .nanoseconds(overflow ? .max / 2 : nanoseconds + attoseconds / 1_000_000_000)
  }
}
#else
/// Async-http-client's transport, which this build is without.
@available(
  *, unavailable, message: "name the trait AsyncHTTPClient where the package is named: traits: [\"AsyncHTTPClient\"]"
)
public struct AsyncHTTPClientTransport {
  /// Not there without the trait.
  public init() {}
}
#endif
