import ClientsmithAsyncHTTPClient
import ClientsmithRuntime
import Testing

/// What carries the requests of a test: each journey is made over both.
enum Carrier: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case urlSession = "URLSession"
  case asyncHTTPClient = "async-http-client"

  var transport: any Transport {
    switch self {
    case .urlSession: URLSessionTransport.shared
    case .asyncHTTPClient: AsyncHTTPClientTransport()
    }
  }

  var testDescription: String { rawValue }
}
