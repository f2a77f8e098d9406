import HTTPTypes

/// A successful answer with its body collected.
public struct RawResponse: Sendable {
  /// The status, 2xx.
  public let status: HTTPResponse.Status
  /// The headers.
  public let headers: HTTPFields
  /// The body's bytes, for those who need no type beside them.
  package let bytes: [UInt8]
  /// The body as it came, with its type.
  public var rawBody: RawBody { RawBody(bytes, contentType: headers.firstValue(.contentType)) }
  /// The URL that was asked in the end, without credentials: the base of relative links.
  public var url: String { location.url }
  /// How many requests were sent for this call.
  public let attempts: Int

  /// Put together when asked for: most calls never need it.
  private let location: Location

  private enum Location: Sendable {
    case url(String)
    case target(RequestTarget)

    var url: String {
      switch self {
      case .url(let url): url
      case .target(let target): target.origin.text + target.path
      }
    }
  }

  /// Puts a response together. The body's type is the `Content-Type` among the headers, and added to them where only the body has one.
  public init(
    status: HTTPResponse.Status, headers: HTTPFields = HTTPFields(), rawBody: RawBody = RawBody([]), url: String = "",
    attempts: Int = 1
  ) {
    var headers = headers
    if let type = rawBody.contentType, headers.firstValue(.contentType) == nil { headers[.contentType] = type }
    self.init(status: status, headers: headers, bytes: rawBody.bytes, .url(url), attempts: attempts)
  }

  init(status: HTTPResponse.Status, headers: HTTPFields, bytes: [UInt8], target: RequestTarget, attempts: Int) {
    self.init(status: status, headers: headers, bytes: bytes, .target(target), attempts: attempts)
  }

  private init(
    status: HTTPResponse.Status, headers: HTTPFields, bytes: [UInt8], _ location: Location, attempts: Int
  ) {
    self.status = status
    self.headers = headers
    self.bytes = bytes
    self.location = location
    self.attempts = attempts
  }
}

/// A value and the answer that it came in; what `withResponse` gives.
public struct Response<Value> {
  /// The decoded value.
  public let value: Value
  /// The answer's status.
  public let status: HTTPResponse.Status
  /// The answer's headers.
  public let headers: HTTPFields
  /// The answer's body as it came; empty where it was streamed.
  public let rawBody: RawBody
  /// How many requests were sent for the call.
  public let attempts: Int

  /// Puts a response together: for previews, tests and doubles of one's own.
  public init(
    value: Value, status: HTTPResponse.Status = .ok, headers: HTTPFields = HTTPFields(),
    rawBody: RawBody = RawBody([]), attempts: Int = 1
  ) {
    self.value = value
    self.status = status
    self.headers = headers
    self.rawBody = rawBody
    self.attempts = attempts
  }
}

extension Response: Sendable where Value: Sendable {}

extension Response {
  /// The body as a JSON tree, with the members that the document does not name; throws ``JSONSyntaxError``.
  public func json() throws -> JSONValue { try rawBody.json() }

  /// The id by which the service's own people find the call: `X-Request-Id` and its like.
  public var requestID: String? { headers.requestID }
}

extension RawResponse {
  /// The id by which the service's own people find the call: `X-Request-Id` and its like.
  public var requestID: String? { headers.requestID }
}

/// An operation's answer whose type depends on the status: generated as an enum with a case for each.
public protocol ResponseDecodable: Sendable {
  /// Reads an answer; throws ``DecodingFailure`` or ``JSONSyntaxError`` where the body is not what the document says.
  init(status: HTTPResponse.Status, headers: HTTPFields, body: [UInt8]) throws
}

/// An operation's answer that is binary for some statuses: then the body is handed over while it arrives.
public protocol StreamedResponseDecodable: ResponseDecodable {
  /// An answer with a body that is still arriving; nil where one with this status and these headers is read whole.
  static func streamed(_ body: ResponseBody, status: HTTPResponse.Status, headers: HTTPFields) -> Self?
}

extension HTTPFields {
  /// The first field of a name, without joining several.
  @inline(never)
  package func firstValue(_ name: HTTPField.Name) -> String? {
    first { $0.name == name }?.value
  }
}
