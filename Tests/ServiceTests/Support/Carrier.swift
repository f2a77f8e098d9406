import ClientsmithAsyncHTTPClient
import ClientsmithRuntime
import Testing

/// What carries the requests of a test: each journey is made over both.
enum Carrier: String, CaseIterable, Sendable, CustomTestStringConvertible {
  /// What clients use that are told nothing: libcurl on Linux, `URLSession` elsewhere.
  case standard
  case asyncHTTPClient = "async-http-client"

  var transport: any Transport {
    switch self {
    case .standard: ClientConfiguration.platformTransport
    case .asyncHTTPClient: AsyncHTTPClientTransport()
    }
  }

  var testDescription: String { rawValue }
}
