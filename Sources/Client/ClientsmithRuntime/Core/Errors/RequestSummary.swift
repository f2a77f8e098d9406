import HTTPTypes

/// A request without its secrets, for errors and log lines: no headers, no body, no credential.
public struct RequestSummary: Sendable, Hashable, CustomStringConvertible {
  /// The HTTP method.
  public let method: HTTPRequest.Method
  /// The URL; values of secret path and query parameters are `[secret]`.
  public let url: String

  /// A summary of these words: whoever writes the URL leaves its secrets out.
  public init(method: HTTPRequest.Method, url: String) {
    self.method = method
    self.url = url
  }

  static let empty = RequestSummary(method: .get, url: "")

  /// `GET https://api.example.com/v1/incidents?page=2`.
  public var description: String { "\(method.rawValue) \(url)" }
}
