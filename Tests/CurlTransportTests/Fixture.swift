#if os(Linux)
import ClientsmithRuntime
import HTTPTypes
import LoopbackServers
import Testing

/// The libcurls that have to be told apart: with everything, before `CURLOPT_QUICK_EXIT`, before `CURLOPT_PREREQFUNCTION`.
enum Vintage: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case current
  case before787 = "before 7.87"
  case before780 = "before 7.80"

  var testDescription: String { rawValue }

  /// A transport that does without what came later.
  func transport(_ configuration: CurlTransport.Configuration = .init()) throws -> CurlTransport {
    switch self {
    case .current: try CurlTransport(configuration)
    case .before787: try CurlTransport(configuration, version: CurlVersion(7, 86))
    case .before780: try CurlTransport(configuration, version: CurlVersion(7, 68))
    }
  }
}

func request(_ method: HTTPRequest.Method, _ path: String = "/", on server: RawServer) -> HTTPRequest {
  HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(server.port)", path: path)
}

extension CurlTransport {
  /// Sends a request and reads its answer.
  func exchange(
    _ request: HTTPRequest, _ body: RequestBody = .none, upTo limit: Int = 1_048_576
  ) async throws -> (head: HTTPResponse, body: [UInt8]) {
    let response = try await send(request, body: body)
    return (response.head, try await response.body.collect(upTo: limit))
  }
}

/// Runs a test with a server, and stops it.
func withServer<Result>(
  _ answer: @escaping @Sendable (RawServer.Request) -> [RawServer.Step], _ body: (RawServer) async throws -> Result
) async throws -> Result {
  let server = try await RawServer.start(answer)
  do {
    let result = try await body(server)
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}

func withServer<Result>(answering text: String, _ body: (RawServer) async throws -> Result) async throws -> Result {
  try await withServer({ _ in [.send(Array(text.utf8))] }, body)
}

/// Whether an exchange ended because its task was cancelled: before anything was sent, or after.
func isCancellation(_ error: any Error) -> Bool {
  error is CancellationError || (error as? TransportError)?.kind == .neverSent
}

/// What went wrong with an exchange, as far as the caller is told; nil where it succeeded.
func failure(_ body: () async throws -> Void) async throws -> TransportError? {
  do {
    try await body()
    return nil
  } catch let error as TransportError {
    return error
  }
}

let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
#endif
