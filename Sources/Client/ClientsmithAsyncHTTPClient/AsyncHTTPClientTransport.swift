#if AsyncHTTPClient
import AsyncHTTPClient
import ClientsmithRuntime
import HTTPTypes
import NIOCore
import NIOHTTP1
import Tracing

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

  /// What keeps the requests that the client would queue in line before it.
  public let gate: ConnectionGate?

  /// Whether the client has a tracer: each of its requests is a span already.
  public var makesSpans: Bool { client.tracer.map { !($0 is NoOpTracer) } ?? false }

  /// A transport over the process's shared client.
  public init() {
    client = SharedClient.client
    gate = SharedClient.gate
  }

  /// A transport over a client of the program's own, which it also shuts down. See ``configuration(connectionsPerOrigin:)``
  /// for settings that fit; `connectionsPerOrigin` must be no more than the client opens.
  public init(client: HTTPClient, connectionsPerOrigin: Int = ConnectionGate.defaultLimit) {
    self.client = client
    gate = ConnectionGate(limit: connectionsPerOrigin)
  }

  /// Settings that fit a transport: no redirects, no limits of time, since the runtime has its own, as many connections to an
  /// origin as may be needed, and gzip and deflate undone up to 1,000 times their size.
  public static func configuration(
    connectionsPerOrigin: Int = ConnectionGate.defaultLimit
  ) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .enabled(limit: .ratio(1000))
    // The runtime retries by its own policy, and has to hear of a refused connection to do so.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerOrigin
    configuration.timeout = .init(connect: .hours(24 * 365), read: nil)
    // Its spans show whole URLs, queries included; ClientsmithTelemetry makes others.
    configuration.tracing.tracer = nil
    #if canImport(Network)
    // A route that may come back is not waited for: the runtime tries again by its own policy.
    configuration.networkFrameworkWaitForConnectivity = false
    #endif
    return configuration
  }

  /// Sends a request; throws `TransportError` and `CancellationError`.
  public func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    try Task.checkCancellation()
    let progress = SendProgress()
    let clientRequest = try HTTPClientRequest(request, body: body, progress)
    do {
      let response = try await client.execute(clientRequest, deadline: .distantFuture)
      let chunks = ResponseChunks(base: response.body)
      return TransportResponse(HTTPResponse(response), body: .stream(ByteStream(chunks)))
    } catch is CancellationError {
      throw progress.cancellation
    } catch {
      if Task.isCancelled { throw progress.cancellation }
      throw TransportError(asyncHTTPClient: error)
    }
  }
}

/// The client of transports that are not given one; it lives as long as the process.
private enum SharedClient {
  static let client = HTTPClient(
    eventLoopGroupProvider: .singleton, configuration: AsyncHTTPClientTransport.configuration())
  static let gate = ConnectionGate()
}
#else
/// Async-http-client's transport, which this build is without.
@available(
  *, unavailable,
  message: "name the trait AsyncHTTPClient where the package is named: traits: [.defaults, \"AsyncHTTPClient\"]"
)
public struct AsyncHTTPClientTransport {
  /// Not there without the trait.
  public init() {}
}
#endif
