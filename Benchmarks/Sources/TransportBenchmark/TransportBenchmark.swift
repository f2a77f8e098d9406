import ClientsmithAsyncHTTPClient
@_spi(Generated) import ClientsmithRuntime
import Foundation

/// Whole calls over one transport against a server on loopback, as `scripts/bench transports` runs it: one process for each
/// transport and part, so that none sees what another left behind.
///
///     TransportBenchmark PORT curl|asyncHTTPClient|urlSession get|get64|post64|down|up
///
/// Prints calls per second and microseconds of processor time a call, or seconds and the peak of memory in MiB.
@main
enum TransportBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let transport = transport(arguments[2]) else { exit(64) }
    let connection = connection(to: arguments[1], transport)
    switch arguments[3] {
    case "get": try await calls(get, over: connection, count: 5_000, atOnce: 1)
    case "get64": try await calls(get, over: connection, count: 20_480, atOnce: 64)
    case "post64": try await calls(post, over: connection, count: 10_240, atOnce: 64)
    case "down": try await transfer { try await download(over: connection) }
    case "up": try await transfer { try await upload(over: connection) }
    default: exit(64)
    }
  }

  static func transport(_ name: String) -> (any Transport)? {
    switch name {
    case "asyncHTTPClient": return AsyncHTTPClientTransport()
    case "urlSession": return URLSessionTransport.shared
    case "curl":
      #if os(Linux)
      return try? CurlTransport()
      #else
      return nil
      #endif
    default: return nil
    }
  }

  static func connection(to port: String, _ transport: any Transport) -> Connection {
    let description = APIDescription(
      name: "Pets", version: "1", security: [SecurityRequirement([("key", [])])], rateLimits: [])
    let key = APIKeyAuthenticator("secret", name: "Authorization", in: .header, prefix: "Bearer ")
    return Connection(
      description: description, server: "http://127.0.0.1:\(port)", credentials: [Credential(scheme: "key", key)],
      configuration: ClientConfiguration(transport: transport, retries: .never, responseSizeLimit: .max))
  }
}
