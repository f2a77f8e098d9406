import ClientsmithRuntime
import HTTPTypes

/// A request and its answer as a recording keeps them: secrets replaced by `[secret]`.
public struct Exchange: Sendable, Codable, Hashable {
  /// One header.
  public struct Field: Sendable, Codable, Hashable {
    /// The name as sent.
    public var name: String
    /// The value, or `[secret]`.
    public var value: String
  }

  /// The HTTP method.
  public var method: String
  /// The URL; secret query values are `[secret]`.
  public var url: String
  /// The request's headers.
  public var requestHeaders: [Field]
  /// The request's body as text, nil where it is none.
  public var requestBody: String?
  /// The status.
  public var status: Int
  /// The answer's headers.
  public var responseHeaders: [Field]
  /// The answer's body as text, nil where it is none.
  public var responseBody: String?
  /// The bodies that are not UTF-8, in Base64.
  public var binaryRequestBody: String?
  /// See ``binaryRequestBody``.
  public var binaryResponseBody: String?
}
